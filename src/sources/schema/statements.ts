import { type SqlDialect, type Token, Tokens } from './sql-tokens.ts';

/** One statement of a script. */
export interface Statement {
  tokens: Token[];
  /** As written, without its terminator. */
  text: string;
  /** Counted from 1. */
  line: number;
}

/** Statements without table definitions, which are skipped whatever their length. */
const DATA = new Set(
  'INSERT SELECT UPDATE DELETE COPY WITH VALUES REPLACE MERGE TRUNCATE LOAD'.split(' '),
);

/**
 * Words that start a new T-SQL statement at the start of a line, because T-SQL does not require
 * terminators.
 */
const NEXT: Record<string, RegExp> = {
  CREATE:
    /^(?:TABLE|UNIQUE|CLUSTERED|NONCLUSTERED|INDEX|VIEW|SCHEMA|TYPE|SEQUENCE|PROC|PROCEDURE|FUNCTION|TRIGGER|USER|ROLE|LOGIN|DATABASE|SYNONYM|OR|STATISTICS|FULLTEXT|XML)$/,
  ALTER:
    /^(?:TABLE|DATABASE|AUTHORIZATION|ROLE|USER|INDEX|SCHEMA|VIEW|PROC|PROCEDURE|FUNCTION|TRIGGER|SEQUENCE)$/,
  DROP: /^(?:TABLE|VIEW|INDEX|PROC|PROCEDURE|FUNCTION|TRIGGER|TYPE|SCHEMA|DATABASE|SEQUENCE|USER)$/,
  SET: /^(?:ANSI_\w+|QUOTED_IDENTIFIER|NOCOUNT|IDENTITY_INSERT|XACT_ABORT|DATEFORMAT|ARITHABORT|CONCAT_NULL_YIELDS_NULL|NUMERIC_ROUNDABORT|@\w+)$/,
  INSERT: /./,
  EXEC: /./,
  EXECUTE: /./,
  IF: /./,
  PRINT: /./,
  USE: /./,
  DECLARE: /./,
  BEGIN: /./,
  END: /^/,
  COMMIT: /^/,
  GRANT: /./,
  UPDATE: /^(?!STATISTICS$)./,
  DELETE: /^(?!CASCADE$|NO$|SET$)./,
};

/**
 * Splits a script into statements, as the database's own tools do. Leaves out inline data
 * (`COPY … FROM stdin`) and commands of those tools.
 */
export function statementsOf(sql: string, dialect: SqlDialect): Statement[] {
  return new Splitter(sql, dialect).split();
}

class Splitter {
  private readonly sql: string;
  private readonly dialect: SqlDialect;
  private readonly tokens: Tokens;
  private readonly statements: Statement[] = [];
  private current: Token[] = [];
  private delimiter = ';';
  /** Offset up to which `line` has counted. */
  private counted = 0;
  private line = 1;
  /** Open blocks and parentheses of a compound statement. */
  private inside = 0;

  constructor(sql: string, dialect: SqlDialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.tokens = new Tokens(sql, dialect);
  }

  split(): Statement[] {
    for (;;) {
      const from = this.tokens.at;
      const token = this.tokens.next();
      if (!token) break;
      if (this.startsLine(token, from) && this.isCommand(token)) continue;
      if (this.ends(token)) this.finish();
      else this.take(token);
    }
    this.finish();
    return this.statements;
  }

  /** @param from offset after the previous token */
  private startsLine(token: Token, from: number): boolean {
    const gap = this.sql.slice(from, token.start);
    const newline = gap.lastIndexOf('\n');
    return (newline !== -1 || from === 0) && gap.slice(newline + 1).trim() === '';
  }

