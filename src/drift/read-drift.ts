import { type CodeMention, codeMentions } from '../code/code-mentions.ts';
import { formatCodeReference, parseCodeReference } from '../code/code-reference.ts';
import { matcherOf } from '../code/match-glob.ts';
import { type CodePlace, placeOf } from '../model/code.ts';
import { documentsOf } from '../model/documents.ts';
import { mapping } from '../model/engagement-facts.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import type { Objects } from '../repo/objects.ts';
import type { Checkout } from '../repo/repository.ts';
import { compare, type Fate, type Place } from './compare.ts';

/** The state of a code reference in a document. */
export interface Drift {
  document: Document;
  mention: CodeMention;
  /** Full id of the commit to compare from: the pinned one, or that of its affirmation. */
  since: string;
  fate: Fate;
  /** The updated reference, if it differs from the written one. */
  now: string | null;
}

export interface DriftOptions {
  checkout: Checkout;
  objects: Objects;
  /** Full id of the pinned commit. */
  pinned: string;
  /** Full id of the commit to compare with. */
  to: string;
  /** The places at the pinned commit, by reference. */
  places: Record<string, CodePlace>;
  isDetailed: boolean;
}

/** Compares what the documents of an engagement refer to, except drafts. */
export async function readDrift(engagement: Engagement, options: DriftOptions): Promise<Drift[]> {
  const { objects, pinned, to } = options;
  const open = documentsOf(engagement)
    .filter(({ draft }) => !draft)
    .flatMap((document) => codeMentions(document).map((mention) => ({ document, mention })));
  const commits = await affirmedCommits(engagement, objects);
  const asked = open.map(({ document, mention }) => {
    const affirmed = affirmedAt(document, mention.reference);
    const since = (affirmed === null ? null : commits.get(affirmed)) ?? pinned;
    return { document, mention, since, place: placeIn(mention, options.places) };
  });

  // An affirmed reference is first followed to that commit, and compared from there.
  const drifts = new Map<(typeof asked)[number], Fate>();
  for (const [since, group] of Map.groupBy(asked, (one) => one.since)) {
    const known = group.flatMap((one) => (one.place ? [{ one, place: one.place }] : []));
    const start = await compare(
      known.map(({ place }) => place),
      { ...options, from: pinned, to: since, isDetailed: false },
    );
    const fates = await compare(
      start.map(({ place }) => place),
      { ...options, from: since, to },
    );
    for (const [index, { one }] of known.entries()) {
      const before = start[index] as Fate;
      drifts.set(one, before.state === 'gone' ? before : (fates[index] as Fate));
    }
  }
  return asked.map((one): Drift => {
    const { document, mention, since, place } = one;
    const fate = drifts.get(one);
    if (!fate || !place) return { document, mention, since, fate: GONE, now: null };
    const now = fate.state === 'gone' ? null : writtenNow(mention, place, fate.place);
    const isMoved = fate.state === 'unchanged' && now !== null;
    return { document, mention, since, fate: isMoved ? { ...fate, state: 'moved' } : fate, now };
  });
}

/** Missing even at the pinned commit. */
const GONE: Fate = {
  state: 'gone',
  place: { path: null, isMatch: null, lines: null, symbol: null },
  diff: null,
  size: null,
};

function placeIn({ kind, reference }: CodeMention, places: DriftOptions['places']): Place | null {
  if (kind === 'covers') {
    return { path: null, isMatch: matcherOf(reference), lines: null, symbol: null };
  }
  const references = { places, globs: {}, unknownCommits: [], drift: null };
  const place = placeOf({ references }, reference);
  if (!place || place.problem !== null) return null;
  const { lines, symbol } = parseCodeReference(reference);
  return { path: place.path, isMatch: null, lines, symbol };
}

function writtenNow({ kind, reference }: CodeMention, was: Place, is: Place): string | null {
  if (kind === 'covers' || is.path === null) return null;
  const isSame =
    was.path === is.path && was.lines?.from === is.lines?.from && was.lines?.to === is.lines?.to;
  if (isSame) return null;
  const isFolder = is.path.endsWith('/');
  const path = isFolder && !/\/(?:#|$)/.test(reference) ? is.path.slice(0, -1) : is.path;
  const { lines } = is;
  if (lines !== null) return formatCodeReference({ path, isFolder, lines, symbol: null });
  // A symbol keeps its spelling.
  const hash = reference.indexOf('#');
  const fragment = hash === -1 ? '' : reference.slice(hash);
  return formatCodeReference({ path, isFolder, lines, symbol: null }) + fragment;
}

/** @returns the commit that a reference was affirmed at, as written */
export function affirmedAt({ source }: Document, reference: string): string | null {
  const affirmed = mapping(source.frontmatter.data.affirmed);
  const commit = Object.hasOwn(affirmed, reference) ? affirmed[reference] : null;
  return typeof commit === 'string' ? commit : null;
}

/** @returns the full ids of the commits that texts were affirmed at; null for an unknown commit */
export async function affirmedCommits(
  engagement: Engagement,
  objects: Objects,
): Promise<Map<string, string | null>> {
  const written = documentsOf(engagement).flatMap(({ source }) =>
    Object.values(mapping(source.frontmatter.data.affirmed)).filter(
      (one) => typeof one === 'string',
    ),
  );
  const commits = [...new Set(written)].filter((one) => /^[0-9a-f]{7,64}$/.test(one));
  return new Map(
    await Promise.all(
      commits.map(async (one) => {
        const object = await objects.read(`${one}^{commit}`);
        return [one, object?.id ?? null] as const;
      }),
    ),
  );
}
