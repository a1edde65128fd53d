import { compareText } from './compare-text.ts';
import { comparePositions } from './position.ts';
import { type FileEdit, overlap } from './text-edit.ts';

export type FixVerb = 'insert' | 'remove' | 'replace';

/**
 * A fix for one or several findings, as plain JSON: `--fix` applies it, an editor offers it as a
 * code action.
 */
export interface Fix {
  verb: FixVerb;
  /** What is inserted, removed or replaced, in words that authors know, such as section titles. */
  what: readonly string[];
  /** In one file or several, in order within each file, without overlap. */
  edits: readonly FileEdit[];
}

const DONE: Record<FixVerb, string> = {
  insert: 'inserted',
  remove: 'removed',
  replace: 'replaced',
};

/** @returns `Insert "Goal", "In scope"`, as an editor offers it */
export function fixTitle({ verb, what }: Fix): string {
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${quoted(what)}`;
}

/** @returns a line for each file and verb, `content/demo/spec.mdx: inserted "Goal", "In scope"` */
export function doneByFile(fixes: readonly Fix[]): string[] {
  const parts = fixes.flatMap(({ verb, what, edits }) =>
    [...new Set(edits.map(({ file }) => file))].map((file) => ({
      start: `${file}: ${DONE[verb]}`,
      what,
    })),
  );
  return Array.from(
    Map.groupBy(parts, ({ start }) => start),
    ([start, same]) => `${start} ${quoted(same.flatMap(({ what }) => what))}`,
  );
}

function quoted(what: readonly string[]): string {
  return what.map((one) => `"${one}"`).join(', ');
}

/**
 * @returns those that can be applied together: of two that affect the same text, the one that starts
 * first
 */
export function compatibleFixes(fixes: readonly Fix[]): Fix[] {
  const taken = new Map<string, FileEdit[]>();
  return fixes.toSorted(compareFixes).filter(({ edits }) => {
    const places = edits.map((edit) => ({ edit, ...placeAmong(taken.get(edit.file) ?? [], edit) }));
    if (places.some(({ isFree }) => !isFree)) return false;
    // From the last to the first, so that earlier positions stay valid.
    for (const { edit, at } of places.toReversed()) {
      const inFile = taken.get(edit.file) ?? [];
      inFile.splice(at, 0, edit);
      taken.set(edit.file, inFile);
    }
    return true;
  });
}

function compareFixes({ edits: [a] }: Fix, { edits: [b] }: Fix): number {
  if (!a || !b) return 0;
  return compareText(a.file, b.file) || comparePositions(a.range.start, b.range.start);
}

/** @param others in order, without overlap */
function placeAmong(others: readonly FileEdit[], edit: FileEdit): { at: number; isFree: boolean } {
  let [at, end] = [0, others.length];
  while (at < end) {
    const middle = (at + end) >> 1;
    const other = others[middle];
    if (other && comparePositions(other.range.start, edit.range.start) < 0) at = middle + 1;
    else end = middle;
  }
  const beside = [others[at - 1], others[at]];
  return { at, isFree: beside.every((other) => !other || !overlap(other, edit)) };
}
