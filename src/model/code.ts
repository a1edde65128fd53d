import type { CodeSources } from './code-sources.ts';
import type { LineRange } from './position.ts';

/**
 * What is known of the code that an engagement's documents describe, as plain JSON. It is read
 * from git outside of the model; rules and views only query it.
 */
export interface Code {
  /**
   * Full id of the commit that was read; null where none is pinned, and what git tracks was read as
   * it is staged.
   */
  commit: string | null;
  /** Why nothing could be read, and nothing is checked against the code; null where it could. */
  problem: CodeProblem | null;
  references: CodeReferences;
  sources: CodeSources;
}

/** What the places are that documents name in links, snippets and `covers`. */
export interface CodeReferences {
  /** By reference as it is written, without `repo:`. */
  places: Record<string, CodePlace>;
  /** How many tracked files each glob of `covers` matches. */
  globs: Record<string, number>;
  /** Commits that a text was affirmed at, and that the repository does not hold. */
  unknownCommits: string[];
  /** What the default branch has done to them since the pinned commit; null where nobody can tell. */
  drift: CodeDrift | null;
}

export const NO_REFERENCES: CodeReferences = {
  places: {},
  globs: {},
  unknownCommits: [],
  drift: null,
};

export interface CodeDrift {
  /** The default branch, as people call it. */
  branch: string;
  /** By file of the document, then by reference or glob; what is unchanged or only moved is left out. */
  documents: Record<string, Record<string, 'changed' | 'gone'>>;
}

export type CodePlace = FoundPlace | MissingPlace;

export interface FoundPlace {
  problem: null;
  type: 'file' | 'folder';
  /** As git has it; a folder's ends with a slash. */
  path: string;
  /** The lines that are named, or those of the symbol; null for all of them. */
  lines: LineRange | null;
  /** Null where no document shows it. */
  snippet: CodeSnippet | null;
}

export interface CodeSnippet {
  /** LF line ends; only the beginning of what is very long. */
  text: string;
  /** The lines that it shows. */
  lines: LineRange;
  /** The last line of what is named, shown or not. */
  last: number;
  /** Credentials in it. */
  secrets: { kind: string; length: number; line: number }[];
}

export interface MissingPlace {
  problem: 'file' | 'lines' | 'symbol';
  reason: MissingReason;
  /** What to write instead; null where nothing is close. */
  suggestion: string | null;
  /** How many lines the file has, where that is what matters. */
  count: number;
}

/**
 * - `absent`: git tracks no such file or folder.
 * - `untracked`: it lies in the checkout, but git does not track it at the commit that was read.
 * - `content`: it belongs to a workspace's documents, and those are no code.
 * - `outside`, `git-folder`, `not-posix`: no path of a tracked file looks like that.
 * - `unfetched`: git tracks it, but a partial clone does not hold what is in it.
 * - `link`, `submodule`: git tracks where it leads, not what is there.
 * - `is-file`, `is-folder`: the other was asked for.
 * - `binary`: it has no lines.
 * - `beyond`, `reversed`, `zero`, `malformed`: lines that no file has.
 * - `undeclared`, `no-word`: no declaration, or in a language that is not read no word, by that name.
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
 * - `unknown-commit`: the repository does not hold the pinned commit.
 * - `shallow`: neither does it, but its history was cut off, so that the commit may well exist.
 * - `no-folder`, `git-folder`, `other-repository`: \`path\` leads to no folder, to one of git's own, or to a
 *   repository that the settings do not name.
 */
export type CodeProblem =
  | 'no-repository'
  | 'unknown-commit'
  | 'shallow'
  | 'no-folder'
  | 'git-folder'
  | 'other-repository';

/** @returns the place that a reference names; null where the code could not be read */
export function placeOf(
  code: Pick<Code, 'references'> | undefined,
  reference: string,
): CodePlace | null {
  const places = code?.references.places ?? {};
  return (Object.hasOwn(places, reference) && places[reference]) || null;
}
