import type { ContractSection, Template } from './contract.ts';
import { comparePositions } from './position.ts';
import type { Need, Placeholder, Section, Source } from './source.ts';
import type { Document, Workspace } from './workspace.ts';

/** A document's sections, matched with the contract of its kind. */
export interface SectionMatch {
  sections: MatchedSection[];
  missing: MissingSection[];
}

export interface MatchedSection {
  section: Section;
  /**
   * What the contract requires of it; null if the contract doesn't mention it, and for a duplicate.
   */
  contract: ContractSection | null;
  /** Neither it nor its subsections have the content they need. */
  empty: boolean;
  /** Its only paragraph says why it doesn't apply, or it isn't required yet. */
  notApplicable: boolean;
  /** It contains a placeholder, which is its only finding. */
  unfinished: boolean;
  /** The section that it repeats; null if none. */
  duplicateOf: Section | null;
  /** Outside the longest run of siblings in contract order. */
  outOfOrder: boolean;
  /** The preceding sibling in the contract that is in order; null if none. */
  after: Section | null;
  /** For the section with its subsections. */
  total: { paragraphs: number; words: number; has: Partial<Record<Need, number>> };
}

export interface MissingSection {
  contract: ContractSection;
  /** The nearest preceding section in the contract that exists; null if none. */
  after: Section | null;
  /** The nearest of those that are in order; null if none. */
  afterInOrder: Section | null;
  /** Its parent H2; null for an H2. */
  parent: Section | null;
}

/** A section and its subsections, while they are being matched. */
interface Part extends MatchedSection {
  parts: Part[];
}

/**
 * @returns a `matchSections` that caches its result for each source, as long as that is kept: a
 * watcher keeps a source until its file changes
 */
export function sectionMatcher(): typeof matchSections {
  const matches = new WeakMap<
    Source,
    { kind: string; template: Template | undefined; match: SectionMatch }
  >();
  return (document, workspace) => {
    const { kind, source } = document;
    const template = workspace.templates[kind];
    const known = matches.get(source);
    if (known && known.kind === kind && known.template === template) return known.match;
    const match = matchSections(document, workspace);
    matches.set(source, { kind, template, match });
    return match;
  };
}

/** Matches the sections of a document with those of the contract. */
export function matchSections(document: Document, workspace: Workspace): SectionMatch {
  const { body, frontmatter } = document.source;
  if (!body) return { sections: [], missing: [] };
  const contract = workspace.templates[document.kind]?.contract.sections ?? [];
  const isDue = ({ dueOnceSet }: ContractSection) =>
    dueOnceSet === null || (frontmatter.data[dueOnceSet] ?? '') !== '';
  const parts = body.sections.map(partOf);
  for (const [index, { parent }] of body.sections.entries()) {
    const part = parts[index];
    if (part && parent !== null) parts[parent]?.parts.push(part);
  }
  markUnfinished(parts, document.source.placeholders);
  const roots = parts.filter(({ section }) => section.parent === null);
  for (const part of roots) settle(part);

  const [top, strays] = [2, 3].map((depth) =>
    roots.filter(({ section }) => section.depth === depth),
  );
  const missing = matchSiblings(top ?? [], contract, null, isDue);
  matchSiblings(strays ?? [], [], null, isDue);
  for (const part of roots) {
    if (part.empty && part.contract && !isDue(part.contract)) excuse(part);
    const asked = part.empty || part.notApplicable ? [] : (part.contract?.sections ?? []);
    missing.push(...matchSiblings(part.parts, asked, part.section, isDue));
  }
  return { sections: parts, missing };
}

function partOf(section: Section): Part {
  const { paragraphs, words, has } = section.content;
  return {
    section,
    contract: null,
    empty: false,
    notApplicable: false,
    unfinished: false,
    duplicateOf: null,
    outOfOrder: false,
    after: null,
    total: { paragraphs, words, has: { ...has } },
    parts: [],
  };
}

/** Both are in document order. */
function markUnfinished(parts: Part[], placeholders: Placeholder[]): void {
  let index = -1;
  for (const { range } of placeholders) {
    const isBelow = (part: Part | undefined) =>
      part !== undefined && comparePositions(part.section.range.start, range.start) <= 0;
    while (isBelow(parts[index + 1])) index += 1;
    const part = parts[index];
    if (part) part.unfinished = true;
  }
}

/** Combines a section with its subsections. */
function settle(part: Part): void {
  const { content } = part.section;
  for (const child of part.parts) {
    settle(child);
    part.total.paragraphs += child.total.paragraphs;
    part.total.words += child.total.words;
    part.unfinished ||= child.unfinished;
    for (const [need, count] of Object.entries(child.total.has) as [Need, number][]) {
      part.total.has[need] = (part.total.has[need] ?? 0) + count;
    }
  }
  const alone = part.parts.every((child) => child.empty);
  part.empty = alone && (content.empty || content.notApplicable === '');
  part.notApplicable = alone && !part.empty && content.notApplicable !== null;
}

function excuse(part: Part): void {
  part.empty = false;
  part.notApplicable = true;
  part.parts.forEach(excuse);
}

function matchSiblings(
  siblings: Part[],
  contract: ContractSection[],
  parent: Section | null,
  isDue: (section: ContractSection) => boolean,
): MissingSection[] {
  const found = new Map<ContractSection, Part>();
  const bySlug = new Map<string, Part>();
  for (const part of siblings) {
    const { section } = part;
    const asked = contractOf(section, contract);
    const first = (asked && found.get(asked)) ?? bySlug.get(section.slug);
    if (first && section.title !== '') part.duplicateOf = first.section;
    else if (asked) {
      part.contract = asked;
      found.set(asked, part);
    }
    if (!bySlug.has(section.slug)) bySlug.set(section.slug, part);
  }
  if (contract.length === 0) return [];
  const places = siblings.flatMap((part) => (part.contract ? contract.indexOf(part.contract) : []));
  const inOrder = new Set(longestRun(places).map((place) => contract[place]));
  const missing: MissingSection[] = [];
  let after: Section | null = null;
  let afterInOrder: Section | null = null;
  for (const asked of contract) {
    const part = found.get(asked);
    if (part) {
      part.outOfOrder = !inOrder.has(asked);
      part.after = afterInOrder;
      after = part.section;
      if (!part.outOfOrder) afterInOrder = part.section;
    } else if (!asked.optional && isDue(asked)) {
      missing.push({ contract: asked, after, afterInOrder, parent });
    }
  }
  return missing;
}

/** By the slug of its text, by its id, or by an alternative name in the contract. */
function contractOf(section: Section, contract: ContractSection[]): ContractSection | undefined {
  return (
    contract.find(({ slug }) => slug === section.slug) ??
    contract.find(({ slug }) => slug === section.id) ??
    contract.find(({ aliases }) => aliases.includes(section.slug) || aliases.includes(section.id))
  );
}

/**
 * @returns the longest increasing run of different numbers; if there are several, the one that
 * begins first
 */
function longestRun(numbers: number[]): number[] {
  const runs: number[][] = [];
  let longest: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let best: number[] = [];
    for (let before = 0; before < index; before++) {
      const run = runs[before] ?? [];
      if ((numbers[before] ?? 0) < number && run.length > best.length) best = run;
    }
    const run = [...best, number];
    runs.push(run);
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
