const ESCAPES: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' },
};

/** @returns a path without the C-style quoting that git applies to special characters */
export function unquoted(path: string): string {
  if (!/^".*"$/s.test(path)) return path;
  return path
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, char = '') =>
      octal === undefined
        ? (ESCAPES[char] ?? char)
        : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}
