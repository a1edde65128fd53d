import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  closestSymbol,
  codeText,
  findSymbol,
  languageOf,
  linesOf,
} from '../../../src/code/symbols/find-symbol.ts';
import { packageRoot } from '../../../src/io/package-root.ts';

const FOLDER = join(packageRoot(), 'tests/fixtures/symbols');
const codeOf = async (text: string, path: string) => codeText(text, path, await languageOf(path));
const lines = async (text: string, path: string, symbol: string) => {
  const code = await codeOf(text, path);
  const found = linesOf(code, findSymbol(code, symbol));
  return found && `${found.from}-${found.to}`;
};

/** Each declaration with its container and lines, indented by its depth. */
async function outline(file: string): Promise<string> {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return ((await codeOf(text, file)).declarations ?? [])
    .map(({ name, container, depth, start, end }) => {
      const owner = container === null ? '' : ` of ${container}`;
      return `${'  '.repeat(depth)}${name}${owner} ${lineAt(start)}-${lineAt(end - 1)}\n`;
    })
    .join('');
}

const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.outline'));

test.each(files)('%s: finds declarations, and nothing in strings or comments', async (file) => {
  const declared = await outline(file);
  expect(declared).not.toMatch(
    /not ?this|also ?not|nor ?this|inraw|in_|heredoc|comment(?!s)|region/i,
  );
  await expect(declared).toMatchFileSnapshot(join(FOLDER, `${file}.outline`));
});

test('finds a method by its bare name, or qualified by its class', async () => {
  const text = 'class Queue {\n  claim() {}\n  #take() {}\n}\nclass Other {\n  claim() {}\n}\n';
  for (const [symbol, expected] of [
    ['claim', '2-2'],
    ['claim()', '2-2'],
    ['Other.claim', '6-6'],
    ['Other#claim', '6-6'],
    ['Other::claim', '6-6'],
    ['#take', '3-3'],
    ['take', '3-3'],
    ['Queue.take', '3-3'],
    ['Nobody.claim', null],
    ['Claim', null],
    ['constructor', null],
    ['', null],
  ] as const) {
    expect.soft([symbol, await lines(text, 'a.ts', symbol)]).toEqual([symbol, expected]);
  }
});

test('prefers the outermost declaration, and merges overloads', async () => {
  const text = `function outer() {
  const amount = 1;
}
export function amount(a: string): string;
export function amount(a: number): number;
export function amount(a: unknown) {
  return a;
}
`;
  expect(await lines(text, 'a.ts', 'amount')).toBe('4-8');
});

test('finds quoted names in SQL and variables in PHP', async () => {
  expect(await lines('create table "Invoice Line" (id int);', 'a.sql', 'Invoice Line')).toBe('1-1');
  expect(await lines('<?php\nclass A {\n  private int $limit = 1;\n}\n', 'a.php', '$limit')).toBe(
    '3-3',
  );
});

test('in other languages, finds a whole word and the block that starts there', async () => {
  const yaml =
    '# database of the tests\nservices:\n  database:\n    image: postgres\n  databases: {}\n';
  expect(await lines(yaml, 'compose.yaml', 'database')).toBe('3-4');
  expect(await lines(yaml, 'compose.yaml', 'data')).toBeNull();
  const c = 'static int\nretry(int id)\n{\n  return id;\n}\n\nint other;\n';
  expect(await lines(c, 'a.c', 'retry')).toBe('2-5');
  expect(
    await lines(
      '{\n  "scripts": {\n    "test": "x"\n  },\n  "a": 1\n}\n',
      'package.json',
      'scripts',
    ),
  ).toBe('2-4');
});

test('finds words outside the scripts of a component', async () => {
  const vue =
    '<template>\n  <b id="parcel">ship</b>\n</template>\n<script>\nfunction ship() {\n}\n</script>\n';
  expect(await lines(vue, 'a.vue', 'ship')).toBe('5-6');
  expect(await lines(vue, 'a.vue', 'parcel')).toBe('2-2');
  expect(await lines(vue, 'a.vue', 'gone')).toBeNull();
});

test('prefers a member to a variable inside a function', async () => {
  const text = 'class Queue {\n  #take() {}\n}\nfunction run() {\n  const take = () => {};\n}\n';
  expect(await lines(text, 'a.ts', 'take')).toBe('2-2');
});

test('suggests the symbol that was probably meant', async () => {
  const code = await codeOf('export const retryInvoice = () => {};\n', 'a.ts');
  expect(closestSymbol(code, 'Queue.retryInvoise')).toBe('retryInvoice');
  expect(closestSymbol(code, 'somethingElse')).toBeNull();
});

test('never throws on malformed code', async () => {
  const broken = [
    '`${`${',
    '"',
    "'",
    '/*',
    '{{{(',
    ')))',
    '<<~SQL\n',
    '"""',
    'class',
    'const {',
    'type X =',
  ];
  const endings = ['ts', 'py', 'go', 'java', 'kt', 'rb', 'rs', 'php', 'cs', 'sql', 'txt'];
  for (const ending of endings) {
    for (const text of ['', ...broken, ...broken.map((one) => `function a() { ${one}`)]) {
      await expect(lines(text, `a.${ending}`, 'a')).resolves.not.toBeUndefined();
    }
  }
});
