import { expect, test } from 'vitest';
import { inNumberOrder, numberOf } from '../../src/model/numbered.ts';
import { feedbackFacts, reviewOf } from '../../src/model/reviews.ts';
import { criteriaView } from '../../src/view/criteria.ts';
import { publishedDocuments } from '../../src/view/published.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

const LIST = '- [ ] **AC-1** Exporting 10,000 invoices takes under 60 s.';

/**
 * @param reviews frontmatter and text by name
 * @param list the spec's criteria
 */
function engagementWith(reviews: Record<string, [facts: string, text?: string]>, list = LIST) {
  const files = Object.entries(reviews).map(([name, [facts, text = '']]) => [
    `reviews/${name}.mdx`,
    `---\ntitle: ${name}\ndescription: A review.\n${facts}\n---\n\n## Verdict\n\n${text}\n`,
  ]);
  const workspace = exampleWorkspace({
    files: Object.fromEntries(files),
    edits: { 'spec.mdx': { [LIST]: list } },
  });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('There is no engagement.');
  const documents = publishedDocuments(engagement, 'contractor');
  return { workspace, documents, reviews: documents.filter(({ kind }) => kind === 'review') };
}

function comment(criterion: string, severity = 'blocking', change = 'Do it.'): string {
  return `{ criterion: ${criterion}, severity: ${severity}, problem: Slow., change: "${change}" }`;
}

const BLOCKS: [string] = [`outcome: changes-requested\ncomments: [${comment('AC-1')}]`];
const APPROVES: [string, string] = ['outcome: approved', 'As [AC-1] asks.'];

test('reviews are sorted by number', () => {
  const { reviews } = engagementWith({ '10-ten': APPROVES, '9-nine': APPROVES, last: APPROVES });
  const ordered = inNumberOrder(reviews);
  expect(ordered.map(({ path }) => path)).toEqual([
    'reviews/9-nine',
    'reviews/10-ten',
    'reviews/last',
  ]);
  expect(ordered.map(numberOf)).toEqual([9, 10, null]);
});

test.each([
  [
    'the last review that mentions it counts',
    { '0001': BLOCKS, '0002': APPROVES },
    '0002 approved',
  ],
  [
    'a review that does not mention it does not',
    { '0001': BLOCKS, '0002': ['outcome: approved'] },
    '0001 changes',
  ],
  ['10 is later than 9', { '9': APPROVES, '10': BLOCKS }, '10 changes'],
  [
    'a blocking comment outweighs the outcome',
    { '1': [`outcome: approved\ncomments: [${comment('AC-1')}]`] },
    '1 changes',
  ],
  [
    'an advisory comment does not prevent approval',
    { '1': [`outcome: approved\ncomments: [${comment('AC-1', 'advisory')}]`] },
    '1 approved',
  ],
  [
    'a comment on another criterion does not affect this one',
    { '1': [`outcome: changes-requested\ncomments: [${comment('AC-2')}]`, 'See [AC-1].'] },
    '1 mentioned',
  ],
  [
    'an id with the same start is a different one',
    { '1': ['outcome: approved', 'See [AC-11].'] },
    null,
  ],
] as [string, Record<string, [string, string?]>, string | null][])('%s', (_, given, expected) => {
  const found = reviewOf('AC-1', engagementWith(given).reviews);
  expect(found && `${found.review.title} ${found.verdict}`).toBe(expected);
});

test.each([
  ['- [x] **AC-1** Runs.', '0002-b', APPROVES, true, 'approved in'],
  ['- [x] **AC-1** Runs.', '0002-b', BLOCKS, true, 'after'],
  // Some of the work may be approved while the whole isn't finished.
  ['- [ ] **AC-1** Runs.', '0002-b', APPROVES, false, 'see'],
  ['- [ ] **AC-1** Runs.', '0002-b', BLOCKS, false, 'changes requested in'],
  ['- **AC-1** Runs.', '0002-b', APPROVES, true, 'approved in'],
  ['- **AC-1** Runs.', '0002-b', BLOCKS, false, 'changes requested in'],
  ['- **AC-1** Runs.', '0002-b', ['outcome: rejected', 'See [AC-1].'], null, 'see'],
] as [string, string, [string, string?], boolean | null, string][])(
  '%s with review %s %j: met %s, %s',
  (list, name, review, met, lead) => {
    const { documents, workspace } = engagementWith({ [name]: review }, list);
    expect(criteriaView(documents, workspace)?.items).toMatchObject([
      { id: 'AC-1', met, review: { lead, label: 'review\u00a02', href: '/reviews/0002-b/' } },
    ]);
  },
);

test('a review that is not in the site is not mentioned', () => {
  const team: [string, string] = ['audience: team\noutcome: approved', 'See [AC-1].'];
  const { documents, workspace } = engagementWith({ '0001': team });
  expect(criteriaView(documents, workspace)?.items[0]?.review).toBeNull();
});

test('counts blocking comments, and those that say what to change', () => {
  const { reviews } = engagementWith({
    '1': [`comments: [${comment('AC-1')}, ${comment('AC-1', 'blocking', ' ')}]`],
    '2': [`comments: [${comment('AC-1', 'advisory', '')}, { severity: blocking }, nonsense]`],
    '3': ['comments: none'],
  });
  expect(feedbackFacts(reviews)).toEqual({ blocking: 3, withChange: 1 });
});
