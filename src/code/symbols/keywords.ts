import type { Declaration, FindDeclarations } from './declaration.ts';
import { closingBracket, isOpening, maskText, withoutInner } from './mask.ts';

/** A language in which a word says that something is declared. */
export interface Grammar {
  /** Comments and strings. */
  mask: RegExp;
  /** Whether comments may stand in each other. */
  nested?: boolean;
  /** Whether a line break ends a statement that is complete. */
  newlines?: boolean;
  rules: readonly Rule[];
}

export interface Rule {
  /** Global, over the masked text; `name` may be several, and `container` what a method belongs to. */
  pattern: RegExp;
  /** Whether it may be set to something, which is part of it up to the end of the statement. */
  value?: boolean;
  /** Whether what stands in its braces belongs to it. */
  scope?: boolean;
  /** Whether it is no declaration itself: Rust's `impl`, Go's `const (…)`. */
  silent?: boolean;
  /** A brace after this is part of a type, and no body. */
  typeBefore?: RegExp;
  /** What stands in its brackets, searched with the insides of inner brackets blanked. */
  members?: Rule;
}

interface Found extends Declaration {
  scope: boolean;
  silent: boolean;
}

/** @returns what finds declarations by a grammar, whatever stands around them */
export function byKeywords(grammar: Grammar): FindDeclarations {
  return (text) => {
    const masked = maskText(text, grammar.mask, grammar.nested);
    const found: Found[] = [];
    for (const rule of grammar.rules) apply(rule, masked, masked, 0, null, grammar, found);
    return placed(found);
  };
}

/** @param searched the part of the text that is searched, which begins at `offset` */
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
  // The pattern may have ended with the bracket that begins the group.
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

/** What begins a line that goes on with the one before. */
const CONTINUES =
  /^\s*(?:\.(?!\.)|\?[.:]|&&|\|\||[:={)](?!=)|where\b|(?:private\s+|protected\s+|internal\s+)?[gs]et\s*[({=\n])/;

function endsStatement(masked: string, at: number): boolean {
  const before = masked.slice(0, at).trimEnd().at(-1) ?? '';
  if (/[=,([{.:+\-*/%&|<?^]/.test(before)) return false;
  return !CONTINUES.test(masked.slice(at + 1, at + 200));
}

/** Puts declarations in order, and says of each what it belongs to and how deep it stands. */
function placed(found: readonly Found[]): Declaration[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Found[] = [];
  return sorted.flatMap((one) => {
    // Of several names that are declared at once none is in the other.
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
