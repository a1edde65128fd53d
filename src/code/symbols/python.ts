import type { Declaration } from './declaration.ts';
import { closingBracket, isOpening, maskText } from './mask.ts';

const MASK =
  /#[^\n]*|[rRbBuUfFtT]{0,2}(?:"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/g;

const DECLARATION =
  /^(?<indent>[ \t]*)(?:(?:async[ \t]+)?def[ \t]+(?<def>[\p{L}_][\p{L}\p{N}_]*)|class[ \t]+(?<class>[\p{L}_][\p{L}\p{N}_]*)|type[ \t]+(?<alias>\w+)(?=[ \t]*[[=])|(?<names>[\p{L}_][\p{L}\p{N}_]*(?:[ \t]*(?:,[ \t]*|=(?!=)[ \t]*(?=[\p{L}_]\w*[ \t]*=(?!=)))[\p{L}_][\p{L}\p{N}_]*)*)[ \t]*(?::(?!=)|=(?!=)))/gmu;

/** Words that may stand before a colon or an equals sign and are no name. */
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

/** Finds functions, classes, and what is set in a module or a class; a body is what is indented. */
export function pythonDeclarations(text: string): Declaration[] {
  const masked = maskText(text, MASK);
  const found: Declaration[] = [];
  const open: Open[] = [];
  // What stands in brackets is no statement: the arguments of a call look like one.
  let free = 0;
  for (const match of masked.matchAll(DECLARATION)) {
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
      const end = endOfBlock(masked, start, indent.length);
      found.push({
        name: own,
        container,
        depth,
        start: withDecorators(masked, start, indent),
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

/** @returns where brackets end that open between two places, and are open at the second one */
function endOfBrackets(masked: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (!isOpening(masked[at])) continue;
    const close = closingBracket(masked, at);
    if (close >= to) return close === masked.length ? to : close;
    at = close;
  }
  return to;
}

/** @returns where the decorators above a declaration begin; each may go on over several lines */
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

/** @returns where the lines end that are indented more than the first, its own brackets left out */
function endOfBlock(masked: string, start: number, indent: number): number {
  let end = endOfStatement(masked, start);
  for (let at = lineAfter(masked, end); at < masked.length; at = lineAfter(masked, at)) {
    const line = masked.slice(at, lineAfter(masked, at));
    if (line.trim() === '') continue;
    // A string's lines stand wherever they like.
    const isString = line.startsWith('"');
    const depth = line.length - line.trimStart().length;
    if (depth <= indent && !isString) break;
    at = Math.max(at, endOfStatement(masked, at + depth) - 1);
    end = masked.slice(0, lineAfter(masked, at)).trimEnd().length;
  }
  return end;
}

/** @returns where a statement's lines end: brackets and backslashes go on with the next one */
function endOfStatement(masked: string, start: number): number {
  for (let at = start; at < masked.length; at++) {
    const char = masked[at];
    if (isOpening(char)) at = closingBracket(masked, at);
    else if (char === '\\' && masked[at + 1] === '\n') at += 1;
    // A string goes on below.
    else if (char === '\n' && masked[at - 1] === '"' && /^\n+"/.test(masked.slice(at, at + 99)))
      while (masked[at + 1] === '\n') at += 1;
    else if (char === '\n') return masked.slice(start, at).trimEnd().length + start;
  }
  return masked.trimEnd().length;
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
