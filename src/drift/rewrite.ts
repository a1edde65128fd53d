import { UserError } from '../errors.ts';
import { openFolders, readDocument, realPathOf } from '../io/real-files.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { RealFolders } from '../io/territory.ts';
import { compareText } from '../model/compare-text.ts';
import { mapping } from '../model/engagement-facts.ts';
import type { Frontmatter } from '../model/source.ts';
import { editText, type TextEdit } from '../model/text-edit.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { entryEdit, removalEdit, valueEdit } from '../write/edit-frontmatter.ts';
import type { EngagementDrift } from './find-drift.ts';
import type { Drift } from './read-drift.ts';

/** A file and its new text. */
export interface Rewrite {
  /** POSIX path relative to the workspace. */
  file: string;
  text: string;
}

/** @returns the folder that contains the documents of a comparison */
export function foldersOf(root: string, found: readonly EngagementDrift[]): RealFolders {
  return openFolders({ root, contentFolder: found[0]?.workspace.contentFolder ?? '' });
}

/** Writes files, each atomically. */
export function writeRewrites(folders: RealFolders, rewrites: readonly Rewrite[]): void {
  for (const { file, text } of rewrites) replaceFile(realPathOf(folders, file), text);
}

/**
 * Affirms, in a document's frontmatter, that its text about some code is still accurate.
 *
 * @param drifts drifts of one document
 * @throws UserError if the frontmatter can't be changed without touching anything else
 */
export function affirm(folders: RealFolders, drifts: readonly Drift[], commit: string): Rewrite {
  const [first] = drifts;
  if (!first) throw new Error('nothing to affirm');
  const { file } = first.document;
  let text = readDocument(folders, file);
  const wanted: Record<string, unknown> = {};
  for (const { mention } of drifts) {
    wanted[mention.reference] = commit;
    const { frontmatter } = parse(file, text);
    const edit = entryEdit(frontmatter, 'affirmed', mention.reference, commit, text);
    text = editText(text, [edit]);
  }
  const { data } = first.document.source.frontmatter;
  const affirmed = { ...mapping(data.affirmed), ...wanted };
  requireData(file, text, { ...data, affirmed });
  return { file, text };
}

/**
 * Creates the texts after a fix: references updated, the pinned commit advanced, and affirmations
 * removed, because everything is compared from the new commit.
 *
 * @throws UserError if something can't be rewritten; nothing is written then
 */
export function fixDrift(folders: RealFolders, found: readonly EngagementDrift[]): Rewrite[] {
  const rewrites: Rewrite[] = [];
  const drifts = found.flatMap((one) => one.drifts);
  for (const document of new Set(documentsIn(found))) {
    requireAgreement(document, found, found[0]?.workspace.engagements ?? []);
    const edits = referenceEdits(folders, document, drifts);
    const { frontmatter } = document.source;
    const data = { ...frontmatter.data };
    const removal = removalEdit(frontmatter, 'affirmed');
    if (removal) edits.push(removal);
    delete data.affirmed;
    const text = readDocument(folders, document.file);
    const advanced = found.find(({ engagement }) => engagement.index === document);
    if (advanced && advanced.to !== advanced.pinned) {
      const edit = valueEdit(frontmatter, 'repository.commit', advanced.to, text);
      if (edit) edits.push(edit);
      data.repository = { ...mapping(data.repository), commit: advanced.to };
    }
    if (edits.length === 0) continue;
    const now = editText(text, edits);
    requireData(document.file, now, data);
    rewrites.push({ file: document.file, text: now });
  }
  return rewrites;
}

function documentsIn(found: readonly EngagementDrift[]): Document[] {
  return found.flatMap(({ engagement: { index, documents, included } }) =>
    [...(index ? [index] : []), ...documents, ...included].filter(({ draft }) => !draft),
  );
}

/** A shared document is part of several sites, and must be accurate in each of them. */
function requireAgreement(
  document: Document,
  found: readonly EngagementDrift[],
  engagements: readonly Engagement[],
): void {
  if (!document.shared) return;
  const known = found.map(({ engagement }) => engagement);
  const other = engagements.find(
    (one) =>
      one.included.includes(document) &&
      one.facts.repository?.commit != null &&
      !known.includes(one),
  );
  const own = found.flatMap(({ drifts }) => drifts.filter((one) => one.document === document));
  const written = Map.groupBy(own, ({ mention }) => mention.reference).values();
  const isTorn = [...written].some((all) => new Set(all.map(({ now }) => now)).size > 1);
  if (isTorn || (other && own.some(({ now }) => now !== null))) {
    throw new UserError(
      `${document.file} is part of several engagements, which would need different references${other ? `: run this for ${other.slug} as well` : ''}. Nothing was written.`,
    );
  }
}

function referenceEdits(
  folders: RealFolders,
  document: Document,
  drifts: readonly Drift[],
): TextEdit[] {
  const lines = readDocument(folders, document.file).split(/\r\n|\r|\n/);
  const edits = new Map<string, TextEdit>();
  for (const { mention, now, document: own } of drifts) {
    if (own !== document || now === null) continue;
    const { kind, reference, range } = mention;
    const written = kind === 'link' ? `repo:${reference}` : reference;
    const definition = document.source.body?.definitions.find(({ url }) => url === written);
    const within = [range, ...(definition ? [definition.range] : [])];
    const edit = within.map((place) => findIn(lines, place, written, now, kind)).find(Boolean);
    if (!edit) {
      throw new UserError(
        `${document.file}:${range.start.line}: "${reference}" is now "${now}", but is written so that it cannot be replaced. Correct it, and run this again. Nothing was written.`,
      );
    }
    edits.set(JSON.stringify(edit.range), edit);
  }
  return [...edits.values()];
}

/**
 * The last occurrence in the range that is the whole reference, not the beginning of a longer one.
 */
function findIn(
  lines: readonly string[],
  { start, end }: TextEdit['range'],
  written: string,
  now: string,
  kind: Drift['mention']['kind'],
): TextEdit | null {
  for (let line = end.line; line >= start.line; line--) {
    const mark = line === 1 && lines[0]?.startsWith('\u{feff}') ? 1 : 0;
    const text = (lines[line - 1] ?? '').slice(mark);
    const from = line === start.line ? start.column - 1 : 0;
    const to = line === end.line ? end.column - 1 : text.length;
    const at = text.slice(0, to).lastIndexOf(written);
    if (at < from) continue;
    const first = at + (kind === 'link' ? 'repo:'.length : 0);
    const range = {
      start: { line, column: first + 1 },
      end: { line, column: at + written.length + 1 },
    };
    return { range, text: now };
  }
  return null;
}

function parse(file: string, text: string) {
  return parseSource(file, new TextEncoder().encode(text));
}

/** The result must contain the intended change and nothing else. */
function requireData(file: string, text: string, wanted: Frontmatter['data']): void {
  const { frontmatter } = parse(file, text);
  const isMeant = frontmatter.problems.length === 0 && stable(frontmatter.data) === stable(wanted);
  if (isMeant) return;
  throw new UserError(
    `The frontmatter of ${file} is written so that it cannot be changed safely. Change it by hand; nothing was written.`,
  );
}

/** The order of keys doesn't matter. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b)))
      : inner,
  );
}
