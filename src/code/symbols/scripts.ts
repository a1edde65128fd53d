/**
 * Finds the code in a Vue, Svelte or Astro file: its scripts, and the frontmatter of an Astro file.
 *
 * @param path path of the file; its extension determines which of the three it is
 * @returns offsets of each
 */
export function scriptsIn(text: string, path: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const fence = /\.astro$/i.test(path) ? /^\s*---[ \t]*\n/.exec(text)?.[0].length : undefined;
  let at = 0;
  if (fence !== undefined) {
    const end = text.indexOf('\n---', fence - 1);
    at = end === -1 ? text.length : end + 1;
    found.push({ start: fence, end: at });
  }
  const tag = /<script(?=[\s>])(?:[^"'>]|"[^"]*"|'[^']*')*>/giy;
  for (;;) {
    at = text.indexOf('<script', at);
    if (at === -1) return found;
    tag.lastIndex = at;
    const start = at + (tag.exec(text)?.[0].length ?? 0);
    if (start === at) {
      at += 1;
      continue;
    }
    const end = text.indexOf('</script', start);
    if (end === -1) return [...found, { start, end: text.length }];
    found.push({ start, end });
    at = end;
  }
}
