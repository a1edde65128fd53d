import {
  type CodeText,
  codeText,
  findSymbol,
  languageOf,
  linesOf,
} from '../code/symbols/find-symbol.ts';
import type { LineRange } from '../model/position.ts';
import {
  type Change,
  changesBetween,
  commitsBetween,
  filesAt,
  type LineCounts,
  lineCounts,
  type Patch,
  patchesOf,
} from '../repo/changes.ts';
import { trackLines } from '../repo/line-edits.ts';
import type { Objects } from '../repo/objects.ts';
import type { Checkout } from '../repo/repository.ts';
import { Unfetched } from '../repo/unfetched.ts';

/** A place in the code to compare. */
export interface Place {
  /**
   * The path of a file, or of a folder with a trailing slash; null for everything that `isMatch`
   * matches.
   */
  path: string | null;
  isMatch: ((path: string) => boolean) | null;
  lines: LineRange | null;
  symbol: string | null;
}

export type State = 'unchanged' | 'moved' | 'changed' | 'gone';

export interface Fate {
  state: State;
  /** Where it is now; for something that is gone, where it was. */
  place: Place;
  /** Hunks in unified diff format, for a changed file. */
  diff: string | null;
  /** Changes below a folder, or in files that match a glob. */
  size: (LineCounts & { files: number; commits: number }) | null;
}

export interface ComparisonOptions {
  checkout: Checkout;
  objects: Objects;
  from: string;
  to: string;
  /** Whether the changes are shown, or only whether there are any. */
  isDetailed: boolean;
}

/**
 * Determines how places changed between two commits. It runs git only a few times, however many
 * places there are.
 *
 * @throws Unfetched if this clone lacks the required objects
 */
export async function compare(
  places: readonly Place[],
  options: ComparisonOptions,
): Promise<Fate[]> {
  const { checkout, from, to, isDetailed } = options;
  if (from === to || places.length === 0) return places.map(unchanged);
  const paths = new Set(places.map(({ path }) => path));
  const groups = places.filter((one) => one.path?.endsWith('/'));
  const changes = await changesBetween(
    checkout,
    from,
    to,
    (path) => paths.has(path) || groups.some((one) => isIn(one, path)),
  );
  if (changes.length === 0) return places.map(unchanged);
  const byPath = new Map(changes.flatMap((one) => (one.from === null ? [] : [[one.from, one]])));
  const changeOf = ({ path }: Place) => (path === null ? undefined : byPath.get(path));
  const isEdited = ({ from: before, to: after, fromId, toId }: Change) =>
    before !== null && after !== null && fromId !== toId;

  const symbols = new Map<Place, SymbolFate>();
  const withSymbols = places.filter((one) => one.symbol !== null && changeOf(one)?.to != null);
  for (const [change, found] of Map.groupBy(withSymbols, (one) => changeOf(one) as Change)) {
    const { from, fromId, to, toId } = change;
    const [before, after] = await Promise.all([
      readAt(from ?? '', fromId, options),
      readAt(to ?? '', toId, options),
    ]);
    for (const place of found) symbols.set(place, symbolFate(place, change, before, after));
  }
  const needed = places.flatMap((place) => {
    const change = changeOf(place);
    if (!change || !isEdited(change)) return [];
    const isShown =
      isDetailed && (place.symbol === null || symbols.get(place)?.fate.state === 'changed');
    return place.lines || isShown ? change : [];
  });
  const patches = await patchesOf(checkout, from, to, [...new Set(needed)]);
  const fates = places.map((place): Fate => {
    if (place.isMatch || place.path?.endsWith('/')) return groupFate(place, changes);
    const change = changeOf(place);
    if (!change) return unchanged(place);
    if (change.to === null) return { ...unchanged(place), state: 'gone' };
    const patch = patches.get(place.path ?? '');
    const symbol = symbols.get(place);
    if (symbol?.fate.state === 'changed') {
      return { ...symbol.fate, diff: diffOf(patch, symbol.lines) };
    }
    if (symbol) return symbol.fate;
    const moved = { ...place, path: change.to };
    const isMoved = change.to !== change.from;
    if (!isEdited(change)) return { ...unchanged(moved), state: isMoved ? 'moved' : 'unchanged' };
    if (!place.lines) return { ...unchanged(moved), state: 'changed', diff: diffOf(patch, null) };
    return linesFate(place.lines, moved, patch, isMoved);
  });
  await settleGroups(fates, changes, options);
  if (isDetailed) await measureChange(fates, changes, options);
  return fates;
}

