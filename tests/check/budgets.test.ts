import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { createFindDiagramProblems } from '../../src/diagrams/find-problems.ts';
import { BUDGETS } from '../../src/model/budgets.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

/* Inputs that once took minutes, or crashed the whole check. The test is that they finish. */

const HEAD = '---\ntitle: Page\ndescription: A page.\n---\n\n';
const SIZE = 100_000;

function filled(text: string): string {
  return text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
}

/** Findings as `rule file`, without duplicates. */
async function check(files: Record<string, string>): Promise<string[]> {
  const parsed = workspaceOf({ ...validFiles(), ...files });
  const workspace = { ...parsed, diagrams: await createFindDiagramProblems()(parsed) };
  const options = { rules: RULES, today: '2026-12-01', trusted: false };
  const found = runRules(workspace, options).map(({ rule, file }) => `${rule} ${file}`);
  return [...new Set(found)];
}

const page = (body: string, head = HEAD) => ({ 'content/demo/page.mdx': `${head}${body}\n` });

test.each([
  ['a', []],
  ['TODO ', ['sections/placeholder']],
  ['[AC-9] ', ['criteria/unknown']],
  ['[a](#x) ', ['links/anchor']],
  ['://', ['content/unreadable']],
  [':::\n', ['content/unreadable']],
  ['[a](b) ', ['links/broken']],
])('100,000 characters of %j are checked', async (token, rules) => {
  expect(await check(page(filled(token)))).toEqual(
    rules.map((rule) => `${rule} content/demo/page.mdx`),
  );
});

describe('a document over budget is refused, and the others are checked', () => {
  const refused = ['content/unreadable content/demo/page.mdx', 'links/broken content/demo/z.mdx'];

  test.each([
    ['headings', '# a\n\n'.repeat(BUDGETS.headings.most + 1)],
    ['tables', '| a |\n| - |\n\n'.repeat(BUDGETS.blocks.most + 1)],
    ['components', '<Note />\n\n'.repeat(BUDGETS.blocks.most + 1)],
    ['containers', ':::note\na\n:::\n\n'.repeat(BUDGETS.blocks.most + 1)],
    ['columns', `${'| a '.repeat(600)}|\n${'| - '.repeat(600)}|\n`],
    ['cells', `${'| a '.repeat(400)}|\n${'| - '.repeat(400)}|\n${'| a |\n'.repeat(200)}`],
    ['code blocks', '```ts\na\n```\n\n'.repeat(BUDGETS.codeBlocks.most + 1)],
    ['code', `\`\`\`ts\n${'a '.repeat(9000)}\n\`\`\`\n\n`.repeat(12)],
    ['diagrams', '```mermaid\npie\n```\n\n'.repeat(BUDGETS.diagrams.most + 1)],
    ['text of diagrams', `\`\`\`mermaid\npie\n${'%% a\n'.repeat(1000)}\`\`\`\n\n`.repeat(9)],
  ])('%s', async (_, body) => {
    const other = { 'content/demo/z.mdx': `${HEAD}[a](b.mdx)\n` };
    expect(await check({ ...page(body), ...other })).toEqual(refused);
  });

  test.each(['"\n', "'\n\n", ',\n', ']', '}', 'a: b\n', '%\n'])(
    'YAML full of %j',
    async (token) => {
      const other = { 'content/demo/z.mdx': `${HEAD}[a](b.mdx)\n` };
      const text = { 'content/demo/page.mdx': `---\ntitle: Page\n${filled(token)}\n---\n` };
      const found = await check({ ...text, ...other });
      expect(found.at(-1)).toBe(refused[1]);
      expect(found[0]).toMatch(
        /^(content\/unreadable|frontmatter\/syntax) content\/demo\/page.mdx$/,
      );
    },
  );

  test('blank lines in YAML do not count', async () => {
    const head = `---\ntitle: Page\ndescription: A page.\n${filled('\t\n')}---\n`;
    expect(await check(page('Text.', head))).toEqual([]);
  });
});