  private take(token: Token): void {
    if (this.dialect === 'mssql' && this.beginsNext(token)) this.finish();
    this.current.push(token);
    if (this.dialect !== 'postgres' || this.current[0]?.value !== 'CREATE') return;
    if (this.isOf('RULE')) {
      if (token.text === '(') this.inside += 1;
      if (token.text === ')') this.inside -= 1;
    } else if (this.isOf('FUNCTION') || this.isOf('PROCEDURE')) {
      const atomic = token.value === 'ATOMIC' && this.current.at(-2)?.value === 'BEGIN';
      if (atomic || (this.inside > 0 && token.value === 'CASE')) this.inside += 1;
      if (this.inside > 0 && token.value === 'END') this.inside -= 1;
    }
  }

  private isOf(what: string): boolean {
    return this.current.slice(1, 5).some(({ kind, value }) => kind === 'word' && value === what);
  }

  private ends(token: Token): boolean {
    const { delimiter, sql } = this;
    if (this.inside > 0 || !sql.startsWith(delimiter, token.start)) return false;
    this.tokens.at = token.start + delimiter.length;
    return true;
  }

  /** @returns whether the line that begins with a token is a command for the tool that runs the script */
  private isCommand(token: Token): boolean {
    const rest = this.sql.slice(token.start, lineEnd(this.sql, token.start)).trim();
    if (this.dialect === 'postgres' && token.text === '\\') {
      this.tokens.at = lineEnd(this.sql, token.start);
      return true;
    }
    if (this.dialect === 'mssql' && /^GO(?:\s+\d+)?(?:\s*--.*)?$/i.test(rest)) {
      this.tokens.at = lineEnd(this.sql, token.start);
      this.finish();
      return true;
    }
    if (this.dialect === 'mysql' && /^(?:source\s|\\\.)/i.test(rest)) {
      this.tokens.at = lineEnd(this.sql, token.start);
      return true;
    }
    const [, delimiter] = /^DELIMITER\s+(\S+)/i.exec(rest) ?? [];
    if (this.dialect !== 'mysql' || delimiter === undefined) return false;
    this.tokens.at = lineEnd(this.sql, token.start);
    this.finish();
    this.delimiter = delimiter;
    return true;
  }

  private beginsNext(token: Token): boolean {
    const [first] = this.current;
    if (!first || token.kind !== 'word') return false;
    // A procedure's body extends to the end of the batch, `GO`.
    if (/^(?:CREATE|ALTER)$/.test(first.value) && this.isRoutine()) return false;
    const pattern = Object.hasOwn(NEXT, token.value) ? NEXT[token.value] : undefined;
    if (!pattern) return false;
    const previous = this.current.at(-1);
    if (previous && !this.sql.slice(previous.end, token.start).includes('\n')) {
      // `IF … CREATE TABLE`, `BEGIN CREATE TABLE`
      if (!/^(?:IF|BEGIN)$/.test(first.value) || !/^(?:CREATE|ALTER)$/.test(token.value))
        return false;
    }
    const following = new Tokens(this.sql, this.dialect);
    following.at = token.end;
    return pattern.test(following.next()?.value ?? '');
  }

  private isRoutine(): boolean {
    return ['PROC', 'PROCEDURE', 'FUNCTION', 'TRIGGER'].some((what) => this.isOf(what));
  }

  private finish(): void {
    const [first] = this.current;
    const last = this.current.at(-1);
    this.inside = 0;
    if (!first || !last) return;
    const isData = first.kind === 'word' && DATA.has(first.value);
    if (isData && this.dialect === 'postgres' && last.value === 'STDIN') this.skipData();
    if (!isData) {
      const text = this.sql.slice(first.start, last.end);
      this.statements.push({ tokens: this.current, text, line: this.lineAt(first.start) });
    }
    this.current = [];
  }

  /** The rows of `COPY … FROM stdin;`, up to a line `\.`. */
  private skipData(): void {
    const end = /^\\\.\s*$/gm;
    end.lastIndex = this.tokens.at;
    this.tokens.at = end.exec(this.sql) ? end.lastIndex : this.sql.length;
  }

  private lineAt(offset: number): number {
    for (let at = this.sql.indexOf('\n', this.counted); at !== -1 && at < offset; ) {
      this.line += 1;
      this.counted = at + 1;
      at = this.sql.indexOf('\n', this.counted);
    }
    return this.line;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
