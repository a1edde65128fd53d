import type { History, HistoryCommit } from '../model/history.ts';
import type { Audience, Engagement, Workspace } from '../model/workspace.ts';
import {
  type ReadVersion,
  type Step,
  stepsByCommit,
  versionBefore,
  versionReader,
} from './document-history.ts';
import type { PageLink } from './navigation.ts';
import { hrefOf, labelOf, publishedDocuments } from './published.ts';
import type { Version } from './versions.ts';

/** `/changes/`: what changed in the site's documents, and when. */
export interface ChangesView {
  state: History['state'];
  /** Newest first. */
  days: ChangesOfDay[];
  /** Whether older changes exist that are not shown. */
  isCut: boolean;
}

export interface ChangesOfDay {
  /** ISO date. */
  date: string;
  changes: ChangeView[];
}

/** One commit's changes. */
export interface ChangeView {
  id: string;
  /** Instant in UTC, ISO 8601. */
  at: string;
  /** In the committer's time zone, like the day: `16:30`. */
  time: string;
  /** The commit message's subject, if the commit touched only this site's files. */
  message: string | null;
  documents: ChangedDocument[];
}

export interface ChangedDocument extends PageLink {
  state: 'added' | 'changed' | 'moved';
  /** The changed sections that still exist. */
  parts: ChangedPart[];
  /** How many sections were removed. */
  removed: number;
}

export interface ChangedPart extends PageLink {
  state: 'added' | 'changed';
}

export interface ChangesOptions {
  workspace: Workspace;
  audience: Audience;
  history: History;
  /** Reads a version of a document. Shared by several sites; created on demand if absent. */
  readVersion?: ReadVersion;
  /** Published files other than documents, by workspace path. */
  files: ReadonlySet<string>;
  /** Whether to show commit messages. */
  hasMessages: boolean;
}

/** Limits that keep the page readable: commits, and documents and sections per commit. */
const MAX_CHANGES = 50;
const MAX_LINES = 400;

/**
 * Compares the versions of each document in the site. Leaves out whatever is no longer published,
 * never was, or was not yet when it changed. Titles are the current ones.
 */
export function changesView(engagement: Engagement, options: ChangesOptions): ChangesView {
  const { history, audience, workspace } = options;
  if (history.state !== 'known') return { state: history.state, days: [], isCut: false };
  const { index } = engagement;
  const documents = [...(index ? [index] : []), ...publishedDocuments(engagement, audience)];
  const steps = stepsByCommit(documents, history.commits, engagement, workspace);
  const { readVersion: read = versionReader(history.blobs, audience, documents) } = options;
  const days = new Map<string, ChangeView[]>();
  let isCut = history.isCut;
  let count = 0;
  let lines = 0;
  for (const [commit, all] of steps) {
    const changed = all.flatMap((step) => changedDocument(step, read) ?? []);
    if (changed.length === 0) continue;
    lines += changed.reduce((sum, { parts }) => sum + 1 + parts.length, 0);
    if (count === MAX_CHANGES || (count > 0 && lines > MAX_LINES)) {
      isCut = true;
      break;
    }
    count += 1;
    const day = commit.at.slice(0, 10);
    const message = options.hasMessages ? ownMessage(commit, all, read, options) : null;
    const at = new Date(commit.at).toISOString();
    const time = commit.at.slice(11, 16);
    const change = { id: commit.id, at, time, message, documents: changed };
    days.set(day, [...(days.get(day) ?? []), change]);
  }
  return {
    state: 'known',
    days: [...days].map(([date, changes]) => ({ date, changes })),
    isCut,
  };
}

/** @returns the newest change, `<instant> <id>`; null if there is none */
export function editionOf({ days }: ChangesView): string | null {
  const newest = days[0]?.changes[0];
  return newest ? `${newest.at} ${newest.id}` : null;
}

/** A step as the reader sees it; null if nothing visible changed. */
function changedDocument(step: Step, read: ReadVersion): ChangedDocument | null {
  const after = read(step.change.after);
  return after && difference(versionBefore(step, read), after, step);
}

function difference(
  before: Version | null,
  after: Version,
  { document, change: { file, from } }: Step,
): ChangedDocument | null {
  const titles = new Map(
    (document.source.body?.sections ?? []).map(({ id, title }) => [id, title]),
  );
  const href = hrefOf(document);
  const page = { href, label: document.path === '' ? 'Cover' : labelOf(document) };
  if (!before) return { ...page, state: 'added', parts: [], removed: 0 };
  const parts: ChangedPart[] = [];
  const isTold = before.facts !== after.facts;
  if (isTold) parts.push({ href, label: 'Facts', state: 'changed' });
  const isBegun = before.beginning !== after.beginning;
  const beginning = document.path === '' ? 'Welcome' : 'Beginning';
  if (isBegun) parts.push({ href, label: beginning, state: 'changed' });
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

/** A message may mention anything its commit touches, including files outside the site. */
function ownMessage(
  { message, changes }: HistoryCommit,
  steps: readonly Step[],
  read: ReadVersion,
  { files }: ChangesOptions,
): string | null {
  // The reader must not learn of a path the site could not have held, before or after.
  const isPublic = ({ change: { before, after }, isKnown }: Step) =>
    isKnown && read(after) !== null && (before === null || read(before) !== null);
  const own = new Set(steps.filter(isPublic).map(({ change }) => change.file));
  const isOwn = changes.every(
    ({ file, from }) => own.has(file) || (files.has(file) && files.has(from)),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to strip them
  const text = message?.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim() ?? '';
  return isOwn && text !== '' && !/\S@\S/.test(text) ? text : null;
}
