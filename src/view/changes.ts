import type { FileChange, History, HistoryCommit } from '../model/history.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { hrefOf, labelOf, publishedDocuments } from './published.ts';
import { type Version, versionOf } from './versions.ts';
import type { PageLink } from './views.ts';

/** `/changes/`: what changed in the documents of the site, and when. */
export interface ChangesView {
  state: History['state'];
  /** The newest first. */
  days: ChangesOfDay[];
  /** Whether there is more, further back, that is not shown. */
  isCut: boolean;
}

export interface ChangesOfDay {
  /** ISO date. */
  date: string;
  changes: ChangeView[];
}

/** What came in at once. */
export interface ChangeView {
  id: string;
  /** Instant in UTC, ISO 8601. */
  at: string;
  /** What its author said about it, where that is only about this site. */
  message: string | null;
  documents: ChangedDocument[];
}

export interface ChangedDocument extends PageLink {
  state: 'added' | 'changed' | 'moved';
  /** What changed, as far as it is still there. */
  parts: ChangedPart[];
  /** How many sections were taken out. */
  removed: number;
}

export interface ChangedPart extends PageLink {
  state: 'added' | 'changed';
}

export interface ChangesOptions {
  workspace: Workspace;
  audience: Audience;
  history: History;
  /** Published files other than documents, by their path from the workspace. */
  files: ReadonlySet<string>;
}

/** As many as fit on a page that somebody reads: commits, and documents and sections in them. */
const MAX_CHANGES = 50;
const MAX_LINES = 400;

/**
 * Compares the versions of each document that the site holds. What is not in the site any more, was
 * never in it, or was not yet when it changed, is not spoken of: titles are those of today.
 */
export function changesView(engagement: Engagement, options: ChangesOptions): ChangesView {
  const { history } = options;
  if (history.state !== 'known') return { state: history.state, days: [], isCut: false };
  const steps = stepsOf(engagement, options);
  const changes = history.commits.flatMap((commit) => {
    const documents = (steps.get(commit) ?? []).flatMap(({ changed }) => changed ?? []);
    if (documents.length === 0) return [];
    const message = ownMessage(commit, steps.get(commit) ?? [], options);
    return [{ id: commit.id, day: commit.at.slice(0, 10), at: utc(commit.at), message, documents }];
  });
  const days = new Map<string, ChangeView[]>();
  const shown = changes.slice(0, fitting(changes));
  for (const { day, ...change } of shown) {
    days.set(day, [...(days.get(day) ?? []), change]);
  }
  return {
    state: 'known',
    days: [...days].map(([date, all]) => ({ date, changes: all })),
    isCut: history.isCut || changes.length > shown.length,
  };
}

/** @returns how many there is room for; one in any case */
function fitting(changes: readonly Pick<ChangeView, 'documents'>[]): number {
  let lines = 0;
  const first = changes.findIndex(({ documents }) => {
    lines += documents.reduce((sum, { parts }) => sum + 1 + parts.length, 0);
    return lines > MAX_LINES;
  });
  return Math.min(MAX_CHANGES, first === -1 ? changes.length : Math.max(1, first));
}

/** @returns the newest change, `<instant> <id>`; null for none */
export function editionOf({ days }: ChangesView): string | null {
  const newest = days[0]?.changes[0];
  return newest ? `${newest.at} ${newest.id}` : null;
}

/** A document's change in one commit. */
interface Step {
  document: Document;
  change: FileChange;
  /** What it is to a reader; null where a reader sees no difference. */
  changed: ChangedDocument | null;
  /** Whether the site could have held it before and after. */
  isPublic: boolean;
}

/** A document's change before it was compared. */
interface Link {
  commit: HistoryCommit;
  change: FileChange;
  /** Whether it was in this engagement before, or nowhere. */
  isKnown: boolean;
}

