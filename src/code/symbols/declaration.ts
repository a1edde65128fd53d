/** Something that a text of code declares. */
export interface Declaration {
  name: string;
  /** What it belongs to: the class of a method, the table of a column; null at the top of a file. */
  container: string | null;
  /** How many declarations it is nested in; in JavaScript a function counts twice. */
  depth: number;
  /** Offset of its first character, modifiers included. */
  start: number;
  /** Offset after its last character, its body included. */
  end: number;
}

/**
 * Finds the declarations of a text in one language, in the order of the text.
 *
 * @param path of the file, for a language that comes in several dialects
 */
export type FindDeclarations = (text: string, path: string) => Declaration[];
