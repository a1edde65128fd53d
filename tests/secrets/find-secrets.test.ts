import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/io/package-root.ts';
import type { WorkspaceFiles } from '../../src/parse/workspace.ts';
import { createFindSecrets } from '../../src/secrets/find-secrets.ts';
import { filesOf } from '../valid-workspace.ts';
import { CREDENTIALS, NONE, random } from './samples.ts';

const FILE = 'content/demo/page.mdx';

async function found(text: string): Promise<string[]> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const secrets = await createFindSecrets()(only({ [FILE]: text }));
  return secrets.map(({ range: { start, end } }) =>
    start.line === end.line
      ? (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1)
      : `${start.line}:${start.column}-${end.line}:${end.column}`,
  );
}

/** Without the built-in templates, which contain no secrets. */
function only(texts: Record<string, string>): WorkspaceFiles {
  return { ...filesOf(texts), builtInTemplates: [] };
}

describe('every kind of credential is found, exactly', () => {
  test.each(CREDENTIALS)('%s', async (_, before, secret, after = '') => {
    expect(await found(`Text.\n\n\`\`\`sh\n${before}${secret}${after}\n\`\`\`\n`)).toEqual([
      secret,
    ]);
  });

  test('anywhere in a document', async () => {
    const token = `ghp_${random(36)}`;
    const text = `---\ntitle: ${token}\n# ${token}\n---\n\n{/* ${token} */}\n\n- [a](https://example.com/?t=${token})\n\n| ${token} |\n| --- |\n\n\`${token}\`\n`;
    expect(await found(text)).toEqual(Array(6).fill(token));
  });

  test.each(['-----BEGIN PRIVATE KEY-----', '-----BEGIN ENCRYPTED PRIVATE KEY-----'])(
    'a block that starts with %s',
    async (begin) => {
      const end = begin.replace('BEGIN', 'END');
      const key = `${begin}\nMC4CAQAwBQYDK2VwBCIEI${random(43)}\n${end}`;
      expect(await found(`\`\`\`\n${key}\n\`\`\`\n`)).toEqual([`2:1-4:${end.length + 1}`]);
      const quoted = key.replaceAll('\n', '\n> ');
      expect(await found(`> ${quoted}\n`)).toEqual([`1:3-3:${end.length + 3}`]);
      expect(await found(`key: "${key.replaceAll('\n', '\\n')}"`)).toHaveLength(1);
      // A truncated paste is still part of a secret.
      expect(await found(key.slice(0, key.indexOf('\n-----END')))).toHaveLength(1);
    },
  );
});

test.each(NONE)('%s is not a secret', async (text) => {
  expect(await found(`${text}\n`)).toEqual([]);
});

test('knows every rule of secretlint, because rules only get texts that may match them', async () => {
  const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
  const names = rules.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''));
  // For a new rule, extend NEEDED in src/secrets/secretlint.ts.
  expect(names.sort().join(' ')).toBe(
    '1password anthropic aws basicauth cloudflare database-connection-string databricks docker figma filter-comments gcp github gitlab grafana groq hashicorp-vault huggingface linear notion npm openai privatekey sendgrid shopify slack stripe tailscale vercel',
  );
});

test('comments that disable secretlint have no effect', async () => {
  const token = `ghp_${random(36)}`;
  for (const comment of [
    '<!-- secretlint-disable -->',
    '{/* secretlint-disable */}',
    '// secretlint-disable-next-line',
    '# secretlint-disable-line',
  ]) {
    expect(await found(`${comment}\n${token} ${comment}\n`)).toEqual([token]);
  }
});

test('positions are right with a byte order mark, CRLF and surrogate pairs', async () => {
  const [secret] = await createFindSecrets()(
    only({ [FILE]: '\uFEFFA.\r\n\r\n😀 password: hunter2\r\n' }),
  );
  expect(secret?.range).toEqual({
    start: { line: 3, column: 14 },
    end: { line: 3, column: 21 },
  });
});

test('each file is searched on its own', async () => {
  const texts = {
    'content/a/a.mdx': '-----BEGIN PRIVATE KEY-----\n',
    'content/a/b.mdx': `${random(64)}\n-----END PRIVATE KEY-----\npassword:`,
    'content/a/c.mdx': 'hunter2',
    'content/a/d.mdx': 'password: hunter2',
  };
  const secrets = await createFindSecrets()(only(texts));
  expect(secrets.map(({ file, range }) => `${file}:${range.start.line}`)).toEqual([
    'content/a/d.mdx:1',
  ]);
});

test('searches every text file', async () => {
  const texts = {
    'content/a/index.mdx': 'password: hunter2',
    'content/a/import.json': '{ "password": "hunter3" }',
    'content/a/plan.svg': '<svg><desc>password: hunter4</desc></svg>',
    'content/_shared/laptops.mdx': 'password: hunter5',
    'templates/page.mdx': '{/* password: hunter6 */}',
  };
  const secrets = await createFindSecrets()(only(texts));
  expect(secrets.map(({ file }) => file).sort()).toEqual(Object.keys(texts).sort());
});

test('is up to date for changed and unchanged files', async () => {
  const find = createFindSecrets();
  const lines = async (text: string) => {
    const secrets = await find(only({ [FILE]: text, 'content/demo/b.mdx': 'password: hunter3' }));
    return secrets.map(({ file, range }) => `${file} ${range.start.line}`);
  };
  const other = 'content/demo/b.mdx 1';
  expect(await lines('password: hunter2')).toEqual([`${FILE} 1`, other]);
  expect(await lines('\npassword: hunter2')).toEqual([`${FILE} 2`, other]);
  expect(await lines('\npassword: hunter2')).toEqual([`${FILE} 2`, other]);
  expect(await lines('Ask Dana.')).toEqual([other]);
});

test('keeps at most four characters of a secret, and none of a short one', async () => {
  const token = `ghp_${random(36)}`;
  const secrets = await createFindSecrets()(only({ [FILE]: `${token} password: hunter2` }));
  expect(secrets.map(({ kind, length, beginning }) => [kind, length, beginning])).toEqual([
    ['GitHub token', 40, 'ghp_'],
    ['password', 7, ''],
  ]);
  expect(JSON.stringify(secrets)).not.toContain(token.slice(0, 6));
});

test('the samples and templates of this repository contain no secrets', async () => {
  const texts = Object.fromEntries(
    ['content', 'templates', 'docs'].flatMap((folder) =>
      readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.mdx?$/.test(path) && !path.includes('secrets'))
        .map((path) => [
          `content/demo/${folder}/${path}x`,
          readFileSync(join(packageRoot(), folder, path), 'utf8'),
        ]),
    ),
  );
  const secrets = await createFindSecrets()(only(texts));
  expect(secrets.map(({ file, range }) => `${file}:${range.start.line}`)).toEqual([]);
});

test.each([
  'eyJ',
  'password',
  'token=',
  '==',
  '-----BEGIN PRIVATE KEY-----',
  '://a:',
  '--token ',
  'AccountKey=',
  'password: x7Kq-p9Zt\n',
])('searches a mebibyte of "%s" in less than a minute', async (piece) => {
  await found(piece.repeat((1024 * 1024) / piece.length));
});
