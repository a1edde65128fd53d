import { expect, test } from 'vitest';
import { questionsView } from '../../src/view/questions.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

function viewOf(questions: Record<string, string>, index: Record<string, string> = {}) {
  const files = Object.entries(questions).map(([name, facts]) => [
    `questions/${name}.mdx`,
    `---\ntitle: ${name}\ndescription: A question.\nby: contractor\n${facts}\n---\n\n## Question\n\nWhy?\n\n## Answer\n\nSo.\n`,
  ]);
  const workspace = exampleWorkspace({
    files: Object.fromEntries(files),
    edits: { 'index.mdx': index },
  });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('There is no engagement.');
  return questionsView(engagement, 'contractor', ['2026-12-08']);
}

test('measures answers by the owner’s calendar, against the promised time', () => {
  const { open, answered, answerTimes } = viewOf({
    a: 'asked: 2026-12-01T16:00\nanswered: 2026-12-02T10:00',
    b: 'asked: 2026-12-03T09:00\nanswered: 2026-12-04T17:00',
    // Monday and Wednesday; the Tuesday between them is a holiday.
    c: 'asked: 2026-12-07\nanswered: 2026-12-10',
    // Monday in Copenhagen.
    d: 'asked: 2026-12-13T23:30Z',
    'team-only': 'audience: team\nasked: 2026-12-01\nanswered: 2026-12-01',
  });
  expect(answered.map(({ title, answerTime }) => `${title} ${answerTime}`)).toEqual([
    'c 16 h',
    'b 16 h',
    'a 2 h',
  ]);
  expect(open.map(({ openSince }) => openSince)).toEqual([
    { day: '2026-12-14', timezone: 'Europe/Copenhagen' },
  ]);
  expect(answerTimes).toEqual({
    median: '16 h',
    of: 3,
    businessDay: '8 h',
    inTime: { answers: 2, of: 3 },
  });
});

test('leaves out what is unknown', () => {
  const question = { a: 'asked: 2026-12-01T16:00\nanswered: 2026-12-02T10:00' };
  const hours = { 'Europe/Copenhagen\n    hours: "09:00-17:00"': 'Europe/Copenhagen' };
  expect(viewOf(question, hours).answerTimes).toBeNull();
  expect(viewOf(question, hours).answered[0]?.answerTime).toBeNull();
  const promise = { 'response: { within: 1 business day }\n': '' };
  expect(viewOf(question, promise).answerTimes).toMatchObject({ median: '2 h', inTime: null });
  expect(viewOf({ a: 'asked: 2026-12-01' }).answerTimes).toBeNull();
  expect(viewOf({ a: 'asked: soon' }).open[0]?.openSince).toBeNull();
});
