import type { Declaration, FindDeclarations } from './declaration.ts';
import { closingBracket, isOpening, maskText, withoutInner } from './mask.ts';

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

/** @returns a function that finds types and their members; method bodies are skipped */
export function byMembers(grammar: MemberGrammar): FindDeclarations {
  return (text) => {
    const masked = maskText(text, grammar.mask);
    const found: Declaration[] = [];
    readMembers(masked, 0, masked.length, null, 0, grammar, found);
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

function readMembers(
  masked: string,
  from: number,
  to: number,
  container: string | null,
  depth: number,
  grammar: MemberGrammar,
  found: Declaration[],
): void {
  for (let at = from; at < to; ) {
    const member = memberAt(masked, at, to, grammar);
    if (!member) return;
    at = member.end;
    const { start, end, head, body } = member;
    const type = grammar.type.exec(head);
    if (type?.groups?.name !== undefined) {
      const { name, word = '' } = type.groups;
      found.push({ name, container, depth, start, end });
      if (body === null) continue;
      const first =
        word === 'enum' ? readConstants(masked, body, name, depth + 1, found) : body.from;
      // A namespace has a qualified name; its contents belong to the last part.
      const owner = name.split('.').at(-1) ?? name;
      readMembers(masked, first, body.to, owner, depth + 1, grammar, found);
      continue;
    }
    for (const name of namesIn(withoutInner(head, 0, head.length), container)) {
      found.push({ name, container, depth, start, end });
    }
  }
}

interface Member {
  start: number;
  end: number;
  /** The text before its body or value, without annotations. */
  head: string;
  body: { from: number; to: number } | null;
}

function memberAt(masked: string, from: number, to: number, grammar: MemberGrammar): Member | null {
  let start = from + (masked.slice(from, to).match(/^[\s;}]*/)?.[0].length ?? 0);
  if (start >= to) return null;
  const first = start;
  // Annotations belong to the declaration after them, but don't contain its name.
  for (;;) {
    grammar.annotation.lastIndex = start;
    const annotation = grammar.annotation.exec(masked);
    if (!annotation) break;
    start = annotation.index + annotation[0].length;
    if (masked[start] === '(' || masked[start] === '[') start = closingBracket(masked, start) + 1;
    start += masked.slice(start, to).match(/^\s*/)?.[0].length ?? 0;
  }
  let isSet = false;
  for (let at = start; at < to; at++) {
    const char = masked[at];
    if (char === ';')
      return { start: first, end: at + 1, head: masked.slice(start, at), body: null };
    if (char === '=' && !/[=<>!]/.test(masked[at - 1] ?? '') && masked[at + 1] !== '=')
      isSet = true;
    if (char === '(' || char === '[') at = Math.min(closingBracket(masked, at), to);
    if (char !== '{') continue;
    const close = Math.min(closingBracket(masked, at), to);
    if (isSet) {
      at = close;
      continue;
    }
    const value = /^\s*=(?!=)[^;]*;/.exec(masked.slice(close + 1, to))?.[0].length ?? 0;
    const body = { from: at + 1, to: close };
    return {
      start: first,
      end: Math.min(close + 1 + value, to),
      head: masked.slice(start, at),
      body,
    };
  }
  return { start: first, end: to, head: masked.slice(start, to), body: null };
}

/** @returns where the members of an enumeration begin, after its constants */
function readConstants(
  masked: string,
  { from, to }: { from: number; to: number },
  container: string,
  depth: number,
  found: Declaration[],
): number {
  let start = from;
  const add = (end: number) => {
    const text = masked.slice(start, end);
    const match = /^(?:\s|@\w+(?:\([^)]*\))?|\[[^\]]*\])*(?<name>\w+)/.exec(text);
    const name = match?.groups?.name;
    if (name === undefined) return;
    const first = start + (match?.[0].length ?? 0) - name.length;
    found.push({ name, container, depth, start: first, end: start + text.trimEnd().length });
  };
  for (let at = from; at < to; at++) {
    const char = masked[at];
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

/** A text without its type arguments, which may contain commas, brackets and names. */
function withoutAngles(text: string): string {
  let before = '';
  let now = text.replace(/=>/g, '= ');
  while (before !== now) {
    before = now;
    now = now.replace(/<[^<>=;(){}]*>|(?<=<[^<>;{}]*)\([^()]*\)(?=[^<>;{}]*>)/g, (found) =>
      ' '.repeat(found.length),
    );
  }
  return now;
}
