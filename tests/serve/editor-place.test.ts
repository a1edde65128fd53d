import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { editorPlace } from '../../src/serve/editor-place.ts';
import { find } from '../report/diagnostics.ts';

function workspaceWith(...files: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'prebrief-editor-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const root = join(home, 'work');
  for (const file of ['../outside.mdx', ...files]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return root;
}

const at = (file: string) => find('4:2-4:3', { file });

test('opens a place only if it is written exactly as in the finding', () => {
  const file = "content/demo/Büro's (1) & co;$x.mdx";
  const root = workspaceWith(file);
  expect(editorPlace(root, `${file}:4:2`, [at(file)])).toBe(join(root, `${file}:4:2`));
  for (const place of [file, `${file}:4`, `${file}:5:2`, `./${file}:4:2`, `${root}/${file}:4:2`]) {
    expect(editorPlace(root, place, [at(file)]), place).toBeNull();
  }
  expect(editorPlace(root, `${file}:4:2`, [])).toBeNull();
});

test.for(['content/a"b.mdx', 'content/a\nb.mdx', 'content/a\u001b[2Jb.mdx', 'content/a\u0007.mdx'])(
  'does not open a name that a shell or a terminal could misinterpret: %j',
  (file) => {
    expect(editorPlace(workspaceWith(file), `${file}:4:2`, [at(file)])).toBeNull();
  },
);

test('does not open what is missing, outside, or not a file', () => {
  const root = workspaceWith('content/a.mdx');
  symlinkSync(join(root, '..', 'outside.mdx'), join(root, 'content', 'link.mdx'));
  for (const file of ['content/gone.mdx', 'content', 'content/link.mdx', '../outside.mdx']) {
    expect(editorPlace(root, `${file}:4:2`, [at(file)]), file).toBeNull();
  }
});
