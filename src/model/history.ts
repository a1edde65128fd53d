/** The git history of the content, newest first, or why it isn't known. */
export type History =
  | {
      state: 'known';
      commits: HistoryCommit[];
      /** Contents of the document versions, by blob id. */
      blobs: ReadonlyMap<string, Uint8Array>;
      /** Whether there is older history. */
      isCut: boolean;
    }
  /** The clone is shallow, and what looks added may be old. */
  | { state: 'shallow' }
  /** No repository, no git, or an unreadable history. */
  | { state: 'none' };

/** A first-parent commit, with everything it merged, however many commits that was on a branch. */
export interface HistoryCommit {
  /** Abbreviated hash. */
  id: string;
  /** When it was committed, in ISO 8601 with the committer's offset. */
  at: string;
  /** The first line of its message; null for a merge, whose message says only that it is one. */
  message: string | null;
  /** All files it changed, in the whole repository. */
  changes: FileChange[];
}

export interface FileChange {
  /** Path relative to the workspace; begins with `/` if it is outside. */
  file: string;
  /** Its previous path; the same unless it was renamed. */
  from: string;
  /** Blob before; null if the file was added. */
  before: string | null;
  /** Blob after; null if the file was removed. */
  after: string | null;
}