test.each(['@(', '{a,b}', '+(', '*a', '**/', '!(a)', '+(a|a)', '(a+)+', '?(a)'])(
  'a glob in "covers" that repeats %j is refused',
  async (token) => {
    for (const glob of [filled(token), token.repeat(20)]) {
      const head = `---\ntitle: P\ndescription: P.\ncovers: [a, ${JSON.stringify(glob)}]\n---\n\n`;
      const [finding] = runRules(workspaceOf({ ...validFiles(), ...page('a', head) }), {
        rules: RULES,
        today: '2026-12-01',
        trusted: false,
      });
      expect(finding?.rule).toBe('frontmatter/schema');
      expect(finding?.range.start).toEqual({ line: 4, column: 13 });
    }
  },
);

describe('the schema in a template', () => {
  const note = (schema: string, value: string) => ({
    'templates/note.mdx': `---\ntitle: N\ndescription: N.\ncontract:\n  frontmatter: ${schema}\n---\n`,
    ...page('a', `---\ntitle: P\ndescription: P.\nkind: note\nvalue: ${value}\n---\n\n`),
  });

  test.each(['^(a+)+$', '^(a|aa)+$', '^(a?){30}b{30}$', '^(([a-z])+.)+[A-Z]$', '^(\\w+\\s?)*$'])(
    'the pattern %s is matched in time',
    async (pattern) => {
      const schema = { type: 'object', properties: { value: { type: 'string', pattern } } };
      const files = note(JSON.stringify(schema), `${'a'.repeat(5000)}!`);
      expect(await check(files)).toEqual(['frontmatter/schema content/demo/page.mdx']);
      const inArray = { type: 'array', contains: { type: 'string', pattern } };
      const nested = { type: 'object', properties: { value: inArray } };
      const list = note(JSON.stringify(nested), `["${'a'.repeat(5000)}!"]`);
      expect(await check(list)).toEqual(['frontmatter/schema content/demo/page.mdx']);
    },
  );

  test('a value that is too long for a pattern is refused', async () => {
    const schema = {
      type: 'object',
      properties: { value: { type: 'string', pattern: '^(a{1,30}){30}$' } },
    };
    const files = note(JSON.stringify(schema), 'a'.repeat(50_000));
    expect(await check(files)).toEqual(['content/unreadable content/demo/page.mdx']);
  });

  test.each([
    [
      'a pattern with a look-ahead',
      '{ type: object, properties: { value: { type: string, pattern: "(?=a)" } } }',
    ],
    [
      'a pattern with a back-reference',
      String.raw`{ type: object, properties: { value: { type: string, pattern: '(a)\1' } } }`,
    ],
    [
      'an invalid pattern',
      '{ type: object, properties: { value: { type: string, pattern: "(" } } }',
    ],
    [
      'a pattern for keys',
      '{ type: object, properties: { value: { type: object, patternProperties: { "(a+)+$": {} } } } }',
    ],
    ['a reference to itself', '{ $ref: "#" }'],
    [
      'a circular reference',
      '{ type: object, properties: { value: { $ref: "#/$defs/a" } }, $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } }',
    ],
    [
      'two references to itself for one value',
      '{ type: object, properties: { value: { allOf: [{ $ref: "#" }, { $ref: "#" }] } } }',
    ],
    [
      'thousands of schemas for one value',
      `{ type: object, properties: { value: { allOf: [${'{ type: string }, '.repeat(3000)}] } } }`,
    ],
  ])('%s is refused', async (_, schema) => {
    expect(await check(note(schema, 'a'))).toEqual(['frontmatter/schema templates/note.mdx']);
  });

  test('a recursive schema is supported', async () => {
    const schema =
      '{ type: object, properties: { value: { $ref: "#/$defs/tree" } }, $defs: { tree: { type: object, properties: { left: { $ref: "#/$defs/tree" }, right: { $ref: "#/$defs/tree" } }, additionalProperties: false } } }';
    expect(await check(note(schema, '{ left: { right: {} } }'))).toEqual([]);
    expect(await check(note(schema, '{ left: { right: 1 } }'))).toEqual([
      'frontmatter/schema content/demo/page.mdx',
    ]);
  });
});
