import type { Declaration, FindDeclarations } from './declaration.ts';
import { closingBracket, isOpening, type Masked, maskText, withoutInner } from './mask.ts';

/** A language such as Java, in which a member is recognised by its form: type, name, brackets. */
export interface MemberGrammar {
  mask: RegExp;
  /** `@Entity(…)`, `[Fact]`: annotations, which contain other names. */
  annotation: RegExp;
  /** The keyword for a type, and its name. */
  type: RegExp;
}

/** Keywords that begin statements, which can be at the top level in some programs. */
const STATEMENT =
  /^(?:package|import|using|return|await|throw|new|if|for|foreach|while|switch|lock|else|do|try|catch|finally|yield|goto|break|continue|extern|module|open|requires|exports)\b/;

/** Members that still have to be read. */
interface Part {
  from: number;
  to: number;
  container: string | null;
  depth: number;
}

/** @returns a function that finds types and their members; method bodies are skipped */
export function byMembers(grammar: MemberGrammar): FindDeclarations {
  return (text) => {
    const masked = maskText(text, grammar.mask);
    const found: Declaration[] = [];
    // A list instead of recursion, because types may be nested to any depth.
    const parts: Part[] = [{ from: 0, to: masked.text.length, container: null, depth: 0 }];
    for (let part = parts.pop(); part; part = parts.pop()) {
      for (const inner of readMembers(masked, part, grammar, found)) parts.push(inner);
    }
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

/** @returns the bodies of the types among the members */
function readMembers(
  masked: Masked,
  { from, to, container, depth }: Part,
  grammar: MemberGrammar,
  found: Declaration[],
): Part[] {
  const bodies: Part[] = [];
  for (let at = from; at < to; ) {
    const member = memberAt(masked, at, to, grammar);
    if (!member) break;
    at = member.end;
    const { start, end, head, body } = member;
    const type = grammar.type.exec(masked.text.slice(head.from, head.to));
    if (type?.groups?.name !== undefined) {
      const { name, word = '' } = type.groups;
      found.push({ name, container, depth, start, end });
      if (body === null) continue;
      const first =
        word === 'enum' ? readConstants(masked, body, name, depth + 1, found) : body.from;
      // A namespace has a qualified name; its contents belong to the last part.
      const owner = name.split('.').at(-1) ?? name;
      bodies.push({ from: first, to: body.to, container: owner, depth: depth + 1 });
      continue;
    }
    for (const name of namesIn(withoutInner(masked, head.from, head.to).text, container)) {
      found.push({ name, container, depth, start, end });
    }
  }
  return bodies;
}

interface Member {
  start: number;
  end: number;
  /** What is before its body or value, without annotations. */
  head: { from: number; to: number };
  body: { from: number; to: number } | null;
}

function memberAt(masked: Masked, from: number, to: number, grammar: MemberGrammar): Member | null {
  const { text } = masked;
  const skipped = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return Math.min(to, at + (pattern.exec(text)?.[0].length ?? 0));
  };
  let start = skipped(/[\s;}]*/y, from);
  if (start >= to) return null;
  const first = start;
  // Annotations belong to the declaration after them, but don't contain its name.
  for (;;) {
    grammar.annotation.lastIndex = start;
    const annotation = grammar.annotation.exec(text);
    if (!annotation) break;
    start = annotation.index + annotation[0].length;
    if (text[start] === '(' || text[start] === '[') start = closingBracket(masked, start) + 1;
    start = Math.max(start, skipped(/\s*/y, start));
  }
  let isSet = false;
  for (let at = start; at < to; at++) {
    const char = text[at];
    const head = { from: start, to: at };
    if (char === ';') return { start: first, end: at + 1, head, body: null };
    if (char === '=' && !/[=<>!]/.test(text[at - 1] ?? '') && text[at + 1] !== '=') isSet = true;
    if (char === '(' || char === '[') at = Math.min(closingBracket(masked, at), to);
    if (char !== '{') continue;
    const close = Math.min(closingBracket(masked, at), to);
    if (isSet) {
      at = close;
      continue;
    }
    const body = { from: at + 1, to: close };
    return { start: first, end: endOfValue(text, close + 1, to), head, body };
  }
  return { start: first, end: to, head: { from: start, to }, body: null };
}

