import type { ContractSection, Template } from '../model/contract.ts';
import {
  type MatchedSection,
  type MissingSection,
  matchSections,
  type SectionMatch,
} from '../model/match-sections.ts';
import type { Document, Workspace } from '../model/workspace.ts';
import { insertBlock, placeOf } from '../parse/insert-section.ts';
import { parseSource } from '../parse/source.ts';

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
    const { document: before, match } = current;
    const attempt = (lines: string[]) => {
      const next = insertOne(now, before, missing, lines);
      const after = read(next);
      return isClean(match, after.match, missing) ? { next, after } : null;
    };
    const blocks = blocksOf(missing, template);
    const change =
      attempt(
        blocks.flatMap(({ heading, guidance }) => [heading, ...(guidance ? [guidance] : [])]),
      ) ??
      // Guidance that is not closed itself, a fence for example, would take in what comes after it.
      attempt(blocks.map(({ heading }) => heading));
    if (change) {
      now = change.next;
      current = change.after;
      inserted.push(missing.contract.title);
      stuck = new Set(unwanted);
    } else {
      // Below a fence that is not closed, for example, a heading would be code.
      stuck.add(keyOf(missing));
    }
  }
  return inserted.length > 0 ? { text: now, inserted } : null;
}

function readAgain(text: string, document: Document, workspace: Workspace) {
  const source = parseSource(document.file, new TextEncoder().encode(text));
  const read = { ...document, source };
  return { document: read, match: matchSections(read, workspace) };
}

function keyOf({ contract, parent }: MissingSection): string {
  return `${parent?.slug ?? ''}/${contract.slug}`;
}

function insertOne(
  text: string,
  { source }: Document,
  missing: MissingSection,
  blocks: readonly string[],
): string {
  return source.body ? insertBlock(text, placeOf(source.body, missing), blocks) : text;
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

/** Whether what was to be inserted is there now, and everything else is what it was before. */
function isClean(before: SectionMatch, after: SectionMatch, { contract }: MissingSection): boolean {
  const added = withSubsections(contract).length;
  const was = before.sections.map(signature);
  const is = after.sections.map(signature);
  const differs = was.findIndex((one, index) => one !== is[index]);
  const at = differs === -1 ? was.length : differs;
  const isThere = after.sections[at]?.contract === contract;
  const rest = [...is.slice(0, at), ...is.slice(at + added)];
  return isThere && rest.length === was.length && rest.every((one, index) => one === was[index]);
}

function signature({ section, contract, empty, duplicateOf }: MatchedSection): string {
  const { title, depth, content } = section;
  return JSON.stringify([title, depth, content, contract?.slug, empty, duplicateOf?.title]);
}
