/** A commit's id, authorship and time. */
export interface Commit {
  id: string;
  parents: string[];
  /** The author's addresses: per `.mailmap`, and as recorded. */
  emails: string[];
  /** Author time, which survives rebasing: ms since 1970, UTC. */
  at: number;
  /** The same as an ISO date in the author's time zone. */
  day: string;
}

/** A commit's changes relative to one of its parents. */
export interface Patch {
  commit: string;
  files: FilePatch[];
}

export interface FilePatch {
  /** Path before; null for a new file. */
  from: string | null;
  /** Path after; null for a deleted file. */
  to: string | null;
  /** Binary: it has no lines. */
  binary: boolean;
  hunks: Hunk[];
}

/** Replaced lines, without context. */
export interface Hunk {
  /** First old line, from 1; the line above if `removed` is empty. */
  oldStart: number;
  /** First new line; likewise for `added`. */
  newStart: number;
  removed: string[];
  added: string[];
}