/** A property may have a value after its accessors. */
function endOfValue(text: string, from: number, to: number): number {
  const value = /\s*=(?!=)/y;
  value.lastIndex = from;
  if (!value.test(text) || value.lastIndex > to) return Math.min(from, to);
  const end = text.indexOf(';', value.lastIndex);
  return end === -1 || end >= to ? Math.min(from, to) : end + 1;
}

/** @returns where the members of an enumeration begin, after its constants */
function readConstants(
  masked: Masked,
  { from, to }: { from: number; to: number },
  container: string,
  depth: number,
  found: Declaration[],
): number {
  let start = from;
  const add = (end: number) => {
    const text = masked.text.slice(start, end);
    const match = /^(?:\s|@\w+(?:\([^)]*\))?|\[[^\]]*\])*(?<name>\w+)/.exec(text);
    const name = match?.groups?.name;
    if (name === undefined) return;
    const first = start + (match?.[0].length ?? 0) - name.length;
    found.push({ name, container, depth, start: first, end: start + text.trimEnd().length });
  };
  for (let at = from; at < to; at++) {
    const char = masked.text[at];
    if (isOpening(char)) at = Math.min(closingBracket(masked, at), to);
    else if (char === ',' || char === ';') {
      add(at);
      start = at + 1;
      if (char === ';') return start;
    }
  }
  add(to);
  return to;
}

/** The name before the parameters; otherwise the names before a value, a body or the end. */
function namesIn(head: string, container: string | null): string[] {
  if (STATEMENT.test(head)) return [];
  const plain = withoutAngles(head);
  const value = plain.search(/=(?!=)/);
  const parameters = plain.indexOf('(');
  if (parameters !== -1 && (value === -1 || parameters < value)) {
    const words = plain
      .slice(0, parameters)
      .trimEnd()
      .split(/[\s.]+/);
    const name = words.at(-1) ?? '';
    // A call has no type before it; of declarations, only constructors have none.
    const isCall = plain.slice(0, parameters).trim().split(/\s+/).length < 2 && name !== container;
    const isModified = /^(?:public|private|protected|internal|static)\b/.test(plain);
    return !isCall || isModified ? named(name) : [];
  }
  const declared = value === -1 ? plain : plain.slice(0, value);
  const rest = plain.slice(declared.length);
  const [first = '', ...more] = declared.split(',');
  const words = first
    .replace(/\[\s*\]/g, ' ')
    .trim()
    .split(/\s+/);
  if (words.length < 2) return [];
  const others = [...more, ...rest.split(',').slice(1)].flatMap(
    (part) => /^\s*(\w+)\s*(?:=|\[|$)/.exec(part)?.[1] ?? [],
  );
  return [...named(words.at(-1)?.split('.').at(-1) ?? ''), ...others];
}

function named(name: string): string[] {
  return /^[~@]?[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? [name.replace(/^@/, '')] : [];
}

/**
 * A head without its type arguments, which may contain commas, brackets and names: angle brackets
 * with neither a value nor a statement between them.
 */
function withoutAngles(head: string): string {
  const text = head.replace(/=>/g, '= ');
  const open: number[] = [];
  const angles: { from: number; to: number }[] = [];
  for (const { 0: char, index } of text.matchAll(/[<>=;{}]/g)) {
    if (char === '<') open.push(index);
    else if (char !== '>') open.length = 0;
    else {
      const from = open.pop();
      if (from === undefined) continue;
      while ((angles.at(-1)?.from ?? -1) > from) angles.pop();
      angles.push({ from, to: index + 1 });
    }
  }
  let plain = '';
  let at = 0;
  for (const { from, to } of angles) {
    plain += text.slice(at, from) + ' '.repeat(to - from);
    at = to;
  }
  return plain + text.slice(at);
}
