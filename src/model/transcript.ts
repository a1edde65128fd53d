/** A paragraph of a transcript. */
export interface TranscriptPart {
  /** Where in the video it begins, in seconds; null if unknown. */
  at: number | null;
  text: string;
}