interface SymbolFate {
  fate: Fate;
  /** Its original lines, to show the relevant changes. */
  lines: LineRange | null;
}

function unchanged(place: Place): Fate {
  return { state: 'unchanged', place, diff: null, size: null };
}

async function readAt(path: string, id: string, options: ComparisonOptions): Promise<CodeText> {
  return codeText(await read(id, options), path, await languageOf(path));
}

async function read(id: string, { objects }: ComparisonOptions): Promise<string> {
  const object = await objects.read(id);
  if (object === null) throw new Unfetched(`git has no object ${id}`);
  return object.content.toString('utf8').replace(/\r\n?/g, '\n');
}

/** A symbol is unchanged if all its bodies still exist. */
function symbolFate(place: Place, change: Change, before: CodeText, after: CodeText): SymbolFate {
  const symbol = place.symbol ?? '';
  const old = findSymbol(before, symbol);
  const now = findSymbol(after, symbol);
  const moved = { ...place, path: change.to };
  const fate = (state: State): SymbolFate => ({
    fate: { ...unchanged(state === 'gone' ? place : moved), state },
    lines: state === 'changed' ? linesOf(before, old) : null,
  });
  if (old.length === 0 || now.length === 0) return fate('gone');
  const bodies = new Set(now.map((one) => bodyOf(after.text, one)));
  if (old.every((one) => bodies.has(bodyOf(before.text, one)))) {
    return fate(change.to === change.from ? 'unchanged' : 'moved');
  }
  return fate('changed');
}

/** A body without its indentation and trailing spaces. */
function bodyOf(text: string, { start, end }: { start: number; end: number }): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line, start))?.[0] ?? '';
  return text
    .slice(start, end)
    .split('\n')
    .map((one) => (one.startsWith(indent) ? one.slice(indent.length) : one).trimEnd())
    .join('\n');
}

function linesFate(
  lines: LineRange,
  place: Place,
  patch: Patch | undefined,
  isRenamed: boolean,
): Fate {
  const tracked = trackLines(lines, patch?.edits ?? []);
  if (tracked.lines === null) return { ...unchanged({ ...place, lines }), state: 'gone' };
  const now = { ...place, lines: tracked.lines };
  const isShifted = tracked.lines.from !== lines.from || tracked.lines.to !== lines.to;
  if (tracked.isChanged) return { ...unchanged(now), state: 'changed', diff: diffOf(patch, lines) };
  return { ...unchanged(now), state: isShifted || isRenamed ? 'moved' : 'unchanged' };
}

function diffOf(patch: Patch | undefined, lines: LineRange | null | undefined): string | null {
  if (!patch) return null;
  const concerned = patch.hunks.filter(
    ({ from, to }) => !lines || (from <= lines.to + 1 && to >= lines.from - 1),
  );
  return (concerned.length > 0 ? concerned : patch.hunks).map(({ text }) => text).join('');
}

/** The result for a folder or a glob. */
function isIn(place: Place, path: string): boolean {
  return place.isMatch ? place.isMatch(path) : path.startsWith(place.path ?? '');
}

