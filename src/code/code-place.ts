import { distance } from 'fastest-levenshtein';
import type { CodePlace, MissingPlace, MissingReason } from '../model/code.ts';
import type { LineRange } from '../model/position.ts';
import { composed } from '../model/slug.ts';
import { type CodeReference, formatCodeReference } from './code-reference.ts';
import { type CodeText, closestSymbol, findSymbol, linesOf } from './symbols/find-symbol.ts';

/** What git tracks at a commit, and what lies in the checkout. */
export interface TrackedPaths {
  /** By POSIX path from the checkout. */
  files: ReadonlyMap<string, { type: 'file' | 'link' | 'submodule' }>;
  /** Folders with a tracked file in them, without a slash at the end. */
  folders: ReadonlySet<string>;
  /** Whether a path is content of a workspace, which is not among the files. */
  isContent(path: string): boolean;
  /** Whether something is there that git may not track. */
  isOnDisk(path: string): boolean;
}

/** @returns every folder on the way to a path */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** @returns the file or folder that a reference names, whatever is said about its lines; or why there is none */
export function findPath(reference: CodeReference, tracked: TrackedPaths): CodePlace {
  const { path } = reference;
  const bare = path.replace(/\/$/, '');
  const file = tracked.files.get(bare);
  const found = (type: 'file' | 'folder', at: string): CodePlace => {
    return { problem: null, type, path: at, lines: null, snippet: null };
  };
  if (file?.type === 'file' && path === bare) return found('file', path);
  if (tracked.folders.has(bare)) {
    const isFragmented = reference.lines !== null || reference.symbol !== null;
    if (!isFragmented) return found('folder', `${bare}/`);
    return missing(reference.lines ? 'lines' : 'symbol', 'is-folder', `${bare}/`);
  }
  const suggest = (other: string | null) =>
    other === null ? null : formatCodeReference({ ...reference, path: other });
  if (file?.type === 'file') return missing('file', 'is-file', suggest(bare));
  if (file) return missing('file', file.type);
  const reason = unlikely(path);
  const nearest = suggest(nearestPath(path, tracked));
  if (reason !== null) return missing('file', reason, nearest);
  if (tracked.isContent(bare)) return missing('file', 'content');
  const inside = linkAround(bare, tracked);
  if (inside !== null) return missing('file', inside);
  return missing('file', isPlain(path) && tracked.isOnDisk(bare) ? 'untracked' : 'absent', nearest);
}

/** Whether git could write a path like that. */
function isPlain(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.');
}

/** What no path of a tracked file looks like. */
function unlikely(path: string): MissingReason | null {
  if (path.split('/').includes('..')) return 'outside';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'outside';
  if (path.split('/').some((part) => part.toLowerCase() === '.git')) return 'git-folder';
  return path.includes('\\') ? 'not-posix' : null;
}

/** A path may lead through a link, or into another repository. */
function linkAround(path: string, { files }: TrackedPaths): 'link' | 'submodule' | null {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count++) {
    const type = files.get(parts.slice(0, count).join('/'))?.type;
    if (type === 'link' || type === 'submodule') return type;
  }
  return null;
}

/** More files than this are not compared letter by letter. */
const MANY = 20_000;

function nearestPath(path: string, { files, folders }: TrackedPaths): string | null {
  const bare = composed(path.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+|\/$/g, ''));
  if (bare === '' || bare.length > 200) return null;
  const name = bare.slice(bare.lastIndexOf('/') + 1).toLowerCase();
  const isFolder = path.endsWith('/');
  const all = isFolder ? [...folders] : [...files.keys(), ...folders];
  const sameName = all.filter((one) => one.toLowerCase().split('/').at(-1) === name);
  const candidates = sameName.length > 0 ? sameName : all.length > MANY ? [] : all;
  // A file of the same name is meant, however far away it lies.
  let least = sameName.length > 0 ? Number.POSITIVE_INFINITY : Math.floor(bare.length / 3) + 1;
  let best: string | null = null;
  for (const one of candidates) {
    const steps = distance(bare.toLowerCase(), one.toLowerCase());
    if (steps < least) [best, least] = [one, steps];
  }
  return best !== null && folders.has(best) ? `${best}/` : best;
}

/**
 * @param place the file that the reference names
 * @param lineCount of that file; null where it is binary
 * @returns the place with the lines of the reference; or why there are none
 */
export function findLines(
  place: CodePlace,
  { path, lines }: CodeReference,
  lineCount: number | null,
): CodePlace {
  if (place.problem !== null || lines === null) return place;
  if (lineCount === null) return missing('lines', 'binary');
  const { from, to } = lines;
  const isReversed = to < from;
  const suggest = (range: LineRange) => formatCodeReference(reference(path, range, null));
  if (from === 0 || to === 0) return missing('lines', 'zero', null, lineCount);
  if (isReversed) {
    const other = from <= lineCount ? suggest({ from: to, to: from }) : null;
    return missing('lines', 'reversed', other, lineCount);
  }
  return to > lineCount ? missing('lines', 'beyond', null, lineCount) : { ...place, lines };
}

/** @returns the place with the lines of the symbol; or why it is not there */
export function findSymbolPlace(
  place: CodePlace,
  { path, symbol }: CodeReference,
  code: CodeText | null,
): CodePlace {
  if (place.problem !== null || symbol === null) return place;
  if (code === null) return missing('symbol', 'binary');
  const found = linesOf(code, findSymbol(code, symbol));
  if (found) return { ...place, lines: found };
  // GitHub's `L1C2-L3C4` and what other forges write is meant as lines.
  const range = /^(?:L|lines?-?)(\d+)(?:C\d+)?(?:[-:,]+(?:L|lines?-?)?(\d+)?(?:C\d+)?)?$/i.exec(
    symbol,
  );
  if (range) {
    const from = Number(range[1]);
    const lines = { from, to: Number(range[2] ?? from) };
    return missing('lines', 'malformed', formatCodeReference(reference(path, lines, null)));
  }
  const other = closestSymbol(code, symbol);
  return missing(
    'symbol',
    code.declarations === null ? 'no-word' : 'undeclared',
    other === null ? null : formatCodeReference(reference(path, null, other)),
  );
}

function reference(path: string, lines: LineRange | null, symbol: string | null): CodeReference {
  return { path, isFolder: false, lines, symbol };
}

export function missing(
  problem: MissingPlace['problem'],
  reason: MissingReason,
  suggestion: string | null = null,
  count = 0,
): MissingPlace {
  return { problem, reason, suggestion, count };
}
