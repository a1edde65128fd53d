import type { Declaration, FindDeclarations } from './declaration.ts';
import {
  closingBracket,
  type EndOfMatch,
  isOpening,
  type Masked,
  maskText,
  trimmedEnd,
  withoutInner,
} from './mask.ts';

/** A language that declares symbols with keywords. */
export interface Grammar {
  /** Comments and strings. */
  mask: RegExp;
  /** Where comments and strings end, unless `mask` says. */
  endOf?: EndOfMatch;
  /** Whether a line break ends a complete statement. */
  newlines?: boolean;
  rules: readonly Rule[];
}

export interface Rule {
  /**
   * Global, matched in the masked text; `name` can match several, and `container` is what a method
   * belongs to.
   */
  pattern: RegExp;
  /** Whether it can have a value, which extends it to the end of the statement. */
  value?: boolean;
  /** Whether the declarations in its braces belong to it. */
  scope?: boolean;
  /** Whether it is not a declaration itself, such as Rust's `impl` or Go's `const (…)`. */
  silent?: boolean;
  /** A brace after this is part of a type, not a body. */
  typeBefore?: RegExp;
  /** The contents of its brackets, searched without the contents of inner brackets. */
  members?: Rule;
}

interface Found extends Declaration {
  scope: boolean;
  silent: boolean;
}

/** @returns a function that finds declarations by a grammar, whatever surrounds them */
export function byKeywords(grammar: Grammar): FindDeclarations {
  return (text) => {
    const code = codeOf(maskText(text, grammar.mask, grammar.endOf), grammar);
    const found: Found[] = [];
    for (const rule of grammar.rules) apply(rule, code.text, null, null, code, found);
    return placed(found);
  };
}

/** A masked text, and where what it declares may end. */
interface Code extends Masked {
  /** For each offset, that of the next mark: a character that may end a declaration. */
  marks: Int32Array;
  /** Whether the line break at an offset ends a statement. */
  isEnd(at: number): boolean;
}

/** More than any real declaration has, not counting what is in brackets. */
const MOST_MARKS = 3_000;

function codeOf(masked: Masked, { newlines = false }: Grammar): Code {
  const { text } = masked;
  const isMark = newlines ? /[()[\]{};<>,=\n]/ : /[()[\]{};<>,=]/;
  const marks = new Int32Array(text.length + 1).fill(text.length);
  for (let at = text.length - 1; at >= 0; at--) {
    marks[at] = isMark.test(text[at] as string) ? at : (marks[at + 1] as number);
  }
  const ends = new Map<number, boolean>();
  const isEnd = (at: number) => {
    const known = ends.get(at) ?? endsStatement(masked, at);
    ends.set(at, known);
    return known;
  };
  return { ...masked, marks, isEnd };
}

/**
 * @param searched the text to search
 * @param offsets of the characters of `searched`, where it is only a part
 */
function apply(
  rule: Rule,
  searched: string,
  offsets: readonly number[] | null,
  owner: string | null,
  code: Code,
  found: Found[],
): void {
  const offsetOf = (at: number) => offsets?.[at] ?? at;
  for (const match of searched.matchAll(rule.pattern)) {
    const { name = '', container = owner } = match.groups ?? {};
    const start = offsetOf(match.index + match[0].search(/[^\s{,]|$/));
    const after = offsetOf(match.index + match[0].length - 1) + 1;
    const end = endOf(code, after, rule);
    const { scope = false, silent = false } = rule;
    for (const one of name.split(',')) {
      const plain = one.trim().replace(/^`|`$|^r#/g, '');
      found.push({ name: plain, container, depth: 0, start, end, scope, silent });
    }
    if (!rule.members) continue;
    const isGroup = silent && isOpening(code.text[after - 1]);
    const body = isGroup ? after - 1 : openingBrace(code, after, end);
    if (body >= end) continue;
    const inner = withoutInner(code, body + 1, closingBracket(code, body));
    apply(rule.members, inner.text, inner.offsets, silent ? owner : name.trim(), code, found);
  }
}

/** @returns the offset of the first brace in a part of the text; its end if there is none */
function openingBrace({ text, marks }: Code, from: number, to: number): number {
  let at = marks[from] as number;
  while (at < to && text[at] !== '{') at = marks[at + 1] as number;
  return at;
}

function endOf(code: Code, from: number, rule: Rule): number {
  const { text, marks } = code;
  let isSet = false;
  let angles = 0;
  let at = from;
  // The pattern may end with the opening bracket of the group.
  if (rule.silent && isOpening(text[from - 1])) return closingBracket(code, from - 1) + 1;
  for (let count = 0; count < MOST_MARKS; count++) {
    at = marks[Math.min(at, text.length)] as number;
    const char = text[at];
    if (char === undefined) break;
    if (char === '(' || char === '[') at = closingBracket(code, at);
    else if (char === '{') {
      const close = closingBracket(code, at);
      const isType = rule.typeBefore?.test(text.slice(Math.max(0, at - 20), at)) ?? false;
      if (!isSet && !isType) return Math.min(close + 1, text.length);
      at = close;
    } else if (char === ';') return at + 1;
    else if (char === ')' || char === '}' || char === ']') break;
    else if (char === '<') angles += 1;
    else if (char === '>' && !/[-=]/.test(text[at - 1] ?? '')) angles -= 1;
    else if (char === ',' && angles <= 0 && rule.value) break;
    else if (char === '=' && rule.value && text[at + 1] !== '=') isSet = true;
    else if (char === '\n' && code.isEnd(at)) break;
    at += 1;
  }
  return trimmedEnd(code, at);
}

/** What starts a continuation line. */
const CONTINUES =
  /^\s*(?:\.(?!\.)|\?[.:]|&&|\|\||[:={)](?!=)|where\b|(?:private\s+|protected\s+|internal\s+)?[gs]et\s*[({=\n])/;

function endsStatement(masked: Masked, at: number): boolean {
  const { text } = masked;
  const before = text[trimmedEnd(masked, at) - 1] ?? '';
  if (/[=,([{.:+\-*/%&|<?^]/.test(before)) return false;
  return !CONTINUES.test(text.slice(at + 1, at + 200));
}

interface Around extends Found {
  /** The depth of what is in it, and what declares that. */
  depthInside: number;
  scopeName: string | null;
}

/** Sorts declarations, and adds the container and depth of each. */
function placed(found: readonly Found[]): Declaration[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Around[] = [];
  return sorted.flatMap((one) => {
    // Names declared together aren't nested in each other.
    const isIn = (other: Found) => other.end > one.start && other.start < one.start;
    while (open.length > 0 && !isIn(open.at(-1) as Found)) open.pop();
    const around = open.at(-1);
    const depth = around?.depthInside ?? 0;
    const owner = around?.scopeName ?? null;
    const { name, start, end, silent, scope } = one;
    open.push({ ...one, depthInside: depth + (silent ? 0 : 1), scopeName: scope ? name : owner });
    const container = one.container ?? owner;
    return silent || name === '' ? [] : [{ name, container, depth, start, end }];
  });
}
