import type { ContractSection, Template } from '../model/contract.ts';
import {
  type MatchedSection,
  type MissingSection,
  matchSections,
  type SectionMatch,
} from '../model/match-sections.ts';
import type { Document, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { insertBlock, placeOf } from '../write/insert-section.ts';

export interface Fix {
  /** The file's text, changed. */
  text: string;
  /** Titles of the sections that were inserted; their subsections not counted. */
  inserted: string[];
}

/**
 * Inserts the sections that a document lacks, with their guidance, where the contract puts them.
 * Every other character stays as it is.
 *
 * @param text of the file as it stands on disk, byte order mark and line ends included
 * @param document what the file is; its text may have changed since it was parsed
 * @param isWanted whether a section is to be inserted; all are where absent
 * @returns null where there is nothing to insert, or no place for it
 */
export function fixSections(
  text: string,
  document: Document,
  workspace: Workspace,
  isWanted: (missing: MissingSection) => boolean = () => true,
): Fix | null {
  const template = workspace.templates[document.kind];
  if (!template) return null;
  const read = (now: string) => readAgain(now, document, workspace);
  const start = read(text);
  const unwanted = new Set(start.match.missing.filter((one) => !isWanted(one)).map(keyOf));
  const inserted: string[] = [];
  let now = text;
  // One after the other: each is then there for the next one to stand after.
  for (let current = start, stuck = new Set(unwanted); ; ) {
    const missing = current.match.missing.find((one) => !stuck.has(keyOf(one)));
    if (!missing) break;
    const change = insertOne(now, current, missing, template, read);
    if (change) {
      now = change.text;
      current = change.made;
      inserted.push(missing.contract.title);
      stuck = new Set(unwanted);
    } else {
      // Below a fence that is not closed, for example, a heading would be code.
      stuck.add(keyOf(missing));
    }
  }
  return inserted.length > 0 ? { text: now, inserted } : null;
}

/** A document, and its sections beside its contract. */
interface Read {
  document: Document;
  match: SectionMatch;
}

function readAgain(text: string, document: Document, workspace: Workspace): Read {
  const source = parseSource(document.file, new TextEncoder().encode(text));
  const read = { ...document, source };
  return { document: read, match: matchSections(read, workspace) };
}

function keyOf({ contract, parent }: MissingSection): string {
  return `${parent?.slug ?? ''}/${contract.slug}`;
}

/** @returns null where nothing can be inserted without changing what is there */
function insertOne(
  text: string,
  { document, match }: Read,
  missing: MissingSection,
  template: Template,
  read: (text: string) => Read,
): { text: string; made: Read } | null {
  const { body } = document.source;
  if (!body) return null;
  const blocks = blocksOf(missing, template);
  const ways = [
    blocks.flatMap(({ heading, guidance }) => [heading, ...(guidance ? [guidance] : [])]),
    // Guidance that is not closed itself, a fence for example, would take in what comes after it.
    blocks.map(({ heading }) => heading),
  ];
  for (const lines of ways) {
    let other: { text: string; made: Read } | null = null;
    // Beside a section in a wrong place, it may put a right one in the wrong.
    for (const after of [missing.after, missing.afterInOrder]) {
      const next = insertBlock(text, placeOf(body, { ...missing, after }), lines);
      const made = read(next);
      const kept = keptSections(match, made.match, missing);
      if (!kept) continue;
      if (kept.every(({ outOfOrder }, index) => !outOfOrder || match.sections[index]?.outOfOrder)) {
        return { text: next, made };
      }
      other ??= { text: next, made };
    }
    if (other) return other;
  }
  return null;
}

/** A section with its subsections, as they are inserted. */
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

/** The headings as the template has them: with their ids, emphasis and escapes. */
function headingsOf({ kind, scaffold, contract }: Template): Map<ContractSection, string> {
  const { body } = parseSource(`${kind}.mdx`, new TextEncoder().encode(scaffold));
  const lines = scaffold.split(/\r\n?|\n/);
  const asked = contract.sections.flatMap((section) => [section, ...section.sections]);
  // Both are in the template's order; an H3 above any H2, and what repeats another, nobody asks for.
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

/** @returns what was there before, as it is now; null where what was to be inserted is not there, or changes any of it */
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
