import { compareText } from '../model/compare-text.ts';
import { comparePositions, type Range } from '../model/position.ts';
import { findSecretsInTexts } from '../secrets/find-secrets.ts';
import type { EngagementDrift } from './find-drift.ts';

/** The state of a code reference in a document, as reported. */
export interface DriftEntry {
  engagement: string;
  state: 'unchanged' | 'moved' | 'changed' | 'gone';
  reference: string;
  kind: 'link' | 'snippet' | 'covers';
  /** POSIX path relative to the workspace. */
  file: string;
  range: Range;
  /** Full ids of the compared commits. */
  from: string;
  to: string;
  /** The updated reference; null if it needs no update. */
  now: string | null;
  /** Hunks in unified diff format; null if there is nothing to show. */
  diff: string | null;
  /** Changes below a folder, or in files that match a glob. */
  size: { files: number; commits: number; added: number; deleted: number } | null;
}

/** What to report, in document order; what two engagements share appears once. */
export async function driftEntries(found: readonly EngagementDrift[]): Promise<DriftEntry[]> {
  const entries = new Map<string, DriftEntry>();
  for (const { engagement, to, drifts } of found) {
    for (const { document, mention, since, fate, now } of drifts) {
      const { kind, reference, range } = mention;
      const { state, diff, size } = fate;
      const { file } = document;
      const key = JSON.stringify([file, range, reference, state, since, to]);
      const entry = { state, reference, kind, file, range, from: since, to, now, diff, size };
      if (!entries.has(key)) entries.set(key, { engagement: engagement.slug, ...entry });
    }
  }
  const ordered = [...entries.values()].sort(
    (a, b) => compareText(a.file, b.file) || comparePositions(a.range.start, b.range.start),
  );
  return withoutSecrets(ordered);
}

/** A diff may contain a credential, and a nightly job may post it to an issue. */
async function withoutSecrets(entries: DriftEntry[]): Promise<DriftEntry[]> {
  const shown = entries.filter(({ diff }) => diff !== null);
  if (shown.length === 0) return entries;
  const found = await findSecretsInTexts(shown.map(({ diff }) => diff ?? ''));
  for (const [index, entry] of shown.entries()) {
    for (const { start, end } of found[index] ?? []) {
      const { diff } = entry;
      const secret = diff?.slice(start, end).replace(/[^\n]/g, '*') ?? '';
      entry.diff = (diff?.slice(0, start) ?? '') + secret + (diff?.slice(end) ?? '');
    }
  }
  return entries;
}
