/** The length from which on a sequence of words is somebody's sentence and no coincidence. */
export const SEQUENCE = 8;

/** @returns the words of a text in lower case, markup and punctuation left out */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * What might be a name: runs of letters, digits, hyphens, underscores, dots and at signs, and their
 * beginnings up to each dot, so that `plan.1f3a.png` and `./plan.mdx` both hold `plan`.
 */
export function namesOf(text: string): Set<string> {
  const names = new Set<string>();
  for (const run of text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._@+-]*/gu) ?? []) {
    const name = run.replace(/[.@+-]+$/, '');
    names.add(name);
    for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
      names.add(name.slice(0, dot));
    }
  }
  return names;
}

/** @returns every sequence of eight words, as text */
export function* sequencesOf(words: readonly string[]): Generator<string> {
  for (let end = SEQUENCE; end <= words.length; end++) {
    yield words.slice(end - SEQUENCE, end).join(' ');
  }
}
