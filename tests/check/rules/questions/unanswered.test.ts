import { expect, test } from 'vitest';
import { RULES } from '../../../../src/check/rules.ts';
import { type CheckOptions, runRules } from '../../../../src/check/run-rules.ts';
import { exampleWorkspace } from '../../../valid-workspace.ts';

const ZONE = 'timezone: Europe/Copenhagen';

/** The rules with findings for a blocking question asked at a given time, and the first message. */
function ask(asked: string, index: Record<string, string>, options: Partial<CheckOptions> = {}) {
  const question = `---\ntitle: A\ndescription: A.\nasked: ${asked}\nblocking: true\nby: contractor\n---\n\n## Question\n\nWhich one?\n`;
  const workspace = exampleWorkspace({
    files: { 'questions/0001-a.mdx': question },
    edits: { 'index.mdx': index },
  });
  const found = runRules(workspace, {
    rules: RULES,
    today: '2026-12-28',
    trusted: false,
    ...options,
  });
  return { rules: found.map(({ rule }) => rule), message: found[0]?.message ?? '' };
}

test('holidays and weekends do not count as delay', () => {
  const holidays = ['2026-12-24', '2026-12-25'];
  expect(ask('2026-12-23T16:00', {}).rules).toEqual(['questions/unanswered']);
  expect(ask('2026-12-23T16:00', {}, { holidays }).rules).toEqual([]);
  expect(ask('2026-12-22', {}, { holidays }).message).toContain('open for 2 business days');
});

test('days are those of the owner’s time zone', () => {
  const late = '2026-12-27T23:30Z';
  const today = { today: '2026-12-29' };
  // Sunday in London is Monday in Copenhagen.
  expect(ask(late, { [ZONE]: 'timezone: Europe/London' }, today).rules).toHaveLength(1);
  expect(ask(late, { [ZONE]: ZONE }, today).rules).toEqual([]);
  expect(ask(late, { [ZONE]: 'timezone: Europe/Nowhere' }, today).rules).toEqual([
    'frontmatter/schema',
    'questions/unanswered',
  ]);
});

test('a malformed answer time is one finding', () => {
  const within = { 'within: 1 business day': 'within: 24 hours' };
  expect(ask('2026-11-02', within).rules).toEqual(['frontmatter/schema']);
});

test.each(['2026-11-31', '2026-11-02T10:00+99:00', 'yesterday', '[2026-11-02]'])(
  'the invalid date "%s" is one finding',
  (asked) => {
    expect(ask(asked, {}).rules).toEqual(['frontmatter/schema']);
  },
);

test('a question dated tomorrow is not late', () => {
  expect(ask('2026-12-29', {}).rules).toEqual([]);
});
