/** A declaration in a source text. */
export interface Declaration {
  name: string;
  /** Its container: the class of a method, the table of a column; null at the top level. */
  container: string | null;
  /** Nesting depth; in JavaScript, a function counts twice. */
  depth: number;
  /** Offset of its first character, including modifiers. */
  start: number;
  /** Offset after its last character, including its body. */
  end: number;
}

/**
 * Finds the declarations of a text in one language, in text order.
 *
 * @param path path of the file, for a language with several dialects
 */
export type FindDeclarations = (text: string, path: string) => Declaration[];
