import type { Declaration } from './declaration.ts';
import { afterAngles, afterExpression, afterType, endsLine } from './javascript-extents.ts';
import { type Token, tokensOf } from './javascript-tokens.ts';

/** What may stand before a declaration and belongs to it. */
const BEFORE = new Set('export default declare abstract async const'.split(' '));
const MODIFIERS = new Set(
  'public private protected static abstract readonly override declare async accessor get set'.split(
    ' ',
  ),
);
/** A brace after these is an object's, not a block's. */
const BEFORE_OBJECT =
  /^(?:[=(,[:?]|=>|&&|\|\||\?\?|\.\.\.|[-+*/|&]?=|return|default|in|of|new|throw)$/;

/**
 * Finds what JavaScript and TypeScript declare: in functions, classes, types and objects, too.
 *
 * @param isOuter whether what is inside of functions is left out, which is most of the work
 */
export function javascriptDeclarations(text: string, isOuter = false): Declaration[] {
  const tokens = tokensOf(text);
  const reader = new Reader(tokens, isOuter);
  reader.statements(0, tokens.length, null, 0);
  return reader.found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Each method takes the index of the token to begin with, and of the first that is not its own. */
class Reader {
  readonly found: Declaration[] = [];
  private readonly tokens: readonly Token[];

  private readonly isOuter: boolean;

  constructor(tokens: readonly Token[], isOuter: boolean) {
    this.tokens = tokens;
    this.isOuter = isOuter;
  }

  /** Code: declarations wherever they stand in it. */
  statements(from: number, to: number, container: string | null, depth: number): void {
    for (let at = from; at < to; ) at = this.one(at, to, container, depth);
  }

  private one(at: number, to: number, container: string | null, depth: number): number {
    const token = this.at(at);
    if (token.type === 'word') {
      const before = this.tokens[at - 1]?.text;
      if (before === '.' || before === '?.') return at + 1;
      const next = this.tokens[at + 1];
      switch (token.text) {
        case 'function':
          return this.functionAt(at, to, container, depth);
        case 'class':
          return this.classAt(at, to, container, depth);
        case 'interface':
          if (next?.type === 'word' && !next.newline) return this.classAt(at, to, container, depth);
          break;
        case 'enum':
          if (next?.type === 'word') return this.enumAt(at, to, container, depth);
          break;
        case 'type':
          if (
            next?.type === 'word' &&
            !next.newline &&
            /^[=<]$/.test(this.tokens[at + 2]?.text ?? '')
          )
            return this.typeAt(at, to, container, depth);
          break;
        case 'namespace':
        case 'module':
          if (next && next.type !== 'mark' && !next.newline)
            return this.namespaceAt(at, to, container, depth);
          break;
        case 'const':
          if (next?.text === 'enum') return at + 1;
          return this.variables(at, to, container, depth);
        case 'let':
        case 'var':
          if (next && (next.type === 'word' || next.match !== -1))
            return this.variables(at, to, container, depth);
          break;
        case 'export':
          return this.exportAt(at, to, depth);
        case 'case':
          return this.caseAt(at, to, container, depth);
        case 'default':
          if (next?.text === ':') return this.caseAt(at, to, container, depth);
          break;
      }
      return at + 1;
    }
    if (token.text === '{' || token.text === '${') return this.brace(at, to, container, depth);
    if (token.text === '=') this.assignment(at, to, depth);
    return at + 1;
  }

  /** The brace after a case's colon is no object's. */
  private caseAt(at: number, to: number, container: string | null, depth: number): number {
    let index = at + 1;
    for (let choices = 0; index < to; index++) {
      const { text, match } = this.at(index);
      if (text === '?') choices += 1;
      else if (text === ':' && choices-- === 0) break;
      else if (text === ';' || text === '}') return at + 1;
      if (match !== -1) index = match;
    }
    const open = this.tokens[index + 1];
    if (open?.text !== '{' || index + 1 >= to) return index + 1;
    this.statements(index + 2, Math.min(open.match, to), container, depth);
    return open.match + 1;
  }

  private at(index: number): Token {
    return this.tokens[index] as Token;
  }

  private add(name: string, from: number, last: number, container: string | null, depth: number) {
    const start = this.at(from).start;
    const { end } = this.tokens[Math.min(last, this.tokens.length) - 1] ?? { end: start };
    this.found.push({ name: plain(name), container, depth, start, end });
  }

  /** The first of the words before a declaration that belong to it. */
  private begin(at: number): number {
    let first = at;
    while (first > 0 && BEFORE.has(this.at(first - 1).text) && this.at(first - 1).type === 'word') {
      first -= 1;
    }
    return this.decorators(first);
  }

  private decorators(first: number): number {
    let at = first;
    for (;;) {
      let index = at - 1;
      if (this.tokens[index]?.text === ')') {
        index = this.tokens.findLastIndex((token, i) => i < index && token.match === index) - 1;
      }
      while (this.tokens[index]?.type === 'word' && this.tokens[index - 1]?.text === '.')
        index -= 2;
      if (this.tokens[index]?.type !== 'word' || this.tokens[index - 1]?.text !== '@') return at;
      at = index - 1;
    }
  }

  private functionAt(at: number, to: number, container: string | null, depth: number): number {
    let index = at + 1;
    if (this.tokens[index]?.text === '*') index += 1;
    const name = this.tokens[index]?.type === 'word' ? this.at(index).text : null;
    const inside = name ?? container;
    const end = this.callable(name === null ? index : index + 1, to, inside, depth + 1);
    if (name !== null) this.add(name, this.begin(at), end, container, depth);
    return end;
  }

  /** Parameters, the type of the result, the body. @returns the index after them */
  private callable(at: number, to: number, container: string | null, depth: number): number {
    let index = at;
    if (this.tokens[index]?.text === '<') index = afterAngles(this.tokens, index, to);
    if (this.tokens[index]?.text !== '(' || index >= to) return index;
    const close = Math.min(this.at(index).match, to);
    if (!this.isOuter) this.statements(index + 1, close, container, depth);
    index = close + 1;
    if (this.tokens[index]?.text === ':') index = afterType(this.tokens, index + 1, to);
    const body = this.tokens[index];
    if (index < to && body?.text === '{') {
      if (!this.isOuter) this.statements(index + 1, Math.min(body.match, to), container, depth);
      return Math.min(body.match + 1, to);
    }
    return body?.text === ';' && index < to ? index + 1 : Math.min(index, to);
  }

  /** A class or an interface. */
  private classAt(at: number, to: number, container: string | null, depth: number): number {
    const isInterface = this.at(at).text === 'interface';
    const next = this.tokens[at + 1];
    const isNamed = next?.type === 'word' && next.text !== 'extends' && next.text !== 'implements';
    const name = isNamed ? next.text : null;
    let index = at + (isNamed ? 2 : 1);
    if (this.tokens[index]?.text === '<') index = afterAngles(this.tokens, index, to);
    // In the text of JSX, a class is a word like any other.
    if (!/^(?:extends|implements|\{)$/.test(this.tokens[index]?.text ?? '')) return at + 1;
    while (index < to && this.at(index).text !== '{') {
      const { text, match } = this.at(index);
      if (text === ';' || (match === -1 && text === '=')) return at + 1;
      if (text === '<') index = afterAngles(this.tokens, index, to);
      else index = match === -1 ? index + 1 : match + 1;
    }
    if (index >= to) return at + 1;
    const close = Math.min(this.at(index).match, to);
    this.members(index + 1, close, name ?? container, depth + 1, isInterface);
    if (name !== null) this.add(name, this.begin(at), close + 1, container, depth);
    return close + 1;
  }

  /** What stands in the braces of a class, an interface, or a type. */
  private members(from: number, to: number, owner: string | null, depth: number, isType: boolean) {
    for (let at = from; at < to; ) {
      const next = this.member(at, to, owner, depth, isType);
      at = Math.max(next, at + 1);
    }
  }

  private member(
    from: number,
    to: number,
    owner: string | null,
    depth: number,
    isType: boolean,
  ): number {
    let at = from;
    const text = (index: number) => (index < to ? (this.tokens[index]?.text ?? '') : '');
    while (text(at) === '@') {
      at += 2;
      while (text(at) === '.') at += 2;
      if (text(at) === '(') at = this.at(at).match + 1;
    }
    while (at < to && this.at(at).type === 'word' && MODIFIERS.has(text(at))) {
      const next = this.tokens[at + 1];
      const isName = at + 1 >= to || /^[(=;:?!<,}]$/.test(next?.text ?? '');
      if (isName || (next?.newline && next.type === 'word' && /^[gs]et$/.test(text(at)))) break;
      if (text(at) === 'static' && text(at + 1) === '{') {
        const { match } = this.at(at + 1);
        this.statements(at + 2, Math.min(match, to), owner, depth);
        return match + 1;
      }
      at += 1;
    }
    if (text(at) === '*') at += 1;
    if (/^[;,]$/.test(text(at)) || at >= to) return at + 1;
    const head = this.at(at);
    let name: string | null = null;
    if (head.text === '[') {
      at = head.match + 1;
      if (head.match === this.tokens.indexOf(head) + 2) name = this.at(head.match - 1).text;
    } else if (head.type !== 'mark') {
      name = head.text;
      at += 1;
      if (isType && name === 'new' && /^[(<]$/.test(text(at))) name = null;
    } else if (head.text !== '(' && head.text !== '<') return at + 1;
    if (/^[?!]$/.test(text(at))) at += 1;
    if (/^[(<]$/.test(text(at))) {
      if (name === 'constructor') this.parameterProperties(at, to, owner, depth);
      at = this.callable(at, to, name ?? owner, depth + 1);
    } else {
      if (text(at) === ':') {
        const start = at + 1;
        at = afterType(this.tokens, start, to);
        this.typeBraces(start, at, name ?? owner, depth + 1);
      }
      if (text(at) === '=') {
        const start = at + 1;
        at = afterExpression(this.tokens, start, to);
        this.statements(start, at, name ?? owner, depth + 1);
      }
      const next = this.tokens[at];
      if (at < to && next && !/^[;,]$/.test(next.text) && !endsLine(this.tokens[at - 1], next)) {
        // Something that we do not know: it goes on until the line or the member ends.
        if (name === null) return at + 1;
      }
    }
    if (name !== null) this.add(name, this.decorators(from), Math.max(at, from + 1), owner, depth);
    return /^[;,]$/.test(text(at)) ? at + 1 : at;
  }

  /** `constructor(private readonly name: Type)` declares a member. */
  private parameterProperties(at: number, to: number, owner: string | null, depth: number): void {
    if (this.at(at).text !== '(') return;
    const close = Math.min(this.at(at).match, to);
    for (let index = at + 1; index < close; index++) {
      const first = index;
      while (MODIFIERS.has(this.at(index).text)) index += 1;
      if (index > first && this.at(index).type === 'word') {
        const end = this.endOfParameter(index, close);
        this.add(this.at(index).text, first, end, owner, depth);
      }
      index = this.endOfParameter(index, close);
    }
  }

  private endOfParameter(at: number, close: number): number {
    let index = at + 1;
    if (this.tokens[index]?.text === '?') index += 1;
    if (this.tokens[index]?.text === ':') index = afterType(this.tokens, index + 1, close);
    while (index < close && this.at(index).text !== ',') {
      index = this.at(index).match === -1 ? index + 1 : this.at(index).match + 1;
    }
    return Math.min(index, close);
  }

  /** The members of the object types in a type. */
  private typeBraces(from: number, to: number, owner: string | null, depth: number): void {
    for (let at = from; at < to; at++) {
      const { text, match } = this.at(at);
      if (text !== '{') continue;
      // `{ [K in T]: … }` maps, and declares nothing.
      this.members(at + 1, Math.min(match, to), owner, depth, true);
      at = match;
    }
  }

  private enumAt(at: number, to: number, container: string | null, depth: number): number {
    const name = this.at(at + 1).text;
    const open = at + 2;
    if (this.tokens[open]?.text !== '{' || open >= to) return at + 1;
    const close = Math.min(this.at(open).match, to);
    for (let index = open + 1; index < close; ) {
      const member = this.at(index);
      const end = afterExpression(this.tokens, index + 1, close);
      if (member.type !== 'mark') this.add(member.text, index, end, name, depth + 1);
      index = Math.max(end, index) + 1;
    }
    this.add(name, this.begin(at), close + 1, container, depth);
    return close + 1;
  }

  private typeAt(at: number, to: number, container: string | null, depth: number): number {
    const name = this.at(at + 1).text;
    let index = at + 2;
    if (this.at(index).text === '<') index = afterAngles(this.tokens, index, to);
    if (this.tokens[index]?.text !== '=') return at + 1;
    const end = afterType(this.tokens, index + 1, to);
    this.typeBraces(index + 1, end, name, depth + 1);
    const last = this.tokens[end]?.text === ';' && end < to ? end + 1 : end;
    this.add(name, this.begin(at), last, container, depth);
    return last;
  }

  private namespaceAt(at: number, to: number, container: string | null, depth: number): number {
    let index = at + 2;
    while (this.tokens[index]?.text === '.') index += 2;
    if (this.tokens[index]?.text !== '{' || index >= to) return at + 1;
    const close = Math.min(this.at(index).match, to);
    const name = this.at(index - 1).text;
    this.statements(index + 1, close, plain(name), depth + 1);
    this.add(name, this.begin(at), close + 1, container, depth);
    return close + 1;
  }

  /** `const a = 1, { b, c: [d] } = e`. */
  private variables(at: number, to: number, container: string | null, depth: number): number {
    const first = this.begin(at);
    for (let index = at + 1; index < to; ) {
      const pattern = this.at(index);
      const head = index;
      index = pattern.match === -1 ? index + 1 : Math.min(pattern.match, to) + 1;
      const after = this.tokens[index];
      // After the comma of a sentence in JSX comes no name.
      const isProse = after?.type === 'word' && !after.newline && !/^(?:in|of)$/.test(after.text);
      if (head > at + 1 && isProse) break;
      if (this.tokens[index]?.text === '!') index += 1;
      if (this.tokens[index]?.text === ':') {
        const start = index + 1;
        index = afterType(this.tokens, start, to);
        this.typeBraces(
          start,
          index,
          pattern.type === 'word' ? pattern.text : container,
          depth + 1,
        );
      }
      const value = this.tokens[index]?.text === '=' && index < to ? index + 1 : null;
      if (value !== null) index = afterExpression(this.tokens, value, to);
      const names = pattern.match === -1 ? [pattern.text] : this.namesIn(head);
      const start = head === at + 1 ? first : head;
      for (const name of names) this.add(name, start, index, container, depth);
      if (value !== null) {
        const owner = pattern.type === 'word' ? pattern.text : container;
        this.value(value, index, owner, depth + 1);
      }
      if (this.tokens[index]?.text !== ',' || index >= to) return Math.max(index, at + 1);
      index += 1;
      if (this.tokens[index]?.type !== 'word' && (this.tokens[index]?.match ?? -1) === -1) break;
    }
    return at + 1;
  }

  /** An object that something is set to declares its properties. */
  private value(from: number, to: number, owner: string | null, depth: number): void {
    const first = this.tokens[from];
    if (first?.text === '{' && first.match < to) {
      this.properties(from + 1, first.match, owner, depth, true);
      this.statements(first.match + 1, to, owner, depth);
    } else this.statements(from, to, owner, depth);
  }

  private namesIn(open: number): string[] {
    const names: string[] = [];
    const close = this.at(open).match;
    for (let at = open + 1; at < close; ) {
      const end = afterExpression(this.tokens, at, close);
      // A key is followed by what its value is called.
      const colon = this.at(open).text === '{' ? this.colon(at, end) : -1;
      let target = colon === -1 ? at : colon + 1;
      if (this.tokens[target]?.text === '...') target += 1;
      const token = this.tokens[target];
      if (token && target < end) {
        if (token.type === 'word') names.push(token.text);
        else if (token.match !== -1) names.push(...this.namesIn(target));
      }
      at = Math.max(end, at) + 1;
    }
    return names;
  }

  private colon(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const { text, match } = this.at(at);
      if (text === ':') return at;
      if (text === '=') return -1;
      if (match !== -1) at = match;
    }
    return -1;
  }

  private brace(at: number, to: number, container: string | null, depth: number): number {
    const close = Math.min(this.at(at).match, to);
    const before = this.tokens[at - 1];
    const isArrow = before?.text === '=>';
    const isObject = before !== undefined && !isArrow && BEFORE_OBJECT.test(before.text);
    const isBlock =
      before === undefined || !isObject || (before.type === 'word' && this.at(at).newline);
    if (this.at(at).text === '{' && !isBlock) {
      this.properties(at + 1, close, container, depth, false);
    } else this.statements(at + 1, close, container, depth + (isArrow ? 1 : 0));
    return close + 1;
  }

  /** @param isDeclared whether every property counts; else only methods and functions */
  private properties(
    from: number,
    to: number,
    owner: string | null,
    depth: number,
    isDeclared: boolean,
  ): void {
    for (let at = from; at < to; ) {
      const first = at;
      const text = (index: number) => (index < to ? (this.tokens[index]?.text ?? '') : '');
      while (/^(?:async|get|set)$/.test(text(at)) && !/^[(:,=}]?$/.test(text(at + 1))) at += 1;
      if (text(at) === '*') at += 1;
      const head = this.tokens[at];
      if (!head || at >= to) return;
      const name = head.type === 'mark' ? null : head.text;
      const key = head.text === '[' ? head.match + 1 : at + 1;
      if (text(key) === '(' || text(key) === '<') {
        const end = this.callable(key, to, name ?? owner, depth + 1);
        if (name !== null && this.tokens[end - 1]?.text === '}')
          this.add(name, first, end, owner, depth);
        at = end;
      } else if (text(key) === ':') {
        const end = afterExpression(this.tokens, key + 1, to);
        if (name !== null && (isDeclared || this.isFunction(key + 1, end)))
          this.add(name, first, end, owner, depth);
        if (isDeclared) this.value(key + 1, end, name ?? owner, depth + 1);
        else this.statements(key + 1, end, name ?? owner, depth + 1);
        at = end;
      } else {
        const end = afterExpression(this.tokens, at, to);
        // `{ name }` takes over what is declared elsewhere; anything else may hold functions.
        this.statements(Math.max(key, at), end, owner, depth);
        at = end;
      }
      at = text(at) === ',' ? at + 1 : Math.max(at, first + 1);
    }
  }

  private isFunction(from: number, to: number): boolean {
    const text = (index: number) => (index < to ? (this.tokens[index]?.text ?? '') : '');
    let at = text(from) === 'async' ? from + 1 : from;
    if (text(at) === 'function' || text(at) === 'class') return true;
    if (text(at) === '<') at = afterAngles(this.tokens, at, to);
    if (text(at) !== '(') return text(at + 1) === '=>';
    const close = this.at(at).match;
    if (text(close + 1) === '=>') return true;
    return text(close + 1) === ':' && text(afterType(this.tokens, close + 2, to)) === '=>';
  }

  /** `exports.name = …`, `Name.prototype.name = function…`, `this.name = () => …`. */
  private assignment(at: number, to: number, depth: number): void {
    let first = at - 1;
    if (this.tokens[first]?.type !== 'word' || this.tokens[first - 1]?.text !== '.') return;
    const path = [this.at(first).text];
    while (this.tokens[first - 1]?.text === '.' && this.tokens[first - 2]?.type === 'word') {
      first -= 2;
      path.unshift(this.at(first).text);
    }
    const root = path[0] ?? '';
    const before = this.tokens[first - 1];
    if (before && !this.at(first).newline && !/^[;{}=]$/.test(before.text)) return;
    const isExport = /^(?:module|exports)$/.test(root);
    if (!isExport && !this.isFunction(at + 1, to)) return;
    const name = path.at(-1) ?? '';
    if (name === 'exports' && root === 'module') return;
    const owners = path
      .slice(0, -1)
      .filter((one) => !/^(?:prototype|module|exports|this)$/.test(one));
    const end = afterExpression(this.tokens, at + 1, to);
    this.add(name, first, end, owners.at(-1) ?? null, depth);
  }

  /** `export default` of something without a name is found by that word. */
  private exportAt(at: number, to: number, depth: number): number {
    const next = this.tokens[at + 1];
    if (next?.text === '=' || next?.text === 'as') return at + 1;
    if (next?.text !== 'default') return at + 1;
    const end = afterExpression(this.tokens, at + 2, to);
    this.add('default', at, Math.max(end, at + 2), null, depth);
    return at + 1;
  }
}

/** @returns a name without its quotes */
function plain(name: string): string {
  return /^(["']).*\1$/s.test(name) ? name.slice(1, -1) : name;
}
