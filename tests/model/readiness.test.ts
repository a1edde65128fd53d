import { expect, test } from 'vitest';
import {
  claimsOf,
  evidenceOf,
  evidenceText,
  isRemedyOverdue,
  readinessOf,
  SIGNS,
  type Sign,
} from '../../src/model/readiness.ts';
import { signsView } from '../../src/view/readiness.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

const HOLIDAYS: string[] = [];

function loaded(files: Record<string, string>, index: Record<string, string> = {}) {
  const workspace = exampleWorkspace({ files, edits: { 'index.mdx': index } });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('There is no engagement.');
  return { workspace, engagement };
}

/** The evidence in the workspace for each sign. */
function shown(
  files: Record<string, string>,
  index: Record<string, string> = {},
  errors: Record<string, number> = {},
): Record<Sign, string> {
  const { workspace, engagement } = loaded(files, index);
  const byFile = new Map(
    Object.entries(errors).map(([file, count]) => [`content/demo/${file}`, count]),
  );
  const evidence = evidenceOf(engagement, workspace, { errors: byFile, holidays: HOLIDAYS });
  const signs = Object.keys(SIGNS) as Sign[];
  return Object.fromEntries(signs.map((sign) => [sign, evidenceText(sign, evidence)])) as Record<
    Sign,
    string
  >;
}

function page(facts: string): string {
  return `---\ntitle: A page\ndescription: A.\n${facts}\n---\n`;
}

test('a workspace with only the required documents says what is there and what is not', () => {
  expect(shown({})).toEqual({
    tickets: 'No tickets have been written.',
    documentation: 'Required documents complete: 7 of 7.',
    'spec-owner': 'Dana Reyes owns the specification.',
    feedback: 'No review comment has blocked anything yet.',
    unblocking: 'No questions have been asked.',
  });
});

test('counts the tickets with the highest numbers, but no drafts', () => {
  const names = ['2-b', '10-j', '9-i', '1-a', '8-h', '7-g'];
  const tickets = names.map((name) => [`tickets/${name}.mdx`, page(`title: ${name}`)]);
  const titled = tickets.map(([path = '', text = '']) => [
    path,
    text.replace('title: A page\n', ''),
  ]);
  const files = { ...Object.fromEntries(titled), 'tickets/11-k.mdx': page('draft: true') };
  const errors = { 'tickets/1-a.mdx': 3, 'tickets/9-i.mdx': 1, 'tickets/11-k.mdx': 1 };
  expect(shown(files, {}, errors).tickets).toBe(
    'Tickets without an error: 4 of the last 5. With errors: "9-i".',
  );
  expect(shown({ 'tickets/1.mdx': page('audience: team') }).tickets).toBe(
    'Tickets without an error: 1 of 1.',
  );
});

test('a required document is complete if it is published and has no errors', () => {
  const files = { 'spec.mdx': page('draft: true'), 'brief.mdx': page('audience: team') };
  expect(shown(files, {}, { 'access.mdx': 2, 'spec.mdx': 1 }).documentation).toBe(
    'Required documents complete: 4 of 7. Missing: brief, spec. With errors: access.',
  );
});

test('says if nobody owns something', () => {
  const nobody = { 'owns: [spec, review, access, questions]': 'owns: [review]' };
  const question = page('asked: 2026-12-01\nby: contractor\nanswered: 2026-12-02');
  expect(shown({ 'questions/1.mdx': question }, nobody)).toMatchObject({
    'spec-owner': 'Nobody owns the specification.',
    unblocking:
      'The answer time cannot be measured: nobody owns the questions. Answered within 1 business day: 1 of 1.',
  });
});

test('counts blocking comments, and those that say what to change', () => {
  const comments = (...all: string[]) => page(`comments: [${all.join(', ')}]`);
  const blocking = '{ severity: blocking, problem: Slow. }';
  const withChange = '{ severity: blocking, problem: Slow., change: Faster. }';
  const files = {
    'reviews/1.mdx': comments(blocking, withChange, '{ severity: advisory, problem: Long. }'),
    'reviews/2.mdx': comments(withChange),
    'reviews/3.mdx': page(`draft: true\ncomments: [${blocking}]`),
  };
  expect(shown(files).feedback).toBe('Blocking review comments with a change: 2 of 3.');
});

