import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFolders, readLater } from '../../src/io/real-files.ts';
import { createSlot } from '../../src/io/watchdog.ts';
import { startWorkers, taskOf, type WatchedTask } from '../../src/load/document-workers.ts';
import { readDocuments } from '../../src/load/read-documents.ts';
import { shareDocuments } from '../../src/load/share-documents.ts';
import { validFiles } from '../valid-workspace.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-share-')));
const location = { root, contentFolder: 'content' };
const head = '---\ntitle: A\ndescription: A.\n';
const odd: (string | Uint8Array)[] = [
  `${head}order: .inf\nother: -0\nnot: .nan\nlarge: 1e999\nnothing:\n---\n\n<Details open={-0} a={${'9'.repeat(400)}}>A</Details>\n`,
  `${head}---\n\nTODO {{name}} ghp_${'a1B2'.repeat(9)} 😀\n\n{/* prebrief-disable-next-line x/y: z */}\n`,
  '\uFEFF---\r\ntitle: A\r\n---\r\n\r\n# A\r\n',
  `${head}a: 1\na: 2\n---\n\n<b>\n`,
  Uint8Array.of(0xff, 0xfe, 0x00),
  'a\0b',
  '> '.repeat(3000),
];
const contents = Array.from({ length: 330 }, (_, index) =>
  index % 20 < odd.length
    ? (odd[index % 20] ?? '')
    : `${head}---\n\n## Part ${index}\n\n[Link](/spec/), \`code\`.\n\n- [ ] **AC-${index}** It works.\n`,
);
const files = [
  ...Object.keys(validFiles()),
  ...contents.map((_, index) => `content/demo/n/${index}.mdx`),
  'content/demo/gone.mdx',
];

beforeAll(() => {
  const written = { ...validFiles() } as Record<string, string | Uint8Array>;
  for (const [index, content] of contents.entries()) {
    written[`content/demo/n/${index}.mdx`] = content;
  }
  for (const [file, content] of Object.entries(written)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('any number of threads reads the same, in the same order', async () => {
  const alone = await readDocuments(
    files.map((file) => readLater(openFolders(location), file)),
    { keepTexts: true },
  );
  const workers = startWorkers(files.length);
  expect(workers.length).toBeGreaterThan(0);
  expect(await shareDocuments(location, files, { keepTexts: true }, workers)).toStrictEqual(alone);
  expect(await shareDocuments(location, files, { keepTexts: true })).toStrictEqual(alone);
});

test('a check keeps everything but the texts', async () => {
  const kept = await shareDocuments(location, files, { keepTexts: true }, []);
  for (const { source } of kept)
    if (source.body) Object.assign(source.body, { text: null, reading: null });
  expect(await shareDocuments(location, files, { keepTexts: false })).toStrictEqual(kept);
});

test('an error in a thread is thrown here, with its stack', async () => {
  const [worker] = startWorkers(files.length);
  const slot = createSlot();
  const task = taskOf(location, files, { keepTexts: true });
  const broken = { ...task, files: [null], slot } as unknown as WatchedTask;
  const failure = await worker?.share(broken, () => {}).catch((error: unknown) => error);
  await worker?.stop();
  expect(failure).toBeInstanceOf(Error);
  expect((failure as Error).stack).toContain('document-worker.ts');
});
