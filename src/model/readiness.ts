import { type AnswerFacts, answerFacts } from './answer-facts.ts';
import { durationText } from './answer-time.ts';
import { count } from './count.ts';
import { dateOf } from './days.ts';
import { documentsOf, isPublished } from './documents.ts';
import { mappings, text } from './engagement-facts.ts';
import { maskedData } from './masked-data.ts';
import { inNumberOrder } from './numbered.ts';
import { feedbackFacts } from './reviews.ts';
import type { Secret } from './secret.ts';
import type { Document, Engagement, Person, Workspace } from './workspace.ts';

/** The signs that a team is ready for a contractor, by their names in `readiness` documents. */
export const SIGNS = {
  tickets: 'Tickets stand on their own',
  documentation: 'The system is documented',
  'spec-owner': 'Someone owns the specification',
  feedback: 'Feedback is written and specific',
  unblocking: 'Questions are unblocked within a business day',
} as const;

export type Sign = keyof typeof SIGNS;

/** How many tickets are considered: those with the highest numbers. */
const LAST = 5;

/** A team's claim about a sign; null for what it leaves out. */
export interface Claim {
  state: string | null;
  evidence: string | null;
  owner: string | null;
  remedy: string | null;
  due: string | null;
}

/** The evidence in the workspace, whatever the team claims. */
export interface Evidence {
  tickets: { title: string; file: string; errors: number }[];
  /** The documents that every engagement must have; `file` is null for a missing one. */
  documents: { kind: string; file: string | null; errors: number }[];
  specOwner: Person | null;
  feedback: { blocking: number; withChange: number };
  answers: AnswerFacts;
}

export interface EvidenceOptions {
  /** How many errors the check finds in each file; a file without any can be left out. */
  errors: ReadonlyMap<string, number>;
  /** ISO dates of days when nobody is expected to answer. */
  holidays: readonly string[];
}

/**
 * @returns the evidence in an engagement's documents, including those for the team but not drafts
 */
export function evidenceOf(
  engagement: Engagement,
  { templates }: Workspace,
  { errors, holidays }: EvidenceOptions,
): Evidence {
  const documents = documentsOf(engagement).filter(({ draft }) => !draft);
  const ofKind = (kind: string) => documents.filter((one) => one.kind === kind);
  const errorsIn = ({ file }: Document) => errors.get(file) ?? 0;
  return {
    tickets: inNumberOrder(ofKind('ticket'))
      .slice(-LAST)
      .map((one) => ({ title: one.title, file: one.file, errors: errorsIn(one) })),
    documents: (templates.index?.contract.documents ?? []).map((kind) => {
      const found = ofKind(kind).filter(isPublished);
      const sum = found.reduce((total, one) => total + errorsIn(one), 0);
      return { kind, file: found[0]?.file ?? null, errors: sum };
    }),
    specOwner: engagement.facts.people.find(({ owns }) => owns.includes('spec')) ?? null,
    feedback: feedbackFacts(ofKind('review')),
    answers: answerFacts(ofKind('question'), engagement, holidays),
  };
}

/** @returns the readiness document of an engagement; null if there is none, or only a draft */
export function readinessOf(engagement: Engagement): Document | null {
  return documentsOf(engagement).find(({ kind, draft }) => kind === 'readiness' && !draft) ?? null;
}

/** @returns the team's claims, by sign; only the first claim for each */
export function claimsOf(
  document: Document | null,
  secrets: readonly Secret[],
): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const written of document ? mappings(maskedData(document, secrets).signs) : []) {
    const sign = text(written.sign);
    if (sign === null || claims.has(sign)) continue;
    claims.set(sign, {
      state: text(written.state),
      evidence: text(written.evidence),
      owner: text(written.owner),
      remedy: text(written.remedy),
      due: dateOf(written.due),
    });
  }
  return claims;
}

/** Whether a remedy is past its date and the gap isn't marked as closed. */
export function isRemedyOverdue({ state, due }: Claim, today: string): boolean {
  return state !== 'ready' && due !== null && due < today;
}

/** A summary of the evidence for a sign, in a sentence or two. */
export function evidenceText(sign: Sign, evidence: Evidence): string {
  switch (sign) {
    case 'tickets':
      return ticketsText(evidence.tickets);
    case 'documentation':
      return documentsText(evidence.documents);
    case 'spec-owner':
      return evidence.specOwner === null
        ? 'Nobody owns the specification.'
        : `${evidence.specOwner.name} owns the specification.`;
    case 'feedback':
      return feedbackText(evidence.feedback);
    case 'unblocking':
      return answersText(evidence.answers);
  }
}

function ticketsText(tickets: Evidence['tickets']): string {
  if (tickets.length === 0) return 'No tickets have been written.';
  const broken = tickets.filter(({ errors }) => errors > 0).map(({ title }) => `"${title}"`);
  const of = tickets.length === LAST ? `the last ${LAST}` : tickets.length;
  const sum = `Tickets without an error: ${tickets.length - broken.length} of ${of}.`;
  return [sum, ...listed('With errors', broken)].join(' ');
}

function documentsText(documents: Evidence['documents']): string {
  const missing = documents.filter(({ file }) => file === null).map(({ kind }) => kind);
  const broken = documents.filter(({ errors }) => errors > 0).map(({ kind }) => kind);
  const complete = documents.length - missing.length - broken.length;
  return [
    `Required documents complete: ${complete} of ${documents.length}.`,
    ...listed('Missing', missing),
    ...listed('With errors', broken),
  ].join(' ');
}

function feedbackText({ blocking, withChange }: Evidence['feedback']): string {
  return blocking === 0
    ? 'No review comment has blocked anything yet.'
    : `Blocking review comments with a change: ${withChange} of ${blocking}.`;
}

function answersText(facts: AnswerFacts): string {
  const { open, answered, measured, medianMinutes, promise } = facts;
  if (open + answered === 0) return 'No questions have been asked.';
  const waiting = open === 0 ? [] : [`Open questions: ${open}.`];
  if (answered === 0) return ['No questions have been answered.', ...waiting].join(' ');
  const time =
    medianMinutes === null
      ? `The answer time cannot be measured: ${unmeasured(facts)}.`
      : `Median answer time: ${durationText(medianMinutes)} of working time${measured === answered ? '' : ` (${measured} of ${answered} answers can be measured)`}.`;
  const days = promise && count(promise.days, 'business day');
  const inTime = promise ? [`Answered within ${days}: ${promise.inTime} of ${answered}.`] : [];
  return [time, ...inTime, ...waiting].join(' ');
}

function unmeasured({ owner, dayMinutes }: AnswerFacts): string {
  if (owner === null) return 'nobody owns the questions';
  return dayMinutes === null
    ? `the working hours of ${owner.name} are not known`
    : 'its dates are missing or inconsistent';
}

function listed(label: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${label}: ${names.join(', ')}.`];
}
