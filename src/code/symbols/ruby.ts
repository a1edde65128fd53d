import type { Declaration } from './declaration.ts';
import { maskText } from './mask.ts';

const MASK =
  /^=begin\b[\s\S]*?^=end\b[^\n]*|^__END__$[\s\S]*|<<[~-]?(['"`]?)([A-Z_]\w*)\1[\s\S]*?^[ \t]*\2\b|(?<!\?)#(?!\{)[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gm;

const DECLARATION =
  /^(?<indent>[ \t]*)(?:(?:(?:private|protected|public|private_class_method|module_function|memoize)[ \t]+)?def[ \t]+(?:(?<owner>self|[A-Z]\w*)\.)?(?<def>[\p{L}_][\p{L}\p{N}_]*[?!=]?|[-+*/%<>=~!^&|[\]]+)|(?:class|module)[ \t]+(?<type>(?:::)?[A-Z][\w:]*)|(?<constant>[A-Z]\w*)[ \t]*(?:\|\|)?=(?![=~>])|(?:attr_(?:reader|writer|accessor)|define_method|alias_method|alias|delegate|scope)\b[ \t(]*(?<symbols>:\w+[?!=]?(?:[ \t]*,\s*:\w+[?!]?)*))/gmu;

/** Finds methods, classes, modules, constants and attributes; a body extends to its `end`. */
export function rubyDeclarations(text: string): Declaration[] {
  const masked = maskText(text, MASK);
  const found: Declaration[] = [];
  const open: { name: string; end: number }[] = [];
  for (const match of masked.matchAll(DECLARATION)) {
    const { indent = '', owner, def, type, constant, symbols } = match.groups ?? {};
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= match.index) open.pop();
    const start = match.index + indent.length;
    const depth = open.length;
    const around = open.at(-1)?.name ?? null;
    const container = owner === undefined || owner === 'self' ? around : owner;
    const add = (name: string, end: number) => found.push({ name, container, depth, start, end });
    if (symbols !== undefined) {
      const end = endOfLine(masked, match.index + match[0].length);
      for (const [name] of symbols.matchAll(/(?<=:)\w+[?!=]?/g)) add(name, end);
    } else if (constant !== undefined) {
      const end = endOfValue(masked, start, indent);
      add(constant, end);
      // `Row = Struct.new(…) do` has methods of its own.
      open.push({ name: constant, end });
    } else {
      const end = endOfBody(masked, match.index + match[0].length, indent);
      const name = def ?? (type ?? '').split('::').at(-1) ?? '';
      add(name, end);
      open.push({ name, end });
    }
  }
  return found;
}

/**
 * What opens on a line is closed by an `end` with the same indentation, unless it closes on that
 * line.
 */
function endOfBody(masked: string, from: number, indent: string): number {
  const line = masked.slice(from, endOfLine(masked, from));
  const isEndless = /^(?:\([^)]*\))?[ \t]*=(?![=~])/.test(line) || /(?:;|\s)end\s*$/.test(line);
  if (isEndless) return endOfValue(masked, from, indent);
  const end = new RegExp(`^${indent}end\\b`, 'gm');
  end.lastIndex = from;
  return end.exec(masked) ? end.lastIndex : masked.trimEnd().length;
}

/**
 * A value continues on lines with more indentation, and includes the closing bracket or `end` below
 * them.
 */
function endOfValue(masked: string, from: number, indent: string): number {
  let end = endOfLine(masked, from);
  let at = end + 1;
  let isInside = false;
  while (at < masked.length) {
    const line = masked.slice(at, endOfLine(masked, at));
    const isDeeper = line.startsWith(`${indent} `) || line.startsWith(`${indent}\t`);
    if (line.trim() !== '') {
      const closes = isInside && new RegExp(`^${indent}(?:[\\])}]|end\\b)`).test(line);
      if (closes) return masked.slice(0, endOfLine(masked, at)).trimEnd().length;
      if (!isDeeper) break;
      isInside = true;
      end = endOfLine(masked, at);
    }
    at = endOfLine(masked, at) + 1;
  }
  return masked.slice(0, end).trimEnd().length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
