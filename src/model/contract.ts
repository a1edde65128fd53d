import type { Need, Problem } from './source.ts';

/** What a template asks of every document of its kind. */
export interface Contract {
  kind: string;
  /** POSIX path of the template from the workspace; null for a built-in one. */
  file: string | null;
  sections: ContractSection[];
  /** Kinds that every engagement must have; only in the contract of `index`. */
  documents: string[];
  /** JSON Schema of the frontmatter that the template adds to its kind; null for none. */
  frontmatter: Record<string, unknown> | null;
}

export interface ContractSection {
  title: string;
  slug: string;
  depth: 2 | 3;
  /** The guidance of the template, an MDX comment, as `new` and `--fix` write it. */
  guidance: string;
  optional: boolean;
  /** Slugs that count as well. */
  aliases: string[];
  /** Least and most words. */
  words: [number, number] | null;
  paragraphs: number | null;
  needs: Need[];
  /** The section is required only once this frontmatter key is set; null if it always is. */
  dueOnceSet: string | null;
  /** Subsections (H3); empty for an H3. */
  sections: ContractSection[];
}

/** A template, parsed: what `new` writes, and the contract that `check` enforces. */
export interface Template {
  kind: string;
  file: string | null;
  /** The file's text without `contract`, as `new` writes it. */
  scaffold: string;
  contract: Contract;
  /** What is wrong with it, by the rule that reports it. */
  problems: (Problem & {
    rule: 'frontmatter/syntax' | 'frontmatter/schema' | 'content/unreadable';
  })[];
}
