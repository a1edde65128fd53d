import type { ContractSection, Template } from '../model/contract.ts';
import type { Fix } from '../model/fix.ts';
import {
  type MatchedSection,
  type MissingSection,
  matchSections,
  type SectionMatch,
} from '../model/match-sections.ts';
import { positionAt } from '../model/text-edit.ts';
import type { Document, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import {
  type Insertion,
  insertInto,
  insertionOf,
  placeOf,
  withInsertion,
} from '../write/insert-section.ts';
import type { Fixing } from './define-rule.ts';

/** Identifies a missing section, however the text around it changes. */
export type MissingName = {
  /** Its slug. */
  section: string;
  /** The slug of its parent section; null if it has none. */
  parent: string | null;
};

export function nameOf({ contract, parent }: MissingSection): MissingName {
  return { section: contract.slug, parent: parent?.slug ?? null };
}

/**
 * Inserts the sections that a document lacks, with their guidance, where the contract puts them.
 * All other text stays exactly as it is.
 *
 * @param wanted the sections to insert; those no longer missing are skipped
 * @returns null if there is nothing to insert, or no place for it
 */
export function insertSections(
  { text, document, workspace }: Fixing,
  wanted: readonly MissingName[],
): Fix | null {
  const template = workspace.templates[document.kind];
  if (!template) return null;
  const read = (now: string) => readAgain(now, document, workspace);
  const start = { document, match: matchSections(document, workspace) };
  const unwanted = new Set(start.match.missing.map(keyOf)).difference(new Set(wanted.map(nameKey)));
  const what: string[] = [];
  let insertions: Insertion[] = [];
  let now = text;
  // One at a time, so that each can be placed after the one before.
  for (let current: Read = start, stuck = new Set(unwanted); ; ) {
    const missing = current.match.missing.find((one) => !stuck.has(keyOf(one)));
    if (!missing) break;
    const change = insertOne(now, current, missing, template, read);
    if (change) {
      now = insertInto(now, change.insertion);
      insertions = withInsertion(insertions, change.insertion);
      current = change.made;
      what.push(missing.contract.title);
      stuck = new Set(unwanted);
    } else {
      // Below an unclosed fence, for example, a heading would be code.
      stuck.add(keyOf(missing));
    }
  }
  const { file } = document;
  const edits = insertions.map(({ at, text: inserted }) => {
    const place = positionAt(text, at);
    return { file, range: { start: place, end: place }, text: inserted };
  });
  return what.length > 0 ? { verb: 'insert', what, edits } : null;
}

/** A document and its sections, matched with its contract. */
interface Read {
  document: Document;
  match: SectionMatch;
}

/** An insertion and the document that results. */
interface Change {
  insertion: Insertion;
  made: Read;
}

function readAgain(text: string, document: Document, workspace: Workspace): Read {
  const source = parseSource(document.file, new TextEncoder().encode(text));
  const read = { ...document, source };
  return { document: read, match: matchSections(read, workspace) };
}

function keyOf(missing: MissingSection): string {
  return nameKey(nameOf(missing));
}

function nameKey({ section, parent }: MissingName): string {
  return `${parent ?? ''}/${section}`;
}

/** @returns null if inserting would change existing content */
function insertOne(
  text: string,
  { document, match }: Read,
  missing: MissingSection,
  template: Template,
  read: (text: string) => Read,
): Change | null {
  const { body } = document.source;
  if (!body) return null;
  const blocks = blocksOf(missing, template);
  const ways = [
    blocks.flatMap(({ heading, guidance }) => [heading, ...(guidance ? [guidance] : [])]),
    // Guidance with an unclosed fence, for example, would swallow what follows it.
    blocks.map(({ heading }) => heading),
  ];
  for (const lines of ways) {
    let other: Change | null = null;
    // Next to a misplaced section, it might move a well-placed one out of order.
    for (const after of [missing.after, missing.afterInOrder]) {
      const insertion = insertionOf(text, placeOf(body, { ...missing, after }), lines);
      const made = read(insertInto(text, insertion));
      const kept = keptSections(match, made.match, missing);
      if (!kept) continue;
      if (kept.every(({ outOfOrder }, index) => !outOfOrder || match.sections[index]?.outOfOrder)) {
        return { insertion, made };
      }
      other ??= { insertion, made };
    }
    if (other) return other;
  }
  return null;
}

/** A section to insert, with its subsections. */
function blocksOf(
  { contract }: MissingSection,
  template: Template,
): { heading: string; guidance: string }[] {
  const headings = headingsOf(template);
  return withSubsections(contract).map((section) => ({
    heading: headings.get(section) ?? `${'#'.repeat(section.depth)} ${section.title}`,
    guidance: section.guidance,
  }));
}

function withSubsections(section: ContractSection): ContractSection[] {
  return [section, ...section.sections.filter(({ optional }) => !optional)];
}

/** The headings as in the template, with their ids, emphasis and escapes. */
function headingsOf({ kind, scaffold, contract }: Template): Map<ContractSection, string> {
  const { body } = parseSource(`${kind}.mdx`, new TextEncoder().encode(scaffold));
  const lines = scaffold.split(/\r\n?|\n/);
  const asked = contract.sections.flatMap((section) => [section, ...section.sections]);
  // Both are in the template's order. An H3 above any H2 and repeated sections are not required.
  const written = (body?.sections ?? []).filter((one) => one.depth === 2 || one.parent !== null);
  let next = 0;
  return new Map(
    asked.flatMap((section) => {
      const at = written.findIndex(
        ({ slug, depth }, index) =>
          index >= next && slug === section.slug && depth === section.depth,
      );
      const range = written[at]?.range;
      if (!range) return [];
      next = at + 1;
      return [[section, lines.slice(range.start.line - 1, range.end.line).join('\n')] as const];
    }),
  );
}

/**
 * @returns the existing sections after the insertion; null if the new ones are missing or have
 * changed an existing one
 */
function keptSections(
  before: SectionMatch,
  after: SectionMatch,
  { contract }: MissingSection,
): MatchedSection[] | null {
  const added = withSubsections(contract).length;
  const was = before.sections.map(signature);
  const is = after.sections.map(signature);
  const differs = was.findIndex((one, index) => one !== is[index]);
  const at = differs === -1 ? was.length : differs;
  if (after.sections[at]?.contract !== contract) return null;
  const kept = after.sections.toSpliced(at, added);
  const isSame = kept.every((one, index) => signature(one) === was[index]);
  return isSame && kept.length === was.length ? kept : null;
}

function signature({ section, contract, empty, duplicateOf }: MatchedSection): string {
  const { title, depth, content } = section;
  return JSON.stringify([title, depth, content, contract?.slug, empty, duplicateOf?.title]);
}
