/** A paragraph of a transcript. */
export interface TranscriptPart {
  /** Where in the video it begins, in seconds; null where nothing says so. */
  at: number | null;
  text: string;
}
