import { folded } from './letters.ts';

/**
 * The names in the paths and links of a text: `plan` and `q3` in `../q3/plan.mdx#scope`. A word in
 * a sentence does not count, but `plan.mdx` does.
 *
 * @param text output of `folded`
 */
export function segmentsIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [run] of text.matchAll(RUN)) {
    if (run.includes('/') || run.includes('\\') || FILE.test(run)) addPath(run, names);
  }
  for (const match of text.matchAll(LINK)) addPath(match[1] ?? '', names);
  return names;
}

/** @returns the names in a path or link */
export function segmentsOfPath(path: string): Set<string> {
  const names = new Set<string>();
  addPath(folded(path), names);
  return names;
}

const RUN = /[^\s"'`<>()[\]{}|,;\uFDD0-\uFDD2]+/g;
/** Extensions that are unambiguous. */
const FILE =
  /\.(?:mdx?|markdown|txt|html?|css|m?js|ts|json|ya?ml|csv|tsv|svg|png|jpe?g|webp|avif|gif|mp4|webm|vtt|pdf|zip|docx|xlsx|pptx|ics|sql|xml|log|astro)(?![\p{L}\p{N}])/u;
/** Link targets, which may be a single name. */
const LINK = /(?:\]\(|\b(?:href|src|poster|data|url)\s{0,9}[=(:]\s{0,9}["']?)([^\s"'<>()]+)/g;

function addPath(path: string, names: Set<string>): void {
  const end = path.search(/[#?]/);
  for (const part of (end === -1 ? path : path.slice(0, end)).split(/[/\\:=&@]/)) {
    for (const name of namesOf(part)) names.add(name);
  }
}

/**
 * @param part a path segment
 * @returns it in the form of published file names, without hash and extension: `our-margins` for
 *   `Our margins.1a2b3c4d.png`; one name per dot, such as `test` for `test.ts.snap`
 */
export function namesOf(part: string): string[] {
  const bare = part.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, '');
  const names = [bare];
  for (let dot = bare.lastIndexOf('.'); dot > 0; dot = bare.lastIndexOf('.', dot - 1)) {
    names.push(bare.slice(0, dot));
    if (names.length > 8) break;
  }
  return names.map(dashed).filter((name) => name !== '');
}

/** A leading underscore is significant: `_plan` is not `plan`. */
function dashed(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-|-$/g, '');
  return name.startsWith('_') && plain !== '' ? `_${plain}` : plain;
}

/** @returns the name that identifies a file or folder; null if it is too common */
export function nameOfFile(name: string): string | null {
  const [first = ''] = namesOf(folded(name).replace(/(?<=.)\.\w{1,10}$/, ''));
  return first.length < 3 || /^[\d-]+$/.test(first) || first === 'index' ? null : first;
}
