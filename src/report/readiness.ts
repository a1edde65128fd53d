import { printable, printableJson } from '../model/printable.ts';
import {
  type Claim,
  type Evidence,
  evidenceText,
  isRemedyOverdue,
  SIGNS,
  type Sign,
} from '../model/readiness.ts';
import type { Engagement } from '../model/workspace.ts';
import { hanging } from './hanging.ts';
import type { StyleText } from './pretty.ts';

/** How ready a team is: what it claims, and what its workspace shows. */
export interface Readiness {
  engagement: Engagement;
  /** Path of the readiness document; null if there is none, so nothing is claimed. */
  document: string | null;
  claims: ReadonlyMap<string, Claim>;
  evidence: Evidence;
}

const SIGN_IDS = Object.keys(SIGNS) as Sign[];

/** Renders the gaps for people: what is claimed next to what is shown, without a grade. */
export function readinessTable(
  engagements: readonly Readiness[],
  today: string,
  width: number,
  style: StyleText,
): string {
  const blocks = engagements.map((one) => {
    const { slug, facts } = one.engagement;
    const head = style('bold', printable(facts.title === '' ? slug : `${facts.title} (${slug})`));
    const signs = SIGN_IDS.map((sign) => signText(sign, one, today, width, style));
    return `${head}\n\n${signs.join('\n\n')}\n`;
  });
  return blocks.join('\n\n');
}

function signText(
  sign: Sign,
  { claims, evidence, engagement, document }: Readiness,
  today: string,
  width: number,
  style: StyleText,
): string {
  const claim = claims.get(sign);
  const line = (label: string, text: string) =>
    hanging(`  ${label.padEnd(9)} `, printable(text), width);
  const lines = [style('bold', SIGNS[sign]), line('shown', evidenceText(sign, evidence))];
  // If nothing is claimed at all, don't repeat that for each sign.
  if (!claim && document !== null) lines.push(line('claimed', 'nothing'));
  if (!claim) return lines.join('\n');
  const { state, evidence: said, owner, remedy, due } = claim;
  lines.push(line('claimed', [state ?? 'no state', said].filter(Boolean).join(': ')));
  const isOverdue = isRemedyOverdue(claim, today);
  const who = owner === null ? null : nameOf(owner, engagement);
  const when = due === null ? null : `by ${due}${isOverdue ? ', overdue' : ''}`;
  const whoAndWhen = [who, when].filter((one) => one !== null).join(', ');
  const parts = [remedy ?? '', whoAndWhen].filter(Boolean);
  if (parts.length > 0) {
    const text = line('remedy', parts.length === 2 ? `${remedy} (${whoAndWhen})` : parts.join(''));
    lines.push(isOverdue ? style('yellow', text) : text);
  }
  return lines.join('\n');
}

/** Renders the same for programs. */
export function readinessJson(engagements: readonly Readiness[], today: string): string {
  const output = {
    version: 1,
    engagements: engagements.map(({ engagement, document, claims, evidence }) => ({
      engagement: engagement.slug,
      document,
      signs: SIGN_IDS.map((sign) => {
        const claim = claims.get(sign);
        return {
          sign,
          claimed: claim ? { ...claim, overdue: isRemedyOverdue(claim, today) } : null,
          shown: { summary: evidenceText(sign, evidence), ...figures(sign, evidence) },
        };
      }),
    })),
  };
  return `${printableJson(JSON.stringify(output, null, 2))}\n`;
}

function figures(sign: Sign, evidence: Evidence): Record<string, unknown> {
  const { tickets, documents, specOwner, feedback, answers } = evidence;
  switch (sign) {
    case 'tickets':
      return {
        withoutError: tickets.filter(({ errors }) => errors === 0).length,
        of: tickets.length,
        tickets: tickets.map(({ file, errors }) => ({ file, errors })),
      };
    case 'documentation':
      return {
        complete: documents.filter(({ file, errors }) => file !== null && errors === 0).length,
        of: documents.length,
        documents: documents.map(({ kind, file, errors }) => ({ kind, file, errors })),
      };
    case 'spec-owner':
      return { owner: specOwner?.id ?? null };
    case 'feedback':
      return { withChange: feedback.withChange, of: feedback.blocking };
    case 'unblocking':
      return {
        medianHours: hours(answers.medianMinutes),
        measured: answers.measured,
        answered: answers.answered,
        inTime: answers.promise?.inTime ?? null,
        open: answers.open,
      };
  }
}

/** In hours, with two decimals. */
function hours(minutes: number | null): number | null {
  return minutes === null ? null : Math.round((minutes / 60) * 100) / 100;
}

function nameOf(id: string, { facts }: Engagement): string {
  if (id === 'contractor' && facts.contractor) return facts.contractor.name;
  return facts.people.find((person) => person.id === id)?.name ?? id;
}
