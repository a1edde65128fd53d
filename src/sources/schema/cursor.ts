import type { SqlDialect, Token } from './sql-tokens.ts';
import type { Statement } from './statements.ts';

/** A name with its explicit schema, if any. */
export interface QualifiedName {
  schema: string | null;
  name: string;
}

/** Thrown if a statement is not understood; the caller turns it into a finding. */
export class NotUnderstood extends Error {
  readonly token: Token | null;

  /** @param token null at an unexpected end */
  constructor(token: Token | null) {
    super(token ? `not understood: ${token.text}` : 'ends too early');
    this.token = token;
  }
}

/** Iterates over the tokens of a statement or part of one. */
export class Cursor {
  private at = 0;
  readonly dialect: SqlDialect;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[], dialect: SqlDialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  static of({ tokens }: Statement, dialect: SqlDialect): Cursor {
    return new Cursor(tokens, dialect);
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  peek(ahead = 0): Token | null {
    return this.tokens[this.at + ahead] ?? null;
  }

  next(): Token {
    const token = this.tokens[this.at];
    if (!token) throw new NotUnderstood(null);
    this.at += 1;
    return token;
  }

  /** Whether these keywords come next. */
  sees(...words: string[]): boolean {
    return words.every((word, ahead) => {
      const token = this.peek(ahead);
      return token?.kind === 'word' && token.value === word;
    });
  }

  /** Skips keywords, if they come next. */
  accept(...words: string[]): boolean {
    const seen = this.sees(...words);
    if (seen) this.at += words.length;
    return seen;
  }

  acceptOneOf(words: readonly string[]): boolean {
    return words.some((word) => this.accept(word));
  }

  acceptSymbol(symbol: string): boolean {
    const seen = this.isSymbol(symbol);
    if (seen) this.at += 1;
    return seen;
  }

  isSymbol(symbol: string): boolean {
    const token = this.peek();
    return token?.kind === 'symbol' && token.text === symbol;
  }

  expect(...words: string[]): void {
    if (!this.accept(...words)) throw new NotUnderstood(this.peek());
  }

  /** An identifier. Postgres folds unquoted ones to lower case. */
  name(): string {
    const token = this.next();
    if (token.kind === 'name') return token.value;
    if (token.kind !== 'word') throw new NotUnderstood(token);
    return this.dialect === 'postgres' ? token.text.toLowerCase() : token.text;
  }

  /** `name`, `schema.name`, `database.schema.name` */
  qualified(): QualifiedName {
    const path = this.path();
    return { schema: path.at(-2) ?? null, name: path.at(-1) ?? '' };
  }

  path(): string[] {
    const path = [this.name()];
    while (this.acceptSymbol('.')) path.push(this.name());
    return path;
  }

  string(): string {
    const token = this.next();
    if (token.kind !== 'string') throw new NotUnderstood(token);
    return token.value;
  }

  /** The tokens inside a pair of parentheses. */
  group(): Token[] {
    if (!this.acceptSymbol('(')) throw new NotUnderstood(this.peek());
    const start = this.at;
    let depth = 1;
    while (depth > 0) {
      const token = this.next();
      if (token.kind !== 'symbol') continue;
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth -= 1;
    }
    return this.tokens.slice(start, this.at - 1);
  }

  /** Skips a group, if one comes next. */
  skipGroup(): boolean {
    if (!this.isSymbol('(')) return false;
    this.group();
    return true;
  }

  /**
   * Names in parentheses, without expressions.
   *
   * @param prefix a word that may come before a name
   */
  columns(prefix?: string): string[] {
    return this.keys(prefix).filter((name) => name !== null);
  }

  /** Names in parentheses; null for an expression. */
  keys(prefix?: string): (string | null)[] {
    return splitAtCommas(this.group()).map((tokens) => {
      const key = new Cursor(tokens, this.dialect);
      if (prefix !== undefined && tokens.length > 1) key.accept(prefix);
      const first = key.peek();
      if (!first || (first.kind !== 'word' && first.kind !== 'name')) return null;
      // In `name(20)` the number is an index prefix length; other parentheses are a function call.
      if (key.peek(1)?.text === '(' && key.peek(2)?.kind !== 'number') return null;
      return key.name();
    });
  }

  rest(): Token[] {
    const rest = this.tokens.slice(this.at);
    this.at = this.tokens.length;
    return rest;
  }

  /** Tokens up to the first outside parentheses for which `ends` is true. */
  until(ends: (cursor: Cursor) => boolean): Token[] {
    const start = this.at;
    while (!this.done && !ends(this)) {
      if (this.isSymbol('(')) this.group();
      else this.next();
    }
    return this.tokens.slice(start, this.at);
  }
}

/** Splits at top-level commas. */
export function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'symbol') {
      if (/^[([{]$/.test(token.text)) depth += 1;
      if (/^[)\]}]$/.test(token.text)) depth -= 1;
      if (token.text === ',' && depth === 0) {
        parts.push([]);
        continue;
      }
    }
    parts.at(-1)?.push(token);
  }
  return parts;
}

/**
 * Tokens as readable text: as written, on one line. Identifiers keep their quotes only if `quotes`
 * is set.
 */
export function written(tokens: readonly Token[], quotes = true): string {
  let text = '';
  let end = tokens[0]?.start ?? 0;
  for (const token of tokens) {
    if (token.start > end && text !== '') text += ' ';
    text += token.kind === 'name' && !quotes ? token.value : token.text.replace(/\s*\n\s*/g, ' ');
    end = token.end;
  }
  return text;
}
