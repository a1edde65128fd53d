/**
 * Whether code imports something: statically, by a call, or by a re-export. Works on characters
 * alone, and prefers mistaking quoted text for an import to missing one.
 */
export function importsSomething(code: string): boolean {
  // What looks like a comment may be a string, and hide an import between two of them.
  return [code, withoutComments(code)].some((text) => IMPORT.some((form) => form.test(text)));
}

const IMPORT = [
  /(?:^|[;{}()])\s*import\b/,
  /\n[ \t]*import\b/,
  /\bimport\s*[.(]/,
  /\bexport\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]*\})\s*from\b/,
];

function withoutComments(code: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < code.length) {
    const start = code.indexOf('/*', at);
    const end = start === -1 ? -1 : code.indexOf('*/', start + 2);
    if (end === -1) break;
    parts.push(code.slice(at, start), ' ');
    at = end + 2;
  }
  return parts.join('') + code.slice(at);
}