function stepsOf(engagement: Engagement, options: ChangesOptions): Map<HistoryCommit, Step[]> {
  const { workspace, audience, history } = options;
  const steps = new Map<HistoryCommit, Step[]>();
  if (history.state !== 'known') return steps;
  const { index } = engagement;
  const documents = [...(index ? [index] : []), ...publishedDocuments(engagement, audience)];
  // What each document was called, going back in time.
  const names = new Map(documents.map((document) => [document.file, document]));
  const chains = new Map<Document, Link[]>();
  for (const commit of history.commits) {
    const found = commit.changes.flatMap((change) => {
      const document = names.get(change.file);
      return document ? [{ document, change }] : [];
    });
    for (const { change } of found) names.delete(change.file);
    for (const { document, change } of found) {
      const folder = `${workspace.contentFolder}/${document.shared ? '_shared' : engagement.slug}/`;
      const isKnown = isDocumentIn(folder, change.from);
      if (isKnown && change.before !== null) names.set(change.from, document);
      const own = isKnown ? change : { ...change, from: change.file, before: null };
      chains.set(document, [...(chains.get(document) ?? []), { commit, change: own, isKnown }]);
    }
  }

  const versions = versionReader(history.blobs, audience);
  for (const [document, chain] of chains) {
    const today = document.source.body?.sections ?? [];
    const titles = new Map(today.map(({ id, title }) => [id, title]));
    let last: Version | null = null;
    for (const { commit, change, isKnown } of chain.toReversed()) {
      const before = versions(change.before, change.from);
      const after = versions(change.after, change.file);
      last ??= before;
      const changed = after && difference(last, after, document, change, titles);
      const wasPublic = isKnown && (change.before === null || before !== null);
      const isPublic = after !== null && wasPublic;
      last = after ?? last;
      steps.set(commit, [...(steps.get(commit) ?? []), { document, change, changed, isPublic }]);
    }
  }
  for (const all of steps.values()) {
    all.sort((a, b) => documents.indexOf(a.document) - documents.indexOf(b.document));
  }
  return steps;
}

/** What begins with `_` is no document, wherever it lies. */
function isDocumentIn(folder: string, file: string): boolean {
  return file.startsWith(folder) && !/\/[_.]/.test(file.slice(folder.length - 1));
}

/** @returns versions by their blob; null for what was not in the site, or cannot be told */
function versionReader(blobs: ReadonlyMap<string, Uint8Array>, audience: Audience) {
  const known = new Map<string, Version | null>();
  return (blob: string | null, file: string): Version | null => {
    if (blob === null) return null;
    const found = known.get(blob);
    if (found !== undefined) return found;
    const content = blobs.get(blob);
    const version = content ? readVersion(content, file, audience) : null;
    known.set(blob, version);
    return version;
  };
}

function readVersion(content: Uint8Array, file: string, audience: Audience): Version | null {
  const source = parseSource(file, content);
  const { draft, audience: written = 'contractor' } = source.frontmatter.data;
  const isOurs = written === 'contractor' || (written === 'team' && audience === 'team');
  return isOurs && (draft ?? false) === false ? versionOf(source) : null;
}

/** @param titles of the sections that the document has today, by id */
function difference(
  before: Version | null,
  after: Version,
  document: Document,
  { file, from }: FileChange,
  titles: ReadonlyMap<string, string>,
): ChangedDocument | null {
  const href = hrefOf(document);
  const page = { href, label: document.path === '' ? 'Cover' : labelOf(document) };
  if (!before) return { ...page, state: 'added', parts: [], removed: 0 };
  const parts: ChangedPart[] = [];
  const isTold = before.facts !== after.facts;
  if (isTold) parts.push({ href, label: 'Facts', state: 'changed' });
  const isBegun = before.beginning !== after.beginning;
  if (isBegun) parts.push({ href, label: 'Beginning', state: 'changed' });
  let hidden = 0;
  for (const [id, text] of after.sections) {
    const old = before.sections.get(id);
    if (old === text) continue;
    const title = titles.get(id);
    if (title === undefined) hidden += 1;
    else
      parts.push({
        href: `${href}#${id}`,
        label: title,
        state: old === undefined ? 'added' : 'changed',
      });
  }
  const removed = [...before.sections.keys()].filter((id) => !after.sections.has(id)).length;
  if (parts.length + hidden + removed > 0) return { ...page, state: 'changed', parts, removed };
  return file === from ? null : { ...page, state: 'moved', parts, removed };
}

/** A message may say anything about anything its commit touches. */
function ownMessage(
  { message, changes }: HistoryCommit,
  steps: readonly Step[],
  { files }: ChangesOptions,
): string | null {
  const own = new Set(steps.filter(({ isPublic }) => isPublic).map(({ change }) => change.file));
  const isOwn = changes.every(({ file, from }) => {
    return own.has(file) || (files.has(file) && files.has(from));
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const text = message?.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim() ?? '';
  return isOwn && text !== '' && !/\S@\S/.test(text) ? text : null;
}

function utc(at: string): string {
  return new Date(at).toISOString();
}
