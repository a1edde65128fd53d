import { expect, test } from 'vitest';
import { exampleGrant } from '../../../../src/check/example-grant.ts';
import { RULES } from '../../../../src/check/rules.ts';
import { runRules } from '../../../../src/check/run-rules.ts';
import { exampleFiles, exampleWorkspace } from '../../../valid-workspace.ts';

function find(changes: Record<string, string | null>, today = '2026-12-01'): string[] {
  const workspace = exampleWorkspace(exampleGrant(changes));
  const found = runRules(workspace, { rules: RULES, today, trusted: false });
  return found.map(({ rule, range }) => `${rule} ${range.start.line}:${range.start.column}`);
}

test.each([
  ['a level that does not exist', { level: 'owner' }, '6:12'],
  ['a day that does not exist', { expires: '2027-02-30' }, '11:14'],
  ['a status that does not exist', { expires: '2026-11-01', status: 'gone' }, '12:13'],
  ['a justification without a text', { level: 'admin', mfa: 'true', justification: '' }, '14:5'],
  ['text as "mfa"', { level: 'write', mfa: 'yes' }, '13:10'],
  ['an empty "grantedBy"', { grantedBy: '""' }, '10:16'],
])('%s is one finding', (_, changes, place) => {
  expect(find(changes)).toEqual([`frontmatter/schema ${place}`]);
});

test('one grant can have several findings', () => {
  expect(
    find({
      level: 'admin',
      environment: 'production',
      grantedBy: null,
      expires: '2027-02-01',
    }),
  ).toEqual([
    'access/mfa 5:5',
    'access/no-owner 5:5',
    'access/overbroad 6:5',
    'access/production 7:5',
    'access/outlives 10:5',
  ]);
});

test('an expired grant is reported from the day after', () => {
  expect(find({}, '2027-01-15')).toEqual([]);
  expect(find({}, '2027-01-16')).toEqual(['access/not-revoked 12:5']);
  expect(find({ status: 'revoked' }, '2027-01-16')).toEqual([]);
});

test('a grant in a shared document is compared with the engagement that ends first', () => {
  const grant =
    'system: VPN, level: read, environment: staging, scope: Office, reason: R., grantedBy: dana, status: granted';
  const index = exampleFiles({}).documents.find(({ file }) => file.endsWith('/index.mdx'));
  const text = new TextDecoder().decode(index?.content as Uint8Array);
  const including = text.replace('people:', 'include: [vpn]\npeople:');
  const workspace = exampleWorkspace({
    files: {
      'content/_shared/vpn.mdx': `---\ntitle: VPN\ndescription: A.\nkind: access\ngrants: [{ ${grant}, expires: 2027-01-15 }]\n---\n`,
      'content/demo/index.mdx': including,
      'content/other/index.mdx': including.replace('ends: 2027-01-15', 'ends: 2027-01-08'),
    },
  });
  const rules = RULES.filter(({ id }) => id === 'access/outlives');
  const found = runRules(workspace, { rules, today: '2026-12-01', trusted: false });
  expect(found.map(({ engagement, message }) => [engagement, message])).toEqual([
    ['demo', 'The grant for "VPN" expires on 2027-01-15, after the engagement ends on 2027-01-08.'],
  ]);
});
