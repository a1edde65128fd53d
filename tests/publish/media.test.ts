import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { load } from '../../src/load/load-workspace.ts';
import { documentsOf } from '../../src/model/documents.ts';
import { createEncodeCache, publishMedia } from '../../src/publish/media.ts';
import { validFiles } from '../valid-workspace.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-media-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string | Uint8Array>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

function replaceByLink(file: string, target: string): void {
  rmSync(join(root, file), { recursive: true });
  symlinkSync(target, join(root, file));
}

/** The engagement as checked, with a function that publishes the files as they are later. */
async function checked() {
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  write({
    ...validFiles(),
    'prebrief.config.mjs': "export default { downloads: ['csv'] };\n",
    'content/demo/page.mdx':
      '---\ntitle: P\ndescription: P.\n---\n\n![A plan](./img/plan.png), [figures](./figures.csv), [page](./page.html).\n',
    'content/demo/img/plan.png': picture,
    'content/demo/figures.csv': 'a,b\n',
    'content/demo/page.html': '<p>',
    'content/other/img/plan.png': picture,
    'content/other/figures.csv': 'qzother\n',
  });
  const { workspace, settings } = await load(root);
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('there is none');
  return {
    workspace,
    publish: () =>
      publishMedia(documentsOf(engagement), engagement, {
        root,
        workspace,
        downloads: settings.downloads,
        encodeFile: createEncodeCache(),
      }),
  };
}

test('publishes only files that documents use and that have a known type', async () => {
  const { publish } = await checked();
  const { views } = await publish();
  expect(Object.keys(views)).toEqual(['content/demo/figures.csv', 'content/demo/img/plan.png']);
});

test.each<[string, () => void]>([
  [
    'a link to a file elsewhere',
    () => replaceByLink('content/demo/img/plan.png', '../../other/img/plan.png'),
  ],
  ['a folder that is a link', () => replaceByLink('content/demo/img', '../other/img')],
  [
    'a link in place of a download',
    () => replaceByLink('content/demo/figures.csv', '../other/figures.csv'),
  ],
  ['a link in place of the engagement', () => replaceByLink('content/demo', 'other')],
  ['other text', () => write({ 'content/demo/figures.csv': 'qzlater\n' })],
  ['a missing file', () => rmSync(join(root, 'content/demo/figures.csv'))],
])('publishes nothing that differs from what was checked: %s', async (_, swap) => {
  const { publish } = await checked();
  swap();
  await expect(publish()).rejects.toThrow(UserError);
});

test('leaves out a file that has a finding', async () => {
  const { workspace, publish } = await checked();
  const searched = workspace.searched['content/demo/figures.csv'];
  if (searched)
    searched.problem = {
      range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      message: 'No.',
      hint: 'No.',
    };
  expect(Object.keys((await publish()).views)).toEqual(['content/demo/img/plan.png']);
});
