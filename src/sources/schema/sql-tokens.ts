/** The supported SQL dialects. */
export type SqlDialect = 'postgres' | 'mysql' | 'mssql';

export interface Token {
  /** `name` is a quoted identifier, which is never a keyword. */
  kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  /** As written, including quotes. */
  text: string;
  /** Without quotes and with escapes decoded; words are in upper case. */
  value: string;
  start: number;
  end: number;
}

/** Quotes of each dialect: opening, closing, kind of token. */
const QUOTES: Record<SqlDialect, Readonly<Record<string, [close: string, kind: Token['kind']]>>> = {
  postgres: { "'": ["'", 'string'], '"': ['"', 'name'] },
  mysql: { "'": ["'", 'string'], '"': ['"', 'string'], '`': ['`', 'name'] },
  mssql: { "'": ["'", 'string'], '"': ['"', 'name'], '[': [']', 'name'] },
};

const SPACE = /\s+/y;
const WORD = /[\p{L}_@#][\p{L}\p{N}_$@#]*/uy;
/** MySQL allows names that start with a digit: `4o6_interface`. */
const DIGITS_FIRST = /\d+(?!e\d|x[\da-f])[\p{L}_$][\p{L}\p{N}_$]*/iuy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const DOLLAR_TAG = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
/** Template placeholders, mostly for a schema: `{{ .Namespace }}`, `${schema}`. */
const PLACEHOLDER = /\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}/y;
const PREFIX = /(?:[enbx]|u&|_[a-z0-9]+\s*)(?=')/iy;

/** Tokenizes SQL, skipping comments and whitespace. */
export class Tokens {
  /** Offset at which to look for the next token. */
  at = 0;
  readonly sql: string;
  private readonly dialect: SqlDialect;

  constructor(sql: string, dialect: SqlDialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** @returns null at the end */
  next(): Token | null {
    this.skipSpace();
    const { sql, at: start } = this;
    const char = sql[start];
    if (char === undefined) return null;
    const prefix = this.match(PREFIX) ?? '';
    const quote = QUOTES[this.dialect][sql[start + prefix.length] ?? ''];
    if (quote) return this.quoted(start, prefix, ...quote);
    if (char === '$' && this.dialect === 'postgres') {
      const tag = this.match(DOLLAR_TAG);
      if (tag !== null) return this.dollarQuoted(start, tag);
    }
    const placeholder = this.match(PLACEHOLDER);
    if (placeholder !== null) return this.token('name', start, placeholder.length, '');
    const word = this.match(WORD) ?? (this.dialect === 'mysql' ? this.match(DIGITS_FIRST) : null);
    if (word !== null) return this.token('word', start, word.length, word.toUpperCase());
    const number = this.match(NUMBER);
    if (number !== null) return this.token('number', start, number.length, number);
    const length = sql.startsWith('::', start)
      ? 2
      : String.fromCodePoint(sql.codePointAt(start) ?? 0).length;
    return this.token('symbol', start, length, sql.slice(start, start + length));
  }

  private token(kind: Token['kind'], start: number, length: number, value: string): Token {
    this.at = start + length;
    return { kind, text: this.sql.slice(start, this.at), value, start, end: this.at };
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.sql)?.[0] ?? null;
  }

  private skipSpace(): void {
    for (;;) {
      const { sql, dialect } = this;
      this.at += this.match(SPACE)?.length ?? 0;
      if (sql.startsWith('--', this.at) || (dialect === 'mysql' && sql[this.at] === '#')) {
        this.at = after(sql, '\n', this.at);
      } else if (dialect === 'mysql' && /^\/\*M?!/.test(sql.slice(this.at, this.at + 4))) {
        // Version-specific comments are code; their end is handled as a separate comment.
        this.at += /^\/\*M?!\d*/.exec(sql.slice(this.at, this.at + 12))?.[0].length ?? 0;
      } else if (dialect === 'mysql' && sql.startsWith('*/', this.at)) {
        this.at += 2;
      } else if (sql.startsWith('/*', this.at)) {
        this.at = this.afterComment();
      } else {
        return;
      }
    }
  }

  /** Comments nest, except in MySQL. */
  private afterComment(): number {
    if (this.dialect === 'mysql') return after(this.sql, '*/', this.at);
    const edge = /\/\*|\*\//g;
    edge.lastIndex = this.at;
    let depth = 0;
    for (let found = edge.exec(this.sql); found; found = edge.exec(this.sql)) {
      depth += found[0] === '/*' ? 1 : -1;
      if (depth === 0) return edge.lastIndex;
    }
    return this.sql.length;
  }

  private quoted(start: number, prefix: string, close: string, kind: Token['kind']): Token {
    const { sql, dialect } = this;
    const escapes = kind === 'string' && (dialect === 'mysql' || /^e/i.test(prefix));
    let value = '';
    let at = start + prefix.length + 1;
    for (;;) {
      let end = sql.indexOf(close, at);
      if (end === -1) end = sql.length;
      const backslash = escapes ? sql.indexOf('\\', at) : -1;
      if (backslash !== -1 && backslash < end) {
        value += sql.slice(at, backslash) + escaped(sql[backslash + 1] ?? '');
        at = backslash + 2;
      } else if (sql[end + 1] === close) {
        value += sql.slice(at, end + 1);
        at = end + 2;
      } else {
        value += sql.slice(at, end);
        return this.token(kind, start, Math.min(end + 1, sql.length) - start, value);
      }
    }
  }

  private dollarQuoted(start: number, tag: string): Token {
    const close = this.sql.indexOf(tag, start + tag.length);
    const end = close === -1 ? this.sql.length : close;
    const value = this.sql.slice(start + tag.length, end);
    return this.token('string', start, Math.min(end + tag.length, this.sql.length) - start, value);
  }
}

function escaped(char: string): string {
  return { n: '\n', t: '\t', r: '\r', 0: '' }[char] ?? char;
}

function after(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found + what.length;
}
