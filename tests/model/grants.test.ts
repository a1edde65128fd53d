import { expect, test } from 'vitest';
import { daysLeft, doubtfulFiles, dueWithin, grantsOf, isOverdue } from '../../src/model/grants.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

/** The grants of an engagement, each by its system, with its other fields. */
function grantsWith(frontmatter: string, more: Record<string, string> = {}) {
  const files = validFiles();
  const text = files['content/demo/access.mdx'] ?? '';
  const { engagements, secrets } = workspaceOf({
    ...files,
    'content/demo/access.mdx': text.replace('---\n\n', `${frontmatter}\n---\n\n`),
    ...more,
  });
  return grantsOf(engagements, secrets);
}

const GRANTS = `grants:
  - { system: No date, expires: soon, status: granted }
  - { system: Later, expires: 2027-01-15, status: granted }
  - { system: Today, expires: 2026-12-01, status: requested }
  - just a word
  - { system: Gone, expires: 2026-11-01, status: revoked }
  - { system: Late, expires: 2026-11-30, status: granted }
  - {}
  - { system: Odd, expires: 2026-11-29, status: 7 }`;

test('sorts grants by expiry, and skips malformed ones', () => {
  const grants = grantsWith(GRANTS);
  const rows = grants.map((grant) => [
    grant.data.system,
    daysLeft(grant, '2026-12-01'),
    isOverdue(grant, '2026-12-01'),
  ]);
  expect(rows).toEqual([
    ['Gone', null, false],
    ['Odd', -2, true],
    ['Late', -1, true],
    ['Today', 0, false],
    ['Later', 45, false],
    ['No date', null, false],
  ]);
});

test.each([
  [0, ['Odd', 'Late', 'Today']],
  [44, ['Odd', 'Late', 'Today']],
  [45, ['Odd', 'Late', 'Today', 'Later']],
])('due within %i days, inclusive', (days, systems) => {
  const due = dueWithin(grantsWith(GRANTS), days, '2026-12-01');
  expect(due.map(({ data }) => data.system)).toEqual(systems);
});

test('a shared access document grants access in each engagement that includes it, a draft in none', () => {
  const page = (title: string, facts: string) =>
    `---\ntitle: ${title}\ndescription: A.\nkind: access\n${facts}grants:\n  - { system: ${title}, expires: 2027-01-01, status: granted }\n---\n`;
  const index = validFiles()['content/demo/index.mdx'] ?? '';
  const including = index.replace('people:', 'include: [vpn]\npeople:');
  const grants = grantsWith('grants: none', {
    'content/_shared/vpn.mdx': page('VPN', ''),
    'content/demo/index.mdx': including,
    'content/other/index.mdx': including,
    'content/other/access/team.mdx': page('Team', 'audience: team\n'),
    'content/other/access/draft.mdx': page('Draft', 'draft: true\n'),
  });
  expect(grants.map(({ engagement, data }) => `${engagement.slug} ${data.system}`)).toEqual([
    'demo VPN',
    'other Team',
    'other VPN',
  ]);
});

test.each([
  ['grants: []', []],
  ['owner: dana', []],
  ['grants: [{ system: A, expires: 2027-01-15 }]', []],
  ['grants: [{ system: A, status: revoked }]', []],
  ['grants: [{ system: A }]', ['content/demo/access.mdx']],
  ['grants: [word]', ['content/demo/access.mdx']],
  ['grants: { system: A }', ['content/demo/access.mdx']],
  ['grants: [', ['content/demo/access.mdx']],
])('%s leaves files in doubt: %j', (frontmatter, files) => {
  const text = validFiles()['content/demo/access.mdx'] ?? '';
  const { engagements, secrets } = workspaceOf({
    'content/demo/access.mdx': text.replace('---\n\n', `${frontmatter}\n---\n\n`),
  });
  expect(doubtfulFiles(engagements, grantsOf(engagements, secrets))).toEqual(files);
});
