import type { Finding, FixData, Severity } from '../model/diagnostic.ts';
import type { Fix } from '../model/fix.ts';
import type { LinkTarget } from '../model/link-target.ts';
import type { SectionMatch } from '../model/match-sections.ts';
import type { Download } from '../model/published-files.ts';
import type { Problem } from '../model/source.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

/** What a rule may look at. */
export interface Context {
  workspace: Workspace;
  engagement: Engagement;
  /** ISO date; rules read no clock. */
  today: string;
  /** ISO dates on which nobody is expected to answer. */
  holidays: readonly string[];
  /** Endings of files that the settings allow as downloads. */
  downloads: readonly string[];
  /** Whether the settings lift the ban on code in MDX. */
  trusted: boolean;
  /** What is wrong with a document's frontmatter by its kind's schema. */
  schemaProblemsOf(document: Document): readonly Problem[];
  /** A document's sections beside its kind's contract. */
  sectionsOf(document: Document): SectionMatch;
  /** Where an address in a document leads, in each site that the document stands in. */
  resolve(url: string, document: Document, engagement: Engagement): readonly LinkTarget[];
}

/** Takes a finding; in a document's check the file is the document's unless it is named. */
export type Report<Data extends FixData = FixData> = (
  finding: Omit<Finding, 'file' | 'fix'> & { file?: string; fix?: Data },
) => void;

/** A document in its current state, which may not be the one that was checked. */
export interface Fixing {
  /** Parsed from the text. */
  document: Document;
  /** Exactly as on disk or in the editor, with its line endings and any byte order mark. */
  text: string;
  workspace: Workspace;
}

/** @typeParam Data what its findings store for `fix` */
export interface Rule<Data extends FixData = FixData> {
  /** `family/name`. */
  id: string;
  severity: Severity;
  /** What it finds, as one sentence. */
  summary: string;
  /** Why it exists: what goes wrong in an engagement without it. */
  why: string;
  /** Whether drafts are checked as well. */
  drafts: boolean;
  /** Whether it keeps code and unreadable files out of a build. Such a rule cannot be downgraded or silenced. */
  safeguard: boolean;
  /** Whether a comment may silence its findings. Never true in effect for a safeguard. */
  silenceable: boolean;
  /** Called for each document, the index and included ones too; only those whose file could be read. */
  document?(document: Document, context: Context, report: Report<Data>): void;
  /** Called once per engagement. */
  engagement?(context: Context, report: Report<Data>): void;
  /** Called once; its findings belong to the engagement whose folder the file is in, or to none. */
  workspace?(workspace: Workspace, report: (finding: Finding) => void): void;
  /**
   * Fixes findings in a document, for `prebrief check --fix` and for editors. Takes all findings to fix
   * at once, because one fix can move the place of another.
   *
   * @param found the data stored with the findings; the text may have changed since
   * @returns fixes for what is still wrong and has exactly one correct form; empty if there are none
   */
  fix?(found: readonly Data[], fixing: Fixing): Fix[];
  /** What else there is to know, behind the reason. */
  details?: readonly Detail[];
  examples: { pass: Example[]; fail: FailingExample[] };
}

/** A part of a rule's page; code stands between backticks. */
export interface Detail {
  heading: string;
  text: string;
  list: readonly string[];
}

/**
 * A change to a complete engagement `demo`. Paths are from `content/demo/`, or from the workspace
 * where they begin with `content/` or `templates/`. Text without frontmatter gets a title and a description.
 */
export interface Example {
  files?: Record<string, string>;
  /** By file: what is replaced with what. */
  edits?: Record<string, Record<string, string>>;
  trusted?: boolean;
  /** Endings that the settings allow as downloads. */
  downloads?: Download[];
  /** Files that git tracks, by path; no repository where absent. */
  repository?: Record<string, string>;
  /** All of them as they are on the default branch; the same where absent. */
  later?: Record<string, string>;
}

export interface FailingExample extends Example {
  /** `brief.mdx:12:1-12:8`, in order; nothing else may be found. */
  findings: string[];
}

const DEFAULTS = {
  severity: 'error',
  drafts: false,
  safeguard: false,
  silenceable: true,
} as const;

export function defineRule<Data extends FixData = FixData>(
  rule: Omit<Rule<Data>, keyof typeof DEFAULTS> & Partial<Pick<Rule<Data>, keyof typeof DEFAULTS>>,
): Rule {
  // The data in a finding is only ever passed back to the rule that made it.
  return { ...DEFAULTS, ...rule } as Rule;
}