function groupFate(place: Place, changes: readonly Change[]): Fate {
  const touched = changes.filter(
    ({ from, to }) => (from !== null && isIn(place, from)) || (to !== null && isIn(place, to)),
  );
  if (touched.length === 0) return unchanged(place);
  const moved = place.path === null ? null : renamedFolder(place.path, touched);
  if (moved !== null) return { ...unchanged({ ...place, path: moved }), state: 'moved' };
  return { ...unchanged(place), state: 'changed' };
}

/** @returns the folder's new path, if every changed file in it moved there unmodified */
function renamedFolder(path: string, touched: readonly Change[]): string | null {
  const [first] = touched;
  if (!first?.from || !first.to) return null;
  const rest = first.from.slice(path.length);
  if (!first.from.startsWith(path) || !first.to.endsWith(`/${rest}`)) return null;
  const target = first.to.slice(0, first.to.length - rest.length);
  const isWhole = touched.every(
    ({ from, to, fromId, toId }) =>
      fromId === toId && from?.startsWith(path) && to === target + from.slice(path.length),
  );
  return isWhole ? target : null;
}

/** If nothing is left, it is gone. If only some of it moved, it counts as changed. */
async function settleGroups(
  fates: Fate[],
  changes: readonly Change[],
  { checkout, to }: ComparisonOptions,
): Promise<void> {
  const open = fates.filter(({ state, place, place: { path, isMatch } }) => {
    const isGroup = isMatch !== null || path?.endsWith('/') === true;
    if (!isGroup || (state !== 'changed' && state !== 'moved')) return false;
    return state === 'moved' || !changes.some((one) => one.to !== null && isIn(place, one.to));
  });
  if (open.length === 0) return;
  const files = await filesAt(checkout, to);
  for (const fate of open) {
    // A moved folder is looked up at its old path.
    const old = fate.state === 'moved' ? originOf(fate.place, changes) : fate.place;
    const isLeft = files.some((path) => isIn(old, path));
    if (fate.state === 'moved') {
      if (isLeft) Object.assign(fate, { state: 'changed', place: old });
    } else if (!isLeft) fate.state = 'gone';
  }
}

function originOf(place: Place, changes: readonly Change[]): Place {
  const one = changes.find(({ from, to }) => from !== null && to?.startsWith(place.path ?? ''));
  const rest = one?.to?.slice(place.path?.length ?? 0) ?? '';
  return { ...place, path: one?.from?.slice(0, one.from.length - rest.length) ?? place.path };
}

/** Counts the commits and lines that changed in folders and globs, and finds out what is left. */
async function measureChange(
  fates: Fate[],
  changes: readonly Change[],
  { checkout, from, to }: ComparisonOptions,
): Promise<void> {
  const groups = fates.filter(
    ({ state, place }) => state === 'changed' && (place.isMatch || place.path?.endsWith('/')),
  );
  if (groups.length === 0) return;
  const touched = changes.filter((one) =>
    groups.some(({ place }) =>
      [one.from, one.to].some((path) => path !== null && isIn(place, path)),
    ),
  );
  // Passing many paths to git takes longer than reading everything.
  const paths = [
    ...new Set(touched.flatMap(({ from: a, to: b }) => [a, b].filter((p) => p !== null))),
  ];
  const limit = paths.join(' ').length < 20_000 ? paths : [];
  const [counts, commits] = await Promise.all([
    lineCounts(checkout, from, to, limit),
    commitsBetween(checkout, from, to, limit),
  ]);
  for (const fate of groups) {
    const isOwn = (path: string | null) => path !== null && isIn(fate.place, path);
    const own = changes.filter((one) => isOwn(one.from) || isOwn(one.to));
    const sum = (key: keyof LineCounts) =>
      own.reduce((all, one) => all + (counts.get(one.to ?? one.from ?? '')?.[key] ?? 0), 0);
    fate.size = {
      files: own.length,
      commits: commits.filter((files) => files.some(isOwn)).length,
      added: sum('added'),
      deleted: sum('deleted'),
    };
  }
}
