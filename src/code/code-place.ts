import { distance } from 'fastest-levenshtein';
import type { CodePlace, MissingPlace, MissingReason } from '../model/code.ts';
import type { LineRange } from '../model/position.ts';
import { composed } from '../model/slug.ts';
import { type CodeReference, formatCodeReference } from './code-reference.ts';
import { type CodeText, closestSymbol, findSymbol, linesOf } from './symbols/find-symbol.ts';

/** The files that git tracks at a commit, and what is in the checkout. */
export interface TrackedPaths {
  /** By POSIX path relative to the checkout. */
  files: ReadonlyMap<string, { type: 'file' | 'link' | 'submodule' }>;
  /** Folders that contain a tracked file, without a trailing slash. */
  folders: ReadonlySet<string>;
  /** Whether a path is workspace content, which isn't among the files. */
  isContent(path: string): boolean;
  /** Whether something exists at the path, tracked or not. */
  isOnDisk(path: string): boolean;
}

/** @returns all parent folders of a path */
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

/** @returns the file or folder that a reference names, ignoring its lines; or why there is none */
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

/** Whether git could write such a path. */
function isPlain(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.');
}

/** What the path of a tracked file can't look like. */
function unlikely(path: string): MissingReason | null {
  if (path.split('/').includes('..')) return 'outside';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'outside';
  if (path.split('/').some((part) => part.toLowerCase() === '.git')) return 'git-folder';
  return path.includes('\\') ? 'not-posix' : null;
}

/** A path may go through a symbolic link, or into a submodule. */
function linkAround(path: string, { files }: TrackedPaths): 'link' | 'submodule' | null {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count++) {
    const type = files.get(parts.slice(0, count).join('/'))?.type;
    if (type === 'link' || type === 'submodule') return type;
  }
  return null;
}

/** With more files than this, similar names are not suggested. */
const MANY = 20_000;

function nearestPath(path: string, { files, folders }: TrackedPaths): string | null {
  const bare = composed(path.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+|\/$/g, ''));
  if (bare === '' || bare.length > 200) return null;
  const name = bare.slice(bare.lastIndexOf('/') + 1).toLowerCase();
  const isFolder = path.endsWith('/');
  const all = isFolder ? [...folders] : [...files.keys(), ...folders];
  const sameName = all.filter((one) => one.toLowerCase().split('/').at(-1) === name);
  const candidates = sameName.length > 0 ? sameName : all.length > MANY ? [] : all;
  // A file with the same name is suggested, however distant its folder.
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
 * @param lineCount number of lines; null for a binary file
 * @returns the place with the lines of the reference, or why they don't exist
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

/** @returns the place with the lines of the symbol, or why it isn't there */
export function findSymbolPlace(
  place: CodePlace,
  { path, symbol }: CodeReference,
  code: CodeText | null,
): CodePlace {
  if (place.problem !== null || symbol === null) return place;
  if (code === null) return missing('symbol', 'binary');
  const found = linesOf(code, findSymbol(code, symbol));
  if (found) return { ...place, lines: found };
  // GitHub's `L1C2-L3C4` and the notations of other forges also mean lines.
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
