import type { CodeSources } from './code-sources.ts';
import type { LineRange } from './position.ts';

/**
 * What is known about the code that an engagement's documents describe, as plain JSON. It is read
 * from git outside the model; rules and views only query it.
 */
export interface Code {
  /** Full id of the commit that was read; null if none is pinned and the index was read instead. */
  commit: string | null;
  /** Why nothing could be read, so nothing is checked against the code; null if it could. */
  problem: CodeProblem | null;
  references: CodeReferences;
  sources: CodeSources;
}

/** The places that documents refer to in links, snippets and `covers`. */
export interface CodeReferences {
  /** By reference as written, without `repo:`. */
  places: Record<string, CodePlace>;
  /** How many tracked files each `covers` glob matches. */
  globs: Record<string, number>;
  /** Commits of affirmations that aren't in the repository. */
  unknownCommits: string[];
  /** How the places have changed on the default branch since the pinned commit; null if unknown. */
  drift: CodeDrift | null;
}

export const NO_REFERENCES: CodeReferences = {
  places: {},
  globs: {},
  unknownCommits: [],
  drift: null,
};

export interface CodeDrift {
  /** Short name of the default branch. */
  branch: string;
  /**
   * By file of the document, then by reference or glob. Leaves out what is unchanged or has only
   * moved.
   */
  documents: Record<string, Record<string, 'changed' | 'gone'>>;
}

export type CodePlace = FoundPlace | MissingPlace;

export interface FoundPlace {
  problem: null;
  type: 'file' | 'folder';
  /** As in git; a folder's ends with a slash. */
  path: string;
  /** The referenced lines, or those of the symbol; null for all of them. */
  lines: LineRange | null;
  /** Null if no document shows it. */
  snippet: CodeSnippet | null;
}

export interface CodeSnippet {
  /** With LF line endings; truncated if it is very long. */
  text: string;
  /** The lines it contains. */
  lines: LineRange;
  /** The last referenced line, whether shown or not. */
  last: number;
  /** Credentials in it. */
  secrets: { kind: string; length: number; line: number }[];
}

export interface MissingPlace {
  problem: 'file' | 'lines' | 'symbol';
  reason: MissingReason;
  /** What to write instead; null if nothing is close. */
  suggestion: string | null;
  /** How many lines the file has, if that matters. */
  count: number;
}

/**
 * - `absent`: git tracks no such file or folder.
 * - `untracked`: it is in the checkout, but not tracked by git at the commit that was read.
 * - `content`: it belongs to a workspace's documents, which aren't code.
 * - `outside`, `git-folder`, `not-posix`: a tracked file can't have such a path.
 * - `unfetched`: git tracks it, but a partial clone lacks its content.
 * - `link`, `submodule`: git tracks the link, not its target.
 * - `is-file`, `is-folder`: the reference requires the other one.
 * - `binary`: it has no lines.
 * - `beyond`, `reversed`, `zero`, `malformed`: lines that can't exist.
 * - `undeclared`, `no-word`: nothing with that name is declared or, in an unparsed language, no
 * such word occurs.
 */
export type MissingReason =
  | 'absent'
  | 'untracked'
  | 'content'
  | 'outside'
  | 'git-folder'
  | 'not-posix'
  | 'unfetched'
  | 'link'
  | 'submodule'
  | 'is-file'
  | 'is-folder'
  | 'binary'
  | 'beyond'
  | 'reversed'
  | 'zero'
  | 'malformed'
  | 'undeclared'
  | 'no-word';

/**
 * - `no-repository`: there is no git repository, or git is not installed.
 * - `unknown-commit`: the pinned commit isn't in the repository.
 * - `shallow`: the same, but the clone is shallow, so the commit may well exist.
 * - `no-folder`, `git-folder`, `other-repository`: `path` doesn't exist, is a git directory, or
 * is in a repository that the settings don't allow.
 */
export type CodeProblem =
  | 'no-repository'
  | 'unknown-commit'
  | 'shallow'
  | 'no-folder'
  | 'git-folder'
  | 'other-repository';

/** @returns the place that a reference names; null if the code couldn't be read */
export function placeOf(
  code: Pick<Code, 'references'> | undefined,
  reference: string,
): CodePlace | null {
  const places = code?.references.places ?? {};
  return (Object.hasOwn(places, reference) && places[reference]) || null;
}
