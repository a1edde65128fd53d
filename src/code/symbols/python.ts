import type { Declaration } from './declaration.ts';
import {
  closingBracket,
  firstFrom,
  isOpening,
  type Line,
  linesIn,
  type Masked,
  maskText,
  trimmedEnd,
} from './mask.ts';

const MASK =
  /#[^\n]*|[rRbBuUfFtT]{0,2}(?:"""(?:[^\\]|\\[\s\S])*?(?:"""|\\?$)|'''(?:[^\\]|\\[\s\S])*?(?:'''|\\?$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?)/g;

const DECLARATION =
  /^(?<indent>[ \t]*)(?:(?:async[ \t]+)?def[ \t]+(?<def>[\p{L}_][\p{L}\p{N}_]*)|class[ \t]+(?<class>[\p{L}_][\p{L}\p{N}_]*)|type[ \t]+(?<alias>\w+)(?=[ \t]*[[=])|(?<names>[\p{L}_][\p{L}\p{N}_]*(?:[ \t]*(?:,[ \t]*|=(?!=)[ \t]*(?=[\p{L}_]\w*[ \t]*=(?!=)))[\p{L}_][\p{L}\p{N}_]*)*)[ \t]*(?::(?!=)|=(?!=)))/gmu;

/** Keywords that may precede a colon or an equals sign and aren't names. */
const KEYWORDS = new Set(
  'else try finally lambda match case default if elif for while with except return yield'.split(
    ' ',
  ),
);

interface Open {
  name: string;
  indent: number;
  end: number;
  isClass: boolean;
}

/**
 * Finds functions, classes, and variables set in a module or a class; a body is what is indented.
 */
export function pythonDeclarations(text: string): Declaration[] {
  const masked = maskText(text, MASK);
  const lines = linesIn(masked);
  const found: Declaration[] = [];
  const open: Open[] = [];
  // Code in brackets isn't a statement, although keyword arguments look like one.
  let free = 0;
  for (const match of masked.text.matchAll(DECLARATION)) {
    const { indent = '', def, class: type, alias, names = '' } = match.groups ?? {};
    if (match.index < free) continue;
    free = Math.max(free, endOfBrackets(masked, free, match.index));
    if (match.index < free) continue;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= match.index) open.pop();
    const around = open.at(-1);
    const own = def ?? type ?? alias ?? null;
    const start = match.index + indent.length;
    const depth = open.length;
    const container = around?.name ?? null;
    if (own !== null && alias === undefined) {
      const end = endOfBlock(masked, lines, start, indent.length);
      found.push({
        name: own,
        container,
        depth,
        start: withDecorators(masked.text, start, indent),
        end,
      });
      open.push({ name: own, indent: indent.length, end, isClass: type !== undefined });
    } else if (around === undefined || around.isClass) {
      const end = endOfStatement(masked, start);
      for (const name of own === null ? names.split(/[,=]/) : [own]) {
        const plain = name.trim();
        if (plain !== '' && !KEYWORDS.has(plain)) {
          found.push({ name: plain, container, depth, start, end });
        }
      }
    }
  }
  return found;
}

/**
 * @returns the ends of brackets that open between two positions and are still open at the second
 */
function endOfBrackets(masked: Masked, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (!isOpening(masked.text[at])) continue;
    const close = closingBracket(masked, at);
    if (close >= to) return close === masked.text.length ? to : close;
    at = close;
  }
  return to;
}

/** @returns where the decorators above a declaration begin; each may span several lines */
function withDecorators(masked: string, start: number, indent: string): number {
  let first = start;
  for (let at = start - indent.length; at > 0; ) {
    at = masked.lastIndexOf('\n', at - 2) + 1;
    const line = masked.slice(at, lineAfter(masked, at));
    const depth = line.length - line.trimStart().length;
    if (line.trim() === '' || depth < indent.length) break;
    if (depth === indent.length && line[depth] === '@') first = at + depth;
    else if (depth === indent.length && !/^\s*[)\]}]/.test(line)) break;
  }
  return first;
}

/**
 * @returns the end of the lines that are indented more than the first, not counting its own
 * brackets
 */
function endOfBlock(masked: Masked, lines: readonly Line[], start: number, indent: number): number {
  const { text } = masked;
  let end = endOfStatement(masked, start);
  let at = lineAfter(text, end);
  for (let index = firstFrom(lines, at, offsetOf); index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.start < at) continue;
    // The lines of a multi-line string can have any indentation.
    const isString = text[line.start] === '"';
    if (line.indent <= indent && !isString) break;
    end = endOfStatement(masked, line.start + line.indent);
    at = lineAfter(text, Math.max(line.start, end - 1));
    end = trimmedEnd(masked, at);
  }
  return end;
}

function offsetOf({ start }: Line): number {
  return start;
}

/** @returns the end of a statement's last line: brackets and backslashes continue it */
function endOfStatement(masked: Masked, start: number): number {
  const { text } = masked;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (isOpening(char)) at = closingBracket(masked, at);
    else if (char === '\\' && text[at + 1] === '\n') at += 1;
    // A string continues on the next line.
    else if (char === '\n' && text[at - 1] === '"' && /^\n+"/.test(text.slice(at, at + 99)))
      while (text[at + 1] === '\n') at += 1;
    else if (char === '\n') return Math.max(start, trimmedEnd(masked, at));
  }
  return trimmedEnd(masked, text.length);
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
