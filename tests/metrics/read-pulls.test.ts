import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { parsePulls, readPulls } from '../../src/metrics/read-pulls.ts';

const parse = (value: unknown) =>
  parsePulls(
    'pulls.json',
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
  );
const ms = (time: string) => Date.parse(time);

test('reads the output of "gh pr list --json"', () => {
  const [first, bot, bare] = parse([
    {
      author: { id: 'MDQ6', is_bot: false, login: 'sam', name: 'Sam Ortiz' },
      commits: [
        {
          authoredDate: '2026-12-01T08:00:00Z',
          authors: [
            { email: 'sam@example.com', id: 'MDQ6', login: 'sam', name: 'Sam Ortiz' },
            { email: 'pair@example.com', id: '', login: '', name: 'Nobody known' },
          ],
          committedDate: '2026-12-01T08:00:00Z',
          messageBody: '',
          messageHeadline: 'Export',
          oid: '1f0c',
        },
      ],
      createdAt: '2026-12-01T09:00:00Z',
      mergedAt: '2026-12-02T09:00:00Z',
      number: 12,
      reviews: [
        {
          author: { login: 'dana' },
          authorAssociation: 'MEMBER',
          body: '',
          id: 'PRR_1',
          includesCreatedEdit: false,
          reactionGroups: [],
          state: 'APPROVED',
          submittedAt: '2026-12-01T12:30:00Z',
        },
        { author: { login: '' }, state: 'COMMENTED', submittedAt: '2026-12-01T10:00:00Z' },
        { author: { login: 'mikkel' }, state: 'PENDING', submittedAt: null },
      ],
      title: 'Export in the background',
    },
    {
      author: { is_bot: true, login: 'app/dependabot' },
      createdAt: '2026-12-01T09:00:00Z',
      mergedAt: null,
      number: 13,
      reviews: [],
      commits: [],
    },
    { author: { login: 'dana' }, createdAt: '2026-12-01T09:00:00Z', number: 14 },
  ]);
  expect(first).toEqual({
    number: 12,
    author: 'sam',
    isBot: false,
    opened: ms('2026-12-01T09:00Z'),
    merged: ms('2026-12-02T09:00Z'),
    reviews: [
      { author: 'dana', isBot: false, at: ms('2026-12-01T12:30Z') },
      { author: null, isBot: false, at: ms('2026-12-01T10:00Z') },
    ],
    committers: [{ email: 'sam@example.com', login: 'sam' }],
  });
  expect(bot).toMatchObject({ isBot: true, merged: null, reviews: [] });
  expect(bare).toMatchObject({ merged: undefined, reviews: null, committers: [] });
});

test('reads merge requests from GitLab’s API, with notes and approvals', () => {
  const request = {
    id: 4711,
    iid: 3,
    title: 'Export',
    state: 'merged',
    author: { id: 1, username: 'sam', name: 'Sam Ortiz', state: 'active' },
    created_at: '2026-12-01T10:00:00.000+01:00',
    merged_at: '2026-12-01T17:00:00.123Z',
    user_notes_count: 2,
  };
  const dana = { id: 2, username: 'dana', name: 'Dana Reyes' };
  const note = {
    id: 1,
    body: 'Why?',
    system: false,
    author: dana,
    created_at: '2026-12-01T12:00:00.000Z',
  };
  const [bare, discussed, approved] = parse([
    request,
    {
      ...request,
      notes: [
        { ...note, system: true, body: 'assigned to @dana' },
        { ...note, system: true, body: 'approved this merge request' },
        note,
      ],
    },
    {
      ...request,
      approvals: {
        approved_by: [{ user: dana, approved_at: '2026-12-01T11:00:00.000Z' }, { user: dana }],
      },
    },
  ]);
  expect(bare).toEqual({
    number: 3,
    author: 'sam',
    isBot: false,
    opened: ms('2026-12-01T09:00Z'),
    merged: ms('2026-12-01T17:00:00.123Z'),
    reviews: null,
    committers: [],
  });
  const at = ms('2026-12-01T12:00Z');
  expect(discussed?.reviews).toEqual([
    { author: 'dana', isBot: false, at },
    { author: 'dana', isBot: false, at },
  ]);
  expect(approved?.reviews).toEqual([
    { author: 'dana', isBot: false, at: ms('2026-12-01T11:00Z') },
  ]);
});

const good = { number: 1, author: { login: 'sam' }, createdAt: '2026-12-01T09:00:00Z' };

test.each([
  [
    '{"number": 1}',
    'pulls.json must contain a list of pull requests, as returned by "gh pr list --json" or GitLab\'s API.',
  ],
  ['', 'pulls.json is not JSON: Unexpected end of JSON input.'],
  [`[${JSON.stringify(good)},]`, /^pulls\.json is not JSON: .+\.$/],
  [[good, { ...good, createdAt: undefined }], 'pulls.json: [1].createdAt is missing.'],
  [
    [{ ...good, createdAt: 'yesterday' }],
    'pulls.json: [0].createdAt must be a date-time such as 2026-12-01T09:00:00Z.',
  ],
  [
    [{ ...good, createdAt: '2026-02-30T09:00:00Z' }],
    'pulls.json: [0].createdAt must be a date-time such as 2026-12-01T09:00:00Z.',
  ],
  [
    [{ ...good, number: '1' }, 7],
    'pulls.json: [0].number must be a number, not text (and 1 more).',
  ],
  [
    [{ ...good, reviews: [{ submittedAt: 5 }] }],
    'pulls.json: [0].reviews[0].submittedAt must be a date-time such as 2026-12-01T09:00:00Z, not a number.',
  ],
  [
    [{ ...good, mergedAt: '2026-11-30T09:00:00Z' }],
    'pulls.json: [0] was merged before it was opened.',
  ],
  [
    [{ ...good, reviews: [{ author: { login: 'x' }, submittedAt: '2026-11-30T09:00:00Z' }] }],
    'pulls.json: [0] was reviewed before it was opened.',
  ],
  [[null], 'pulls.json: [0] must be a mapping of keys, not null.'],
  [
    [{ iid: 1, created_at: null }],
    'pulls.json: [0].created_at must be a date-time such as 2026-12-01T09:00:00Z, not null.',
  ],
])('says what is wrong with %j', (value, message) => {
  expect(() => parse(value)).toThrow(UserError);
  expect(() => parse(value)).toThrow(message);
});

test('accepts an empty list, and a byte order mark', () => {
  expect(parse([])).toEqual([]);
  expect(parse('\u{feff}[]')).toEqual([]);
});

test('refuses a file that is not text or does not exist', () => {
  expect(() => parsePulls('p.json', Uint8Array.of(0xff, 0xfe, 0x5b, 0))).toThrow(
    'p.json is not valid UTF-8.',
  );
  expect(() => readPulls('/nowhere/p.json', 'p.json')).toThrow('The file p.json does not exist.');
  expect(() => readPulls('/', 'p.json')).toThrow('p.json cannot be read (EISDIR).');
});
