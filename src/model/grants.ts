import { compareText } from './compare-text.ts';
import { addDays, dateOf, daysBetween } from './days.ts';
import { documentsOf } from './documents.ts';
import { array, mapping, text } from './engagement-facts.ts';
import { maskedData } from './masked-data.ts';
import type { Secret } from './secret.ts';
import type { Document, Engagement } from './workspace.ts';

/** A grant as written in an `access` document, valid or not. */
export interface WrittenAccess {
  engagement: Engagement;
  document: Document;
  data: Readonly<Record<string, unknown>>;
  /** The last day it is valid; null if that isn't an existing day. */
  expires: string | null;
}

/**
 * The grants of engagements, ordered by expiry; those without a valid date come last. Drafts are
 * left out, as in the check.
 *
 * @param secrets secrets of the workspace, which are masked
 */
export function grantsOf(
  engagements: readonly Engagement[],
  secrets: readonly Secret[],
): WrittenAccess[] {
  return engagements
    .flatMap((engagement) =>
      accessDocuments(engagement).flatMap((document) =>
        array(maskedData(document, secrets).grants)
          .map(mapping)
          // An entry that isn't a mapping grants nothing; the schema reports it.
          .filter((data) => Object.keys(data).length > 0)
          .map((data) => ({ engagement, document, data, expires: dateOf(data.expires) })),
      ),
    )
    .sort((a, b) => compareText(a.expires ?? LAST, b.expires ?? LAST));
}

/** Documents whose grants are listed, for contractors and for the team. */
export function accessDocuments(engagement: Engagement): Document[] {
  return documentsOf(engagement).filter(({ kind, draft }) => kind === 'access' && !draft);
}

/**
 * Files that may contain grants that can't be read, or have no readable expiry: one could fall due
 * unseen.
 *
 * @param grants grants of these engagements
 */
export function doubtfulFiles(
  engagements: readonly Engagement[],
  grants: readonly WrittenAccess[],
): string[] {
  const broken = engagements.flatMap(accessDocuments).filter(({ source }) => {
    const { data, problems } = source.frontmatter;
    const written = data.grants ?? [];
    const isList = Array.isArray(written) && written.every((one) => mapping(one) === one);
    return source.unreadable !== null || problems.length > 0 || !isList;
  });
  const endless = grants.filter(
    ({ data, expires }) => expires === null && data.status !== 'revoked',
  );
  return [...new Set([...broken, ...endless.map(({ document }) => document)])]
    .map(({ file }) => file)
    .sort();
}

/**
 * How long a grant is still valid.
 *
 * @returns days until its last one: 0 on that day, negative if it is overdue; null if nothing falls
 * due, because it is revoked or its expiry is unknown
 */
export function daysLeft({ data, expires }: WrittenAccess, today: string): number | null {
  return data.status === 'revoked' || expires === null ? null : daysBetween(today, expires);
}

/** Whether a grant has expired and is not revoked. */
export function isOverdue(grant: WrittenAccess, today: string): boolean {
  return (daysLeft(grant, today) ?? 0) < 0;
}

/** The grants that are overdue, or fall due within a number of days, including the last of them. */
export function dueWithin(
  grants: readonly WrittenAccess[],
  days: number,
  today: string,
): WrittenAccess[] {
  const until = addDays(today, days);
  return grants.filter(
    (grant) => daysLeft(grant, today) !== null && compareText(grant.expires ?? LAST, until) <= 0,
  );
}

/** @returns `GitHub: write, development`, without missing parts */
export function accessName({ data }: WrittenAccess): string {
  const how = [text(data.level), text(data.environment)].filter((one) => one !== null);
  return [text(data.system) ?? 'Unnamed system', how.join(', ')].filter(Boolean).join(': ');
}

/** Sorts after every ISO date. */
const LAST = '~';
