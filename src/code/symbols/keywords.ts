import type { Declaration, FindDeclarations } from './declaration.ts';
import { closingBracket, isOpening, maskText, withoutInner } from './mask.ts';

/** A language that declares symbols with keywords. */
export interface Grammar {
  /** Comments and strings. */
  mask: RegExp;
  /** Whether comments can be nested. */
  nested?: boolean;
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
  /** The contents of its brackets, searched with the contents of inner brackets blanked. */
  members?: Rule;
}

interface Found extends Declaration {
  scope: boolean;
  silent: boolean;
}

/** @returns a function that finds declarations by a grammar, whatever surrounds them */
export function byKeywords(grammar: Grammar): FindDeclarations {
  return (text) => {
    const masked = maskText(text, grammar.mask, grammar.nested);
    const found: Found[] = [];
    for (const rule of grammar.rules) apply(rule, masked, masked, 0, null, grammar, found);
    return placed(found);
  };
}

/** @param searched the part of the text to search, which begins at `offset` */
function apply(
  rule: Rule,
  searched: string,
  masked: string,
  offset: number,
  owner: string | null,
  grammar: Grammar,
  found: Found[],
): void {
  for (const match of searched.matchAll(rule.pattern)) {
    const { name = '', container = owner } = match.groups ?? {};
    const start =
      offset + match.index + (match[0].length - match[0].replace(/^[\s{,]+/, '').length);
    const after = offset + match.index + match[0].length;
    const end = endOf(masked, after, rule, grammar);
    const { scope = false, silent = false } = rule;
    for (const one of name.split(',')) {
      const plain = one.trim().replace(/^`|`$|^r#/g, '');
      found.push({ name: plain, container, depth: 0, start, end, scope, silent });
    }
    if (!rule.members) continue;
    const isGroup = silent && isOpening(masked[after - 1]);
    const body = isGroup ? after - 1 : masked.indexOf('{', after);
    if (body === -1 || body >= end) continue;
    const close = Math.min(closingBracket(masked, body), masked.length);
    const inner = withoutInner(masked, body + 1, close);
    const inside = silent ? owner : name.trim();
    apply(rule.members, inner, masked, body + 1, inside, grammar, found);
  }
}

function endOf(masked: string, from: number, rule: Rule, { newlines = false }: Grammar): number {
  let isSet = false;
  let angles = 0;
  let at = from;
  // The pattern may end with the opening bracket of the group.
  if (rule.silent && isOpening(masked[from - 1])) return closingBracket(masked, from - 1) + 1;
  for (; at < masked.length; at++) {
    const char = masked[at];
    if (char === '(' || char === '[') at = closingBracket(masked, at);
    else if (char === '{') {
      const close = closingBracket(masked, at);
      const isType = rule.typeBefore?.test(masked.slice(Math.max(0, at - 20), at)) ?? false;
      if (!isSet && !isType) return Math.min(close + 1, masked.length);
      at = close;
    } else if (char === ';') return at + 1;
    else if (char === ')' || char === '}' || char === ']') break;
    else if (char === '<') angles += 1;
    else if (char === '>' && !/[-=]/.test(masked[at - 1] ?? '')) angles -= 1;
    else if (char === ',' && angles <= 0 && rule.value) break;
    else if (char === '=' && rule.value && masked[at + 1] !== '=') isSet = true;
    else if (char === '\n' && newlines && endsStatement(masked, at)) break;
  }
  return masked.slice(0, at).trimEnd().length;
}

/** What starts a continuation line. */
const CONTINUES =
  /^\s*(?:\.(?!\.)|\?[.:]|&&|\|\||[:={)](?!=)|where\b|(?:private\s+|protected\s+|internal\s+)?[gs]et\s*[({=\n])/;

function endsStatement(masked: string, at: number): boolean {
  const before = masked.slice(0, at).trimEnd().at(-1) ?? '';
  if (/[=,([{.:+\-*/%&|<?^]/.test(before)) return false;
  return !CONTINUES.test(masked.slice(at + 1, at + 200));
}

/** Sorts declarations, and adds the container and depth of each. */
function placed(found: readonly Found[]): Declaration[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Found[] = [];
  return sorted.flatMap((one) => {
    // Names declared together aren't nested in each other.
    const isIn = (other: Found) => other.end > one.start && other.start < one.start;
    while (open.length > 0 && !isIn(open.at(-1) as Found)) open.pop();
    const around = open.findLast(({ scope }) => scope);
    const depth = open.filter(({ silent }) => !silent).length;
    open.push(one);
    const { name, start, end, silent } = one;
    const container = one.container ?? around?.name ?? null;
    return silent || name === '' ? [] : [{ name, container, depth, start, end }];
  });
}
