import type { Declaration } from './declaration.ts';
import { closingBracket, isOpening, maskText } from './mask.ts';

const MASK =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|^[ \t]*#[^\n]*|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'/gm;

const PART = '(?:"(?:[^"\\n]|"")+"|`[^`\\n]+`|\\[[^\\]\\n]+\\]|[\\p{L}_@#][\\p{L}\\p{N}_$@#]*)';
const KIND =
  'table|view|function|procedure|proc|trigger|index|type|domain|sequence|schema|extension|policy|role|rule|aggregate|event|database|collation|synonym|statistics|publication|subscription|server';
const CREATE = new RegExp(
  `\\b(?:create|alter(?=\\s+(?:proc|procedure|function|view)\\b))\\s+(?:[\\w=@\`'.%]+\\s+)*?(?<kind>${KIND})\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(?<name>${PART}(?:\\s*\\.\\s*${PART})*)`,
  'giu',
);
/** Keywords that begin a line in a table definition that isn't a column. */
const NO_COLUMN =
  /^(?:constraint|primary|foreign|unique|check|exclude|like|key|index|fulltext|spatial|period)\b/i;

/** Finds what SQL creates, and the columns of tables, with quoted or unquoted names. */
export function sqlDeclarations(text: string): Declaration[] {
  const masked = maskText(text, MASK);
  const found: Declaration[] = [];
  for (const match of masked.matchAll(CREATE)) {
    const { kind = '', name = '' } = match.groups ?? {};
    const parts = name.match(new RegExp(PART, 'gu')) ?? [];
    const [own = '', schema = null] = parts.map(unquoted).reverse();
    const after = match.index + match[0].length;
    const end = endOfStatement(
      masked,
      after,
      /^(?:function|proc|procedure|trigger|event)$/i.test(kind),
    );
    found.push({ name: own, container: schema, depth: 0, start: match.index, end });
    const open = /^\s*\(/.exec(masked.slice(after))?.[0].length ?? 0;
    if (/^(?:table|type)$/i.test(kind) && open > 0)
      readColumns(masked, after + open - 1, own, found);
  }
  return found;
}

function readColumns(masked: string, open: number, table: string, found: Declaration[]): void {
  const close = closingBracket(masked, open);
  let start = open + 1;
  const add = (end: number) => {
    const text = masked.slice(start, end);
    const from = start + text.length - text.trimStart().length;
    const name = new RegExp(`^${PART}`, 'u').exec(text.trim())?.[0];
    if (name !== undefined && !NO_COLUMN.test(text.trim())) {
      const last = start + text.trimEnd().length;
      found.push({ name: unquoted(name), container: table, depth: 1, start: from, end: last });
    }
    start = end + 1;
  };
  for (let at = start; at < close; at++) {
    if (masked[at] === '(') at = closingBracket(masked, at);
    else if (masked[at] === ',') add(at);
  }
  add(close);
}

/** A routine may contain statements between `begin` and `end`. */
function endOfStatement(masked: string, from: number, isRoutine: boolean): number {
  const word =
    /;|\(|^[ \t]*(?:go|\/|delimiter\b[^\n]*)[ \t]*$|\bbegin\b(?!\s+tran)|\bcase\b|\bend\b(?!\s+(?:if|loop|while|repeat)\b)/gim;
  word.lastIndex = from;
  let depth = 0;
  for (let match = word.exec(masked); match; match = word.exec(masked)) {
    const [found] = match;
    if (isOpening(found)) word.lastIndex = closingBracket(masked, match.index) + 1;
    else if (found === ';') {
      if (depth === 0) return match.index + 1;
    } else if (!isRoutine && !/^\s*(?:go|\/|delimiter)/i.test(found)) continue;
    else if (/^(?:begin|case)$/i.test(found)) depth += 1;
    else if (/^end$/i.test(found)) depth = Math.max(0, depth - 1);
    else return masked.slice(0, match.index).trimEnd().length;
  }
  return masked.trimEnd().length;
}

function unquoted(name: string): string {
  return /^["`[]/.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;
}
