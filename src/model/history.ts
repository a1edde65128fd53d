/** What git knows of the content, the newest first; or why it cannot be told. */
export type History =
  | {
      state: 'known';
      commits: HistoryCommit[];
      /** Contents of the documents' versions, by the id of the blob. */
      blobs: ReadonlyMap<string, Uint8Array>;
      /** Whether there is more, further back. */
      isCut: boolean;
    }
  /** The clone ends somewhere in the middle, and what it shows as added may be old. */
  | { state: 'shallow' }
  /** No repository, no git, or a history that cannot be read. */
  | { state: 'none' };

/** A step of the main line: what came in with it, however many commits it took on a branch. */
export interface HistoryCommit {
  /** The beginning of its hash. */
  id: string;
  /** When it was committed, ISO 8601 with the offset of the one who did. */
  at: string;
  /** The first line of its message; null for a merge, which only says that it is one. */
  message: string | null;
  /** Everything it touched, in the whole repository. */
  changes: FileChange[];
}

export interface FileChange {
  /** Path from the workspace; begins with `/` where it lies outside. */
  file: string;
  /** Its path before; the same unless it was renamed. */
  from: string;
  /** Blob before; null where the file was added. */
  before: string | null;
  /** Blob after; null where the file was removed. */
  after: string | null;
}
