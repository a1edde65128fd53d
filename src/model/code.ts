import type { CodeSources } from './code-sources.ts';

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
  sources: CodeSources;
}

/**
 * - `no-repository`: there is no git repository, or git is not installed.
 * - `unknown-commit`: the repository does not hold the pinned commit.
 * - `shallow`: neither does it, but its history was cut off, so that the commit may well exist.
 */
export type CodeProblem = 'no-repository' | 'unknown-commit' | 'shallow';
