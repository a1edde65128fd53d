import { expect, test } from 'vitest';
import { RULES } from '../../../../src/check/rules.ts';
import { type CheckOptions, runRules } from '../../../../src/check/run-rules.ts';
import { parseWorkspace } from '../../../../src/parse/workspace.ts';
import { createFindSecrets } from '../../../../src/secrets/find-secrets.ts';
import { filesOf, validFiles } from '../../../valid-workspace.ts';

const SECRET = 'password: hunter2';
const page = (keys = '') => `---\ntitle: A\ndescription: A.\n${keys}---\n\n${SECRET}\n`;

async function find(texts: Record<string, string>, options: Partial<CheckOptions> = {}) {
  const files = filesOf({ ...validFiles(), ...texts });
  const workspace = { ...parseWorkspace(files), secrets: await createFindSecrets()(files) };
  const found = runRules(workspace, {
    rules: RULES.filter(({ id }) => id === 'secrets/found'),
    today: '2026-12-01',
    trusted: false,
    ...options,
  });
  return found.map(({ engagement, file }) => `${engagement} ${file}`);
}

test('a file is reported under its engagement, and a shared one under the first that includes it', async () => {
  const index = (validFiles()['content/demo/index.mdx'] ?? '').replace(
    'people:',
    'include: [a]\npeople:',
  );
  const texts = {
    'content/demo/index.mdx': index,
    'content/demo/img/plan.svg': `<svg><desc>${SECRET}</desc></svg>`,
    'content/demo/draft.mdx': page('draft: true\n'),
    'content/demo/team.mdx': page('audience: team\n'),
    'content/demo/broken.mdx': `${page()}<Note>`,
    'content/demo/unclosed.mdx': `---\ntitle: A\n${SECRET}\n`,
    'content/_shared/a.mdx': page(),
    'content/_shared/unused.mdx': page(),
    'templates/runbook.mdx': page(),
  };
  expect(await find(texts)).toEqual([
    'demo content/_shared/a.mdx',
    'null content/_shared/unused.mdx',
    'demo content/demo/broken.mdx',
    'demo content/demo/draft.mdx',
    'demo content/demo/img/plan.svg',
    'demo content/demo/team.mdx',
    'demo content/demo/unclosed.mdx',
    'null templates/runbook.mdx',
  ]);
  expect(await find(texts, { slugs: ['other'] })).toEqual([
    'null content/_shared/unused.mdx',
    'null templates/runbook.mdx',
  ]);
});
