import { expect, test } from 'vitest';
import { exampleGrant } from '../../../../src/check/example-grant.ts';
import { RULES } from '../../../../src/check/rules.ts';
import { runRules } from '../../../../src/check/run-rules.ts';
import { exampleWorkspace } from '../../../valid-workspace.ts';

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
  ['a second factor that is a word', { level: 'write', mfa: 'yes' }, '13:10'],
  ['nobody who grants it', { grantedBy: '""' }, '10:16'],
])('%s is one finding', (_, changes, place) => {
  expect(find(changes)).toEqual([`frontmatter/schema ${place}`]);
});

test('one grant may have several findings', () => {
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

test('what is expired is due the day after', () => {
  expect(find({}, '2027-01-15')).toEqual([]);
  expect(find({}, '2027-01-16')).toEqual(['access/not-revoked 12:5']);
  expect(find({ status: 'revoked' }, '2027-01-16')).toEqual([]);
});
