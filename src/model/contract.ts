import type { Need, Problem } from './source.ts';

/** What a template requires of every document of its kind. */
export interface Contract {
  kind: string;
  /** POSIX path of the template, relative to the workspace; null for a built-in one. */
  file: string | null;
  sections: ContractSection[];
  /** Kinds that every engagement must have; only in the contract of `index`. */
  documents: string[];
  /** JSON Schema of the frontmatter that the template adds to its kind; null if it adds none. */
  frontmatter: Record<string, unknown> | null;
}

export interface ContractSection {
  title: string;
  slug: string;
  depth: 2 | 3;
  /** The template's guidance, an MDX comment, as inserted by `new` and `--fix`. */
  guidance: string;
  optional: boolean;
  /** Alternative slugs. */
  aliases: string[];
  /** Minimum and maximum number of words. */
  words: [number, number] | null;
  paragraphs: number | null;
  needs: Need[];
  /** The section is required only if this frontmatter key is set; null if it always is. */
  dueOnceSet: string | null;
  /** Subsections (H3); empty for an H3. */
  sections: ContractSection[];
}

/** A parsed template: what `new` writes, and the contract that `check` enforces. */
export interface Template {
  kind: string;
  file: string | null;
  /** The file's text without `contract`, as written by `new`. */
  scaffold: string;
  contract: Contract;
  /** Problems with the template, by the rule that reports them. */
  problems: (Problem & {
    rule: 'frontmatter/syntax' | 'frontmatter/schema' | 'content/unreadable';
  })[];
}
