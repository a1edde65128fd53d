import type { Position, Range } from './position.ts';

/**
 * One MDX file, parsed: facts with their ranges, as plain JSON. Rules and views query it;
 * nobody parses the text a second time to know what it says.
 */
export interface Source {
  /** POSIX path from the workspace. */
  file: string;
  /** Why the bytes were refused, and nothing else is known; null where they could be read. */
  unreadable: Problem | null;
  frontmatter: Frontmatter;
  /** Placeholders left in prose (`TODO`, `{{name}}`, `<your name>`), found before the MDX is parsed. */
  placeholders: Placeholder[];
  /**
   * Null where the MDX does not parse, and `syntax` says why; or where nobody can tell where it
   * begins, because the frontmatter has no end.
   */
  body: Body | null;
  /** The text where a part of it does not parse, so that it can still be recognised; null otherwise. */
  raw: string | null;
  syntax: Problem | null;
}

export interface Problem {
  range: Range;
  message: string;
  hint: string;
}

export interface Placeholder {
  text: string;
  range: Range;
}

export interface Frontmatter {
  /** Plain data; empty where there is none or it does not parse. */
  data: Record<string, unknown>;
  /** By dotted path (`people.0.id`): where the key and its value stand. */
  ranges: Record<string, KeyRanges>;
  /** The opening `---`, or the start of the file where there is none. */
  opening: Range;
  /** YAML errors, duplicate keys, anchors and the like. */
  problems: Problem[];
}

export interface KeyRanges {
  key: Range;
  value: Range;
}

export interface Body {
  /** The MDX below the frontmatter, LF line ends, as the compiler gets it; null where it was not kept. */
  text: string | null;
  /**
   * The text a reader of the page sees, including code and alternative texts, split where elements
   * start: one piece more than there are elements. Null if the text was not kept.
   */
  reading: string[] | null;
  /** The line on which it begins to say something; the first one where it says nothing. */
  firstLine: number;
  /** Whether a heading below its last line would be one: nothing is left open there. */
  isClosed: boolean;
  /** Every heading, in document order. */
  headings: Heading[];
  /** H2 and H3 headings with what stands under them, in document order. */
  sections: Section[];
  links: Link[];
  /** `[label]: url` lines. */
  definitions: Definition[];
  images: Image[];
  /** JSX elements: components and HTML. */
  elements: Element[];
  /** `{…}` that are neither comments nor one literal, `import` and `export`. */
  expressions: Expression[];
  /** `:::name` containers; shorter directives are text. */
  directives: Directive[];
  codeBlocks: CodeBlock[];
  /** List items that begin with an id such as `AC-1`. */
  criteria: Criterion[];
  /** `[AC-1]` in prose. */
  criterionReferences: CriterionReference[];
  /** Text of the MDX comments, which must never be published. */
  comments: string[];
  /** Where each of them stands. */
  commentRanges: Range[];
  /** Nodes of a type that documents do not have. */
  unsupported: { type: string; range: Range }[];
  /** Words of prose and of code, and how many diagrams, for the reading time. */
  length: Length;
}

export interface Length {
  words: number;
  codeWords: number;
  diagrams: number;
}

export interface Heading {
  depth: number;
  text: string;
  /** Unique on the page; what links point to. */
  id: string;
  range: Range;
}

export interface Section {
  title: string;
  /** The slug of the title, however often it occurs; what contracts match. */
  slug: string;
  id: string;
  depth: 2 | 3;
  /** The heading. */
  range: Range;
  /** Index in `sections` of the H2 that an H3 belongs to; null for an H2, and for an H3 above any. */
  parent: number | null;
  /** What stands directly under this heading, subsections left out. */
  content: SectionContent;
  /** Where the content ends: the position before the next section's heading. */
  end: Position;
}

/** Kinds of content that a contract may ask for (`needs`). */
export const NEEDS = [
  'list',
  'checklist',
  'criteria',
  'code-reference',
  'table',
  'diagram',
  'image',
  'link',
] as const;

export type Need = (typeof NEEDS)[number];

export interface SectionContent {
  /** Nothing but comments and white space. */
  empty: boolean;
  /** The reason of a sole paragraph `Not applicable: <reason>`; empty text where the reason is missing. */
  notApplicable: string | null;
  paragraphs: number;
  words: number;
  /** Plain text of the first paragraph; empty for none. */
  lead: string;
  /** How many of each kind of content there are. */
  has: Partial<Record<Need, number>>;
}

export interface Link {
  url: string;
  text: string;
  /** Whether the address stands in a definition: `[text][label]`. */
  reference: boolean;
  /** What a video makes of it; absent where it is a link. */
  media?: 'film' | 'transcript';
  range: Range;
}

export interface Definition {
  url: string;
  range: Range;
}

export interface Image {
  url: string;
  /** Null for the poster of a video, which needs none. */
  alt: string | null;
  /** Whether the address stands in a definition: `![alt][label]`. */
  reference: boolean;
  range: Range;
}

export interface Element {
  /** Null for a fragment. */
  name: string | null;
  attributes: Attribute[];
  /** Plain text of its children. */
  text: string;
  range: Range;
}

export interface Attribute {
  /** Null for a spread. */
  name: string | null;
  /** True for an attribute without a value; null where the value is an expression and no literal. */
  value: string | number | boolean | null;
  /** What stands between the braces of an expression or a spread; null for a literal. */
  code: string | null;
}

export interface Expression {
  kind: 'expression' | 'import' | 'export';
  text: string;
  range: Range;
}

export interface Directive {
  name: string;
  /** Names of what stands in braces after it. */
  attributes: string[];
  range: Range;
}

export interface CodeBlock {
  language: string | null;
  /** The text of a diagram, which is checked; null for other code. */
  value: string | null;
  /** The lines that a diagram stands on, as they are in the file; null for other code. */
  lines: string[] | null;
  range: Range;
}

export interface Criterion {
  id: string;
  text: string;
  /** State of the checkbox; null where the item has none. */
  checked: boolean | null;
  /** The id. */
  range: Range;
  /** Its running text, code left out; a word of it may stand in several pieces. */
  prose: Prose[];
  /** Index in `sections` of the section it stands in. */
  section: number | null;
}

export interface Prose {
  /** As it is written: with its escapes, and over lines with what stands at their beginning. */
  text: string;
  range: Range;
}

export interface CriterionReference {
  id: string;
  /** With its brackets. */
  range: Range;
}

/**
 * @returns the MDX of a document that is printed
 * @throws Error where it was read only to be checked
 */
export function writtenIn({ text }: Body): string {
  return kept(text);
}

/**
 * @param shown the text an element shows itself, before its children
 * @returns the text a reader of the page sees
 * @throws Error where the document was read only to be checked
 */
export function readIn({ reading, elements }: Body, shown: (element: Element) => string): string {
  const [first = '', ...others] = kept(reading);
  const said = (piece: string, index: number) => {
    const element = elements[index];
    return element ? shown(element) + piece : piece;
  };
  return first + others.map(said).join('');
}

function kept<T>(text: T | null): T {
  if (text === null) throw new Error('The text of a document was not kept');
  return text;
}
