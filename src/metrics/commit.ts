/** A commit, as far as it matters who made it when. */
export interface Commit {
  id: string;
  parents: string[];
  /** Addresses of the author: as `.mailmap` has it, and as it was written. */
  emails: string[];
  /** When it was written, which rebasing keeps: ms since 1970, UTC. */
  at: number;
  /** The same on the author's own clock, as ISO date. */
  day: string;
}

/** What a commit changed, against one of its parents. */
export interface Patch {
  commit: string;
  files: FilePatch[];
}

export interface FilePatch {
  /** Path before; null for a new file. */
  from: string | null;
  /** Path after; null for a deleted file. */
  to: string | null;
  /** Its lines cannot be told. */
  binary: boolean;
  hunks: Hunk[];
}

/** Lines that stand in the place of others, without context. */
export interface Hunk {
  /** Number of the first line before, counted from 1; of the line above where `removed` is empty. */
  oldStart: number;
  /** The same after, for `added`. */
  newStart: number;
  removed: string[];
  added: string[];
}
