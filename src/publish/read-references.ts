import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { CodeDrift, CodePlace, CodeReferences, CodeSnippet } from '../model/code.ts';
import { type CodeMention, codeMentions } from '../model/code-mentions.ts';
import { type CodeReference, parseCodeReference } from '../model/code-reference.ts';
import { documentsOf } from '../model/link-target.ts';
import type { Engagement } from '../model/workspace.ts';
import {
  findLines,
  findPath,
  findSymbolPlace,
  foldersOf,
  missing,
  type TrackedPaths,
} from '../parse/code-place.ts';
import { readCode } from '../parse/symbols/find-symbol.ts';
import { defaultBranch } from '../repo/default-branch.ts';
import type { Revision } from '../repo/revision.ts';
import { findSecretsInTexts } from '../secrets/find-secrets.ts';
import { affirmedCommits, type Drift, readDrift } from './drift/read-drift.ts';
import { matcherOf } from './match-glob.ts';

/** Nobody reads more of a file in the middle of a page. */
const MOST_LINES = 200;

/** Where the code is read from. */
export interface CodeSource {
  revision: Pick<Revision, 'commit' | 'files' | 'read'>;
  /** Absolute path of the checkout. */
  folder: string;
  /** The workspace's content as a path from the checkout, with a slash at its end; null where it lies elsewhere. */
  contentFolder: string | null;
}

/** Reads what the documents of an engagement name, and what the default branch has done to it. */
export async function readReferences(
  engagement: Engagement,
  revision: Revision,
  { folder, contentFolder }: Omit<CodeSource, 'revision'>,
): Promise<CodeReferences> {
  const { objects, commit } = revision;
  const [found, affirmed, branch] = await Promise.all([
    readMentioned(engagement, { revision, folder, contentFolder }),
    affirmedCommits(engagement, objects),
    commit === null ? null : defaultBranch(folder),
  ]);
  const unknownCommits = [...affirmed].flatMap(([one, id]) => (id === null ? one : []));
  if (commit === null || branch === null) return { ...found, unknownCommits, drift: null };
  const { places } = found;
  const options = { folder, objects, pinned: commit, to: branch.commit, places, isDetailed: false };
  const drifts = await readDrift(engagement, options);
  return { ...found, unknownCommits, drift: driftOf(drifts, branch.name) };
}

/** What has changed, or is gone; what was not there to begin with has a finding of its own. */
function driftOf(drifts: readonly Drift[], branch: string): CodeDrift {
  const documents: CodeDrift['documents'] = {};
  for (const { document, mention, fate } of drifts) {
    const { state, place } = fate;
    const isKnown = place.path !== null || place.isMatch !== null;
    if ((state !== 'changed' && state !== 'gone') || !isKnown) continue;
    documents[document.file] ??= {};
    (documents[document.file] as Record<string, string>)[mention.reference] = state;
  }
  return { branch, documents };
}

/** Reads each file that is named once, whatever is said about it. */
export async function readMentioned(
  engagement: Engagement,
  source: CodeSource,
): Promise<Pick<CodeReferences, 'places' | 'globs'>> {
  const mentions = mentionsIn(engagement);
  const tracked = trackedPaths(source.revision, source.folder);
  const named = mentions.filter(({ kind }) => kind !== 'covers');
  const [places, globs] = [await readPlaces(named, tracked, source), {} as Record<string, number>];
  for (const { kind, reference } of mentions) {
    if (kind === 'covers') globs[reference] ??= countMatches(reference, tracked.files);
  }
  return { places, globs };
}

/** The files and folders that an engagement names, whatever it says about what is in them. */
export function namedPaths(
  engagement: Engagement,
  revision: Pick<Revision, 'files'>,
  folder: string,
): Record<string, CodePlace> {
  const tracked = trackedPaths(revision, folder);
  const places: Record<string, CodePlace> = {};
  for (const { kind, reference } of mentionsIn(engagement)) {
    if (kind !== 'covers') places[reference] ??= findPath(parseCodeReference(reference), tracked);
  }
  return places;
}

function mentionsIn(engagement: Engagement): CodeMention[] {
  return documentsOf(engagement)
    .filter(({ draft }) => !draft)
    .flatMap(codeMentions);
}

function trackedPaths({ files }: Pick<Revision, 'files'>, folder: string): TrackedPaths {
  return {
    files,
    folders: foldersOf(files.keys()),
    isOnDisk: (path) => existsSync(join(folder, path)),
  };
}

function countMatches(glob: string, files: TrackedPaths['files']): number {
  const isMatch = matcherOf(glob);
  let count = 0;
  for (const [path, { type }] of files) if (type === 'file' && isMatch(path)) count += 1;
  return count;
}

interface Named {
  reference: string;
  parsed: CodeReference;
  place: CodePlace;
  isShown: boolean;
}