test('answer times count the working hours of the owner', () => {
  const question = (facts: string) => page(`by: contractor\n${facts}`);
  const files = {
    'questions/1.mdx': question('asked: 2026-12-01T16:00\nanswered: 2026-12-02T10:00'),
    'questions/2.mdx': question('asked: 2026-12-04T16:00\nanswered: 2026-12-09T09:30'),
    'questions/3.mdx': question('asked: 2026-12-09\nanswered: 2026-12-08'),
    'questions/4.mdx': question('asked: 2026-12-09'),
    'questions/5.mdx': question('draft: true\nasked: 2026-12-09'),
  };
  expect(shown(files).unblocking).toBe(
    'Median answer time: 9 h 45 min of working time (2 of 3 answers can be measured). Answered within 1 business day: 2 of 3. Open questions: 1.',
  );
  expect(shown(files, { '    hours: "09:00-17:00"\n    owns': '    owns' }).unblocking).toBe(
    'The answer time cannot be measured: the working hours of Dana Reyes are not known. Answered within 1 business day: 2 of 3. Open questions: 1.',
  );
  expect(
    shown(
      { 'questions/1.mdx': question('asked: 2026-12-01') },
      {
        'response: { within: 1 business day }\n': '',
      },
    ).unblocking,
  ).toBe('No questions have been answered. Open questions: 1.');
});

const SIGNS_WRITTEN = `audience: team
signs:
  - { sign: tickets, state: gap, evidence: None., owner: dana, remedy: Write them., due: 2026-11-27 }
  - { sign: tickets, state: ready, evidence: A second claim. }
  - { sign: feedback, state: ready, evidence: Good., due: 2026-11-27 }
  - nonsense
  - { sign: unblocking, due: soon }`;

test('there is one claim for each sign, as written', () => {
  const { workspace, engagement } = loaded({ 'readiness.mdx': page(SIGNS_WRITTEN) });
  const claims = claimsOf(readinessOf(engagement), workspace.secrets);
  expect([...claims.keys()]).toEqual(['tickets', 'feedback', 'unblocking']);
  const tickets = claims.get('tickets');
  expect(tickets).toEqual({
    state: 'gap',
    evidence: 'None.',
    owner: 'dana',
    remedy: 'Write them.',
    due: '2026-11-27',
  });
  const overdueOn = (sign: string, today: string) => {
    const claim = claims.get(sign);
    return claim && isRemedyOverdue(claim, today);
  };
  expect(overdueOn('tickets', '2026-11-27')).toBe(false);
  expect(overdueOn('tickets', '2026-11-28')).toBe(true);
  expect(overdueOn('feedback', '2026-11-28')).toBe(false);
  expect(overdueOn('unblocking', '2026-11-28')).toBe(false);
  expect(readinessOf(loaded({ 'readiness.mdx': page('draft: true') }).engagement)).toBeNull();
});

test('the team’s page shows every sign with its evidence, a contractor’s shows claims only', () => {
  const { workspace, engagement } = loaded({ 'readiness.mdx': page(SIGNS_WRITTEN) });
  const document = readinessOf(engagement);
  if (!document) throw new Error('There is no readiness document.');
  const team = signsView(document, engagement, { workspace, audience: 'team' });
  expect(team.map(({ sign, state, shown }) => [sign, state, shown !== null])).toEqual([
    ['tickets', 'gap', true],
    ['documentation', null, true],
    ['spec-owner', null, true],
    ['feedback', 'ready', true],
    ['unblocking', null, true],
  ]);
  expect(team[0]).toMatchObject({ owner: 'Dana Reyes', shown: 'No tickets have been written.' });
  const contractor = signsView(document, engagement, { workspace, audience: 'contractor' });
  expect(contractor.map(({ sign, shown }) => [sign, shown])).toEqual([
    ['tickets', null],
    ['feedback', null],
    ['unblocking', null],
  ]);
});
