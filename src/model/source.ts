import type { Position, Range } from './position.ts';

/**
 * A parsed MDX file: facts with their ranges, as plain JSON. Rules and views query it, so that
 * nobody has to parse the text again.
 */
export interface Source {
  /** POSIX path relative to the workspace. */
  file: string;
  /** Why the bytes were rejected, so nothing else is known; null if they could be read. */
  unreadable: Problem | null;
  frontmatter: Frontmatter;
  /** Placeholders left in prose (`TODO`, `{{name}}`, `<your name>`), found before the MDX is parsed. */
  placeholders: Placeholder[];
  /**
   * Null if the MDX doesn't parse, and `syntax` says why; or if it is unknown where it begins,
   * because the frontmatter isn't closed.
   */
  body: Body | null;
  /** The text if part of it doesn't parse, so that it can still be recognised; null otherwise. */
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
  /** Plain data; empty if there is none or it doesn't parse. */
  data: Record<string, unknown>;
  /** By dotted path (`people.0.id`): the ranges of the key and its value. */
  ranges: Record<string, KeyRanges>;
  /** The opening `---`, or the start of the file if there is none. */
  opening: Range;
  /** YAML errors, duplicate keys, anchors and the like. */
  problems: Problem[];
}

export interface KeyRanges {
  key: Range;
  value: Range;
}

export interface Body {
  /**
   * The MDX below the frontmatter, with LF line endings, as passed to the compiler; null if it was
   * not kept.
   */
  text: string | null;
  /**
   * The text a reader of the page sees, including code and alternative texts, split where elements
   * start: one piece more than there are elements. Null if the text was not kept.
   */
  reading: string[] | null;
  /** The line of its first visible content; the first line if it has none. */
  firstLine: number;
  /**
   * Whether a heading after its last line would be parsed as one, because nothing is left open
   * there.
   */
  isClosed: boolean;
  /** All headings, in document order. */
  headings: Heading[];
  /** H2 and H3 headings with their content, in document order. */
  sections: Section[];
  links: Link[];
  /** `[label]: url` lines. */
  definitions: Definition[];
  images: Image[];
  /** JSX elements: components and HTML. */
  elements: Element[];
  /** `{…}` that are neither comments nor a single literal, `import` and `export`. */
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
  /** The range of each comment. */
  commentRanges: Range[];
  /** Nodes of a type that documents can't contain. */
  unsupported: { type: string; range: Range }[];
  /** Words of prose and of code, and the number of diagrams, for the reading time. */
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
  /** Unique on the page; the target of links. */
  id: string;
  range: Range;
}

export interface Section {
  title: string;
  /** The slug of the title, without a number for duplicates; contracts match it. */
  slug: string;
  id: string;
  depth: 2 | 3;
  /** The range of the heading. */
  range: Range;
  /** Index in `sections` of an H3's parent H2; null for an H2, and for an H3 above any H2. */
  parent: number | null;
  /** What is directly under this heading, excluding subsections. */
  content: SectionContent;
  /** Where the content ends: the position before the next section's heading. */
  end: Position;
}

/** Kinds of content that a contract can require (`needs`). */
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
  /** It contains nothing but comments and white space. */
  empty: boolean;
  /**
   * The reason, if the only paragraph is `Not applicable: <reason>`; empty if the reason is
   * missing.
   */
  notApplicable: string | null;
  paragraphs: number;
  words: number;
  /** Plain text of the first paragraph; empty if there is none. */
  lead: string;
  /** How many there are of each kind of content. */
  has: Partial<Record<Need, number>>;
}

export interface Link {
  url: string;
  text: string;
  /** Whether the address is in a definition: `[text][label]`. */
  reference: boolean;
  /** How a video uses it; absent for a link. */
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
  /** Whether the address is in a definition: `![alt][label]`. */
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
  /**
   * True for an attribute without a value; null if the value is an expression other than a literal.
   */
  value: string | number | boolean | null;
  /** The code between the braces of an expression or a spread; null for a literal. */
  code: string | null;
}

export interface Expression {
  kind: 'expression' | 'import' | 'export';
  text: string;
  range: Range;
}

export interface Directive {
  name: string;
  /** The names of attributes in braces after it. */
  attributes: string[];
  range: Range;
}

export interface CodeBlock {
  language: string | null;
  /** The text of a diagram, which is checked; null for other code. */
  value: string | null;
  /** The lines of a diagram in the file; null for other code. */
  lines: string[] | null;
  range: Range;
}

export interface Criterion {
  id: string;
  text: string;
  /** State of the checkbox; null if the item has none. */
  checked: boolean | null;
  /** The range of the id. */
  range: Range;
  /** Its running text without code. A word may be split across pieces. */
  prose: Prose[];
  /** Index in `sections` of the section that contains it. */
  section: number | null;
}

export interface Prose {
  /** As written, including escapes and, on later lines, the prefix of the line. */
  text: string;
  range: Range;
}

export interface CriterionReference {
  id: string;
  /** Including the brackets. */
  range: Range;
}

/**
 * @returns the MDX of a document to render
 * @throws Error if it was read only for a check
 */
export function writtenIn({ text }: Body): string {
  return kept(text);
}

/**
 * @param shown the text an element shows itself, before its children
 * @returns the text a reader of the page sees
 * @throws Error if the document was read only for a check
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
  if (text === null) throw new Error('The document’s text was not kept');
  return text;
}
