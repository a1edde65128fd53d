import { expect, test } from 'vitest';
import { findSecretsInNames } from '../../src/secrets/find-secrets.ts';
import { filesOf } from '../valid-workspace.ts';
import { lots } from './corpus/draw.ts';

const draw = lots(3);
const TOKEN = `ghp_${draw.alnum(36)}`;

async function found(paths: string[]): Promise<string[]> {
  const texts = Object.fromEntries(paths.map((path) => [path, '']));
  const secrets = await findSecretsInNames(filesOf(texts));
  return secrets.map(({ file, inName }) => file.slice(inName?.start, inName?.end));
}

test.each([
  `content/demo/${TOKEN}.mdx`,
  `content/demo/notes-${TOKEN}.mdx`,
  `content/demo/${TOKEN}/page.mdx`,
  `content/demo/${TOKEN}.tar.gz`,
  `templates/${TOKEN}.mdx`,
])('the name %s contains a secret', async (path) => {
  expect(await found([path])).toEqual([TOKEN]);
});

test('a password is recognised by the word before it in a name, too', async () => {
  expect(await found(['content/demo/password=x7Kq-p9Zt.txt'])).toEqual(['x7Kq-p9Zt']);
});

test('a folder is reported once, however many files it contains', async () => {
  expect(await found([`content/demo/${TOKEN}/a.mdx`, `content/demo/${TOKEN}/b.mdx`])).toEqual([
    TOKEN,
  ]);
});

test.each([
  'content/demo/password-reset-of-the-customers-v2.mdx',
  'content/demo/how-tokens-are-renewed-2026-12-01.mdx',
  `content/demo/Brief ${draw.hex(32)}.md`,
  `content/demo/img/Screenshot 2026-12-01 at 10.30.12@2x.png`,
  `content/demo/img/${draw.uuid()}.png`,
  'content/demo/api-key-rotation-for-service-accounts.mdx',
])('the name %s contains no secret', async (path) => {
  expect(await found([path])).toEqual([]);
});
