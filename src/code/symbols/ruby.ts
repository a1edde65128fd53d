import type { Declaration } from './declaration.ts';
import {
  endsWithTag,
  firstFrom,
  type Line,
  linesIn,
  type Masked,
  maskText,
  trimmedEnd,
} from './mask.ts';

const MASK =
  /^=begin\b[\s\S]*?(?:^=end\b[^\n]*|$(?![\s\S]))|^__END__$[\s\S]*|<<[~-]?(['"`]?)(?<tag>[A-Z_]\w*)\1|(?<!\?)#(?!\{)[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/gm;

/** The end of a heredoc. */
const TAG = /^[ \t]*(?<tag>[A-Z_]\w*)/gm;

const DECLARATION =
  /^(?<indent>[ \t]*)(?:(?:(?:private|protected|public|private_class_method|module_function|memoize)[ \t]+)?def[ \t]+(?:(?<owner>self|[A-Z]\w*)\.)?(?<def>[\p{L}_][\p{L}\p{N}_]*[?!=]?|[-+*/%<>=~!^&|[\]]+)|(?:class|module)[ \t]+(?<type>(?:::)?[A-Z][\w:]*)|(?<constant>[A-Z]\w*)[ \t]*(?:\|\|)?=(?![=~>])|(?:attr_(?:reader|writer|accessor)|define_method|alias_method|alias|delegate|scope)\b[ \t(]*(?<symbols>:\w+[?!=]?(?:[ \t]*,\s*:\w+[?!]?)*))/gmu;

/** Finds methods, classes, modules, constants and attributes; a body extends to its `end`. */
export function rubyDeclarations(text: string): Declaration[] {
  const masked = maskText(text, MASK, endsWithTag(text, TAG));
  const lines = linesIn(masked);
  const ends = Map.groupBy(masked.text.matchAll(/^([ \t]*)end\b/gm), ([, space = '']) => space);
  const found: Declaration[] = [];
  const open: { name: string; end: number }[] = [];
  for (const match of masked.text.matchAll(DECLARATION)) {
    const { indent = '', owner, def, type, constant, symbols } = match.groups ?? {};
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= match.index) open.pop();
    const start = match.index + indent.length;
    const depth = open.length;
    const around = open.at(-1)?.name ?? null;
    const container = owner === undefined || owner === 'self' ? around : owner;
    const add = (name: string, end: number) => found.push({ name, container, depth, start, end });
    if (symbols !== undefined) {
      const end = endOfLine(masked.text, match.index + match[0].length);
      for (const [name] of symbols.matchAll(/(?<=:)\w+[?!=]?/g)) add(name, end);
    } else if (constant !== undefined) {
      const end = endOfValue(masked, lines, start, indent);
      add(constant, end);
      // `Row = Struct.new(…) do` has methods of its own.
      open.push({ name: constant, end });
    } else {
      const after = match.index + match[0].length;
      const end = isEndless(masked.text, after)
        ? endOfValue(masked, lines, after, indent)
        : (firstEnd(ends.get(indent) ?? [], after) ?? trimmedEnd(masked, text.length));
      const name = def ?? (type ?? '').split('::').at(-1) ?? '';
      add(name, end);
      open.push({ name, end });
    }
  }
  return found;
}

/** Whether a method has no `end` of its own below: it is a value, or closes on the same line. */
function isEndless(text: string, from: number): boolean {
  const line = text.slice(from, endOfLine(text, from));
  return /^(?:\([^)]*\))?[ \t]*=(?![=~])/.test(line) || /[;\s]end$/.test(line.trimEnd());
}

/**
 * What opens on a line is closed by an `end` with the same indentation.
 *
 * @param ends all with that indentation
 */
function firstEnd(ends: readonly RegExpExecArray[], from: number): number | null {
  const end = ends[firstFrom(ends, from, ({ index }) => index)];
  return end ? end.index + end[0].length : null;
}

/**
 * A value continues on lines with more indentation, and includes the closing bracket or `end` below
 * them.
 */
function endOfValue(masked: Masked, lines: readonly Line[], from: number, indent: string): number {
  const { text } = masked;
  let end = endOfLine(text, from);
  let isInside = false;
  for (let index = firstFrom(lines, end, ({ start }) => start); index < lines.length; index++) {
    const line = lines[index] as Line;
    if (!text.startsWith(indent, line.start)) break;
    const after = line.start + indent.length;
    const isDeeper = line.indent > indent.length && /[ \t]/.test(text[after] ?? '');
    const closes = isInside && /^(?:[\])}]|end\b)/.test(text.slice(after, after + 4));
    if (!closes && !isDeeper) break;
    end = endOfLine(text, line.start);
    if (closes) break;
    isInside = true;
  }
  return trimmedEnd(masked, end);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