async function readPlaces(
  mentions: readonly CodeMention[],
  tracked: TrackedPaths,
  source: CodeSource,
): Promise<Record<string, CodePlace>> {
  const byReference = Map.groupBy(mentions, ({ reference }) => reference);
  const named = Array.from(byReference, ([reference, all]): Named => {
    const parsed = parseCodeReference(reference);
    const isShown = all.some(({ kind }) => kind === 'snippet');
    return { reference, parsed, place: findPath(parsed, tracked), isShown };
  });
  const places: Record<string, CodePlace> = {};
  for (const { reference, place } of named) places[reference] = place;
  const toRead = named.filter(
    ({ parsed, place, isShown }) =>
      place.problem === null && (isShown || parsed.lines !== null || parsed.symbol !== null),
  );
  const shown: CodeSnippet[] = [];
  const files = Map.groupBy(toRead, ({ place }) => (place.problem === null ? place.path : ''));
  // Asked for at once, and let go of one by one.
  await Promise.all(
    Array.from(files, async ([path, all]) => {
      const content = all[0]?.place.problem === null ? await source.revision.read(path) : null;
      for (const [reference, place] of placesIn(path, content, all, source)) {
        places[reference] = place;
        if (place.problem === null && place.snippet) shown.push(place.snippet);
      }
    }),
  );
  await findSecrets(shown);
  return places;
}

function placesIn(
  path: string,
  content: Buffer | null,
  named: readonly Named[],
  { contentFolder }: CodeSource,
): [string, CodePlace][] {
  const isBinary = content === null || content.subarray(0, 8000).includes(0);
  const lineCount = isBinary ? null : countLines(content);
  const needsText = named.some(({ parsed, isShown }) => isShown || parsed.symbol !== null);
  const text = isBinary || !needsText ? null : content.toString('utf8').replace(/\r\n?/g, '\n');
  const code = text === null ? null : readCodeOnce(text, path);
  return named.map(({ reference, parsed, place, isShown }) => {
    if (place.problem === null && isShown && (place.type === 'folder' || text === null)) {
      const reason = place.type === 'folder' ? 'is-folder' : 'binary';
      return [reference, missing('file', reason, place.path)];
    }
    const found =
      parsed.symbol === null
        ? findLines(place, parsed, lineCount)
        : findSymbolPlace(place, parsed, code?.() ?? null);
    if (found.problem !== null || !isShown || text === null) return [reference, found];
    const isContent = contentFolder !== null && path.startsWith(contentFolder);
    const all = { from: 1, to: Math.max(1, lineCount ?? 1) };
    return [reference, { ...found, snippet: snippetOf(text, found.lines ?? all, isContent) }];
  });
}

function readCodeOnce(text: string, path: string) {
  let code: ReturnType<typeof readCode> | null = null;
  return () => {
    code ??= readCode(text, path);
    return code;
  };
}

function snippetOf(text: string, { from, to }: { from: number; to: number }, isContent: boolean) {
  const end = Math.min(to, from + MOST_LINES - 1);
  const lines = text.split('\n').slice(from - 1, end);
  return {
    text: withoutIndent(lines).join('\n'),
    lines: { from, to: end },
    last: to,
    secrets: [],
    isContent,
  };
}

/** A method is shown as if it stood at the margin. */
function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.flatMap((line) => /^[ \t]*(?=\S)/.exec(line)?.[0] ?? []);
  const common = indents.reduce((least, indent) => {
    let length = 0;
    while (length < least.length && least[length] === indent[length]) length += 1;
    return least.slice(0, length);
  }, indents[0] ?? '');
  return lines.map((line) =>
    line.startsWith(common) ? line.slice(common.length) : line.trimStart(),
  );
}

async function findSecrets(shown: readonly CodeSnippet[]): Promise<void> {
  const found = await findSecretsInTexts(shown.map(({ text }) => text));
  for (const [index, snippet] of shown.entries()) {
    snippet.secrets = (found[index] ?? []).map(({ kind, start, end }) => ({
      kind,
      length: end - start,
      line: snippet.lines.from + snippet.text.slice(0, start).split('\n').length - 1,
    }));
  }
}

/** @returns where the content lies in the checkout; both are compared by where links lead */
export function contentFolderIn(checkout: string, content: string): string | null {
  if (!existsSync(checkout) || !existsSync(content)) return null;
  const path = relative(realpathSync(checkout), realpathSync(content));
  const isInside = path.split(sep)[0] !== '..' && !isAbsolute(path);
  return isInside ? `${path.split(sep).join('/')}/`.replace(/^\/$/, '') : null;
}

function countLines(content: Buffer): number {
  let count = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) count += 1;
  return content.length === 0 || content[content.length - 1] === 10 ? count : count + 1;
}
