import type { Declaration } from './declaration.ts';
import {
  closingBracket,
  endsWithTag,
  firstFrom,
  type Masked,
  maskText,
  trimmedEnd,
} from './mask.ts';

const MASK =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|^[ \t]*#[^\n]*|\$(?<tag>\w*)\$|'(?:[^']|'')*'/gm;
/** The end of a dollar-quoted string; it may begin where another tag ends. */
const TAG = /(?=(?<end>\$(?<tag>\w*)\$))/g;

const PART = '(?:"(?:[^"\\n]|"")+"|`[^`\\n]+`|\\[[^\\]\\n]+\\]|[\\p{L}_@#][\\p{L}\\p{N}_$@#]*)';
const KIND =
  'table|view|function|procedure|proc|trigger|index|type|domain|sequence|schema|extension|policy|role|rule|aggregate|event|database|collation|synonym|statistics|publication|subscription|server';
const CREATE = new RegExp(
  `\\b(?:create|alter(?=\\s+(?:proc|procedure|function|view)\\b))\\s+(?:[\\w=@\`'.%]+\\s+){0,20}?(?<kind>${KIND})\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(?<name>${PART}(?:\\s*\\.\\s*${PART})*)`,
  'giu',
);
/** Keywords that begin a line in a table definition that isn't a column. */
const NO_COLUMN =
  /^(?:constraint|primary|foreign|unique|check|exclude|like|key|index|fulltext|spatial|period)\b/i;

/** Finds what SQL creates, and the columns of tables, with quoted or unquoted names. */
export function sqlDeclarations(text: string): Declaration[] {
  const masked = maskText(text, MASK, endsWithTag(text, TAG));
  const words = [...masked.text.matchAll(WORD)];
  const found: Declaration[] = [];
  for (const match of masked.text.matchAll(CREATE)) {
    const { kind = '', name = '' } = match.groups ?? {};
    const parts = name.match(new RegExp(PART, 'gu')) ?? [];
    const [own = '', schema = null] = parts.map(unquoted).reverse();
    const after = match.index + match[0].length;
    const end = endOfStatement(
      masked,
      words,
      after,
      /^(?:function|proc|procedure|trigger|event)$/i.test(kind),
    );
    found.push({ name: own, container: schema, depth: 0, start: match.index, end });
    if (!/^(?:table|type)$/i.test(kind)) continue;
    const open = /\s*\(/y;
    open.lastIndex = after;
    if (open.test(masked.text)) readColumns(masked, open.lastIndex - 1, own, found);
  }
  return found;
}

function readColumns(masked: Masked, open: number, table: string, found: Declaration[]): void {
  const close = closingBracket(masked, open);
  let start = open + 1;
  const add = (end: number) => {
    const text = masked.text.slice(start, end);
    const from = start + text.length - text.trimStart().length;
    const name = new RegExp(`^${PART}`, 'u').exec(text.trim())?.[0];
    if (name !== undefined && !NO_COLUMN.test(text.trim())) {
      const last = start + text.trimEnd().length;
      found.push({ name: unquoted(name), container: table, depth: 1, start: from, end: last });
    }
    start = end + 1;
  };
  for (let at = start; at < close; at++) {
    if (masked.text[at] === '(') at = closingBracket(masked, at);
    else if (masked.text[at] === ',') add(at);
  }
  add(close);
}

/** What may end a statement, or what contains others. */
const WORD =
  /;|\(|^[ \t]*(?:go|\/|delimiter\b[^\n]*)[ \t]*$|\bbegin\b(?!\s+tran)|\bcase\b|\bend\b(?!\s+(?:if|loop|while|repeat)\b)/gim;

/**
 * A routine may contain statements between `begin` and `end`.
 *
 * @param words all of the text
 */
function endOfStatement(
  masked: Masked,
  words: readonly RegExpExecArray[],
  from: number,
  isRoutine: boolean,
): number {
  let depth = 0;
  let after = from;
  for (let at = firstFrom(words, from, ({ index }) => index); at < words.length; at++) {
    const { 0: found, index } = words[at] as RegExpExecArray;
    if (index < after) continue;
    if (found === '(') after = closingBracket(masked, index) + 1;
    else if (found === ';') {
      if (depth === 0) return index + 1;
    } else if (!isRoutine && !/^\s*(?:go|\/|delimiter)/i.test(found)) continue;
    else if (/^(?:begin|case)$/i.test(found)) depth += 1;
    else if (/^end$/i.test(found)) depth = Math.max(0, depth - 1);
    else return trimmedEnd(masked, index);
  }
  return trimmedEnd(masked, masked.text.length);
}

function unquoted(name: string): string {
  return /^["`[]/.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;
}
