import type { CodeMention } from '../code/code-mentions.ts';
import {
  findLines,
  findPath,
  findSymbolPlace,
  missing,
  type TrackedPaths,
} from '../code/code-place.ts';
import { type CodeReference, parseCodeReference } from '../code/code-reference.ts';
import { matcherOf } from '../code/match-glob.ts';
import { codeText, type Language, languageOf } from '../code/symbols/find-symbol.ts';
import { mentionsIn, trackedPaths } from '../drift/named-paths.ts';
import { affirmedCommits, type Drift, readDrift } from '../drift/read-drift.ts';
import type { Watch } from '../io/watchdog.ts';
import type { CodeDrift, CodePlace, CodeReferences, CodeSnippet } from '../model/code.ts';
import type { Engagement } from '../model/workspace.ts';
import { defaultBranch } from '../repo/default-branch.ts';
import type { Revision } from '../repo/revision.ts';
import { Unfetched } from '../repo/unfetched.ts';
import { findSecretsInTexts } from '../secrets/find-secrets.ts';

/** Longer excerpts aren't read on a page. */
const MOST_LINES = 200;

/**
 * Reads what the documents of an engagement refer to, and how it has changed on the default branch.
 */
export async function readReferences(
  engagement: Engagement,
  revision: Revision,
  watch: Watch,
): Promise<CodeReferences> {
  const { objects, commit, checkout } = revision;
  const [found, affirmed, branch] = await Promise.all([
    readMentioned(engagement, revision, watch),
    affirmedCommits(engagement, objects),
    commit === null ? null : defaultBranch(checkout),
  ]);
  const unknownCommits = [...affirmed].flatMap(([one, id]) => (id === null ? one : []));
  if (commit === null || branch === null) return { ...found, unknownCommits, drift: null };
  const { places } = found;
  const options = {
    checkout,
    objects,
    pinned: commit,
    to: branch.commit,
    places,
    isDetailed: false,
  };
  const drifts = await readDrift(engagement, options).catch(unlessUnfetched);
  return {
    ...found,
    unknownCommits,
    drift: drifts === null ? null : driftOf(drifts, branch.name),
  };
}

/** If a partial clone lacks the data, the drift is unknown. */
function unlessUnfetched(error: unknown): null {
  if (error instanceof Unfetched) return null;
  throw error;
}

/** What has changed or is gone; what was never there has its own finding. */
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

/** Reads each referenced file once, however many references there are. */
async function readMentioned(
  engagement: Engagement,
  revision: Revision,
  watch: Watch,
): Promise<Pick<CodeReferences, 'places' | 'globs'>> {
  const mentions = mentionsIn(engagement);
  const tracked = trackedPaths(revision);
  const named = mentions.filter(({ kind }) => kind !== 'covers');
  const [places, globs] = [
    await readPlaces(named, tracked, revision, watch),
    {} as Record<string, number>,
  ];
  for (const { kind, reference } of mentions) {
    if (kind === 'covers') globs[reference] ??= countMatches(reference, tracked.files);
  }
  return { places, globs };
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
  revision: Revision,
  watch: Watch,
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
  // Requested together, and released one by one.
  await Promise.all(
    Array.from(files, async ([path, all]) => {
      const content = all[0]?.place.problem === null ? await revision.read(path) : null;
      const step = { file: path, step: 'find in it what documents name' };
      const hasSymbols = all.some(({ parsed }) => parsed.symbol !== null);
      const language = hasSymbols ? await languageOf(path) : null;
      for (const [reference, place] of watch(step, () => placesIn(path, content, all, language))) {
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
  language: Language | null,
): [string, CodePlace][] {
  const isBinary = content === null || content.subarray(0, 8000).includes(0);
  const lineCount = isBinary ? null : countLines(content);
  const needsText = named.some(({ parsed, isShown }) => isShown || parsed.symbol !== null);
  const text = isBinary || !needsText ? null : content.toString('utf8').replace(/\r\n?/g, '\n');
  const code = text === null || language === null ? null : codeText(text, path, language);
  return named.map(({ reference, parsed, place, isShown }) => {
    // A tracked file that can't be read was left out of a partial clone.
    if (place.problem === null && place.type === 'file' && content === null) {
      return [reference, missing('file', 'unfetched')];
    }
    if (place.problem === null && isShown && (place.type === 'folder' || text === null)) {
      const reason = place.type === 'folder' ? 'is-folder' : 'binary';
      return [reference, missing('file', reason, place.path)];
    }
    const found =
      parsed.symbol === null
        ? findLines(place, parsed, lineCount)
        : findSymbolPlace(place, parsed, code);
    if (found.problem !== null || !isShown || text === null) return [reference, found];
    const all = { from: 1, to: Math.max(1, lineCount ?? 1) };
    return [reference, { ...found, snippet: snippetOf(text, found.lines ?? all) }];
  });
}

function snippetOf(text: string, { from, to }: { from: number; to: number }): CodeSnippet {
  const end = Math.min(to, from + MOST_LINES - 1);
  const lines = text.split('\n').slice(from - 1, end);
  return {
    text: withoutIndent(lines).join('\n'),
    lines: { from, to: end },
    last: to,
    secrets: [],
  };
}

/** A method is shown without its indentation. */
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

function countLines(content: Buffer): number {
  let count = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) count += 1;
  return content.length === 0 || content[content.length - 1] === 10 ? count : count + 1;
}
