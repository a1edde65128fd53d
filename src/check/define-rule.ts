import type { Finding, FixData, Severity } from '../model/diagnostic.ts';
import type { Fix } from '../model/fix.ts';
import type { LinkTarget } from '../model/link-target.ts';
import type { SectionMatch } from '../model/match-sections.ts';
import type { Download } from '../model/published-files.ts';
import type { Problem } from '../model/source.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

/** What a rule can use. */
export interface Context {
  workspace: Workspace;
  engagement: Engagement;
  /** ISO date, because rules don't read the clock. */
  today: string;
  /** ISO dates of days when nobody is expected to answer. */
  holidays: readonly string[];
  /** File extensions that the settings allow as downloads. */
  downloads: readonly string[];
  /** Whether the settings allow code in MDX. */
  trusted: boolean;
  /** Problems in a document's frontmatter according to the schema of its kind. */
  schemaProblemsOf(document: Document): readonly Problem[];
  /** A document's sections, matched with its kind's contract. */
  sectionsOf(document: Document): SectionMatch;
  /** What an address in a document resolves to, in each site that includes the document. */
  resolve(url: string, document: Document, engagement: Engagement): readonly LinkTarget[];
}

/** Reports a finding. In `document`, the file defaults to that of the document. */
export type Report<Data extends FixData = FixData> = (
  finding: Omit<Finding, 'file' | 'fix'> & { file?: string; fix?: Data },
) => void;

/** A document in its current state, which may differ from the one that was checked. */
export interface Fixing {
  /** Parsed from the text. */
  document: Document;
  /** Exactly as on disk or in the editor, with its line endings and any byte order mark. */
  text: string;
  workspace: Workspace;
}

/** @typeParam Data what findings store for `fix` */
export interface Rule<Data extends FixData = FixData> {
  /** `family/name`. */
  id: string;
  severity: Severity;
  /** What it checks, in one sentence. */
  summary: string;
  /** Why it exists: what goes wrong in an engagement without it. */
  why: string;
  /** Whether drafts are checked too. */
  drafts: boolean;
  /**
   * Whether it keeps code and unreadable files out of a build. Such a rule can't be downgraded or
   * silenced.
   */
  safeguard: boolean;
  /**
   * Whether a comment can silence its findings. Has no effect on safeguards, which can't be
   * silenced.
   */
  silenceable: boolean;
  /**
   * Called for each document whose file could be read, including the index and included documents.
   */
  document?(document: Document, context: Context, report: Report<Data>): void;
  /** Called once per engagement. */
  engagement?(context: Context, report: Report<Data>): void;
  /**
   * Called once. A finding belongs to the engagement whose folder contains the file, or to none.
   */
  workspace?(workspace: Workspace, report: (finding: Finding) => void): void;
  /**
   * Fixes findings in a document, for `prebrief check --fix` and for editors. Takes all findings to
   * fix at once, because one fix can move the position of another.
   *
   * @param found the data stored with the findings; the text may have changed since
   * @returns fixes for what is still wrong and has exactly one correct form; empty if there are
   * none
   */
  fix?(found: readonly Data[], fixing: Fixing): Fix[];
  /** Background beyond the reason. */
  details?: readonly Detail[];
  examples: { pass: Example[]; fail: FailingExample[] };
}

/** A section of a rule's page; code is in backticks. */
export interface Detail {
  heading: string;
  text: string;
  list: readonly string[];
}

/**
 * A change to a complete engagement `demo`. Paths are relative to `content/demo/`, or to the
 * workspace if they begin with `content/` or `templates/`. Text without frontmatter gets a title
 * and a description.
 */
export interface Example {
  files?: Record<string, string>;
  /** Replacements by file: from the old text to the new. */
  edits?: Record<string, Record<string, string>>;
  trusted?: boolean;
  /** File extensions that the settings allow as downloads. */
  downloads?: Download[];
  /** Files tracked by git, by path. If absent, there is no repository. */
  repository?: Record<string, string>;
  /** All tracked files on the default branch; the same files if absent. */
  later?: Record<string, string>;
}

export interface FailingExample extends Example {
  /** `brief.mdx:12:1-12:8`, in order; there must be no other findings. */
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
  // Finding data is only ever passed back to the rule that created it.
  return { ...DEFAULTS, ...rule } as Rule;
}
