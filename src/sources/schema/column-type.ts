import { type Cursor, NotUnderstood, written } from './cursor.ts';
import type { Token } from './sql-tokens.ts';

/** Words that may follow the first word of a type. */
const TYPE_WORDS = new Set(
  'PRECISION VARYING WITH WITHOUT LOCAL TIME ZONE YEAR MONTH DAY HOUR MINUTE SECOND TO UNSIGNED SIGNED ZEROFILL LARGE OBJECT CHAR CHARACTER VARCHAR NCHAR TEXT BINARY VARBINARY ARRAY NATIONAL BYTE'.split(
    ' ',
  ),
);

/** Words that start a column clause, and so end the type or default before it. */
const CLAUSES = new Set(
  'NOT NULL DEFAULT PRIMARY UNIQUE KEY REFERENCES CHECK CONSTRAINT COLLATE GENERATED AUTO_INCREMENT COMMENT IDENTITY AS ON INVISIBLE VISIBLE HIDDEN STORED VIRTUAL PERSISTED STORAGE COMPRESSION COLUMN_FORMAT ROWGUIDCOL SPARSE FILESTREAM DEFERRABLE INITIALLY CHARSET ASCII UNICODE FIRST AFTER MASKED ENCRYPTED SRID USING OPTIONS MATCH'.split(
    ' ',
  ),
);

/**
 * @returns a type, as written
 * @throws NotUnderstood
 */
export function readType(cursor: Cursor): string {
  const { dialect } = cursor;
  const tokens: Token[] = [];
  const first = cursor.next();
  if (first.kind !== 'word' && first.kind !== 'name') throw new NotUnderstood(first);
  if (first.kind === 'word' && CLAUSES.has(first.value)) throw new NotUnderstood(first);
  tokens.push(first);
  while (!cursor.done) {
    const token = cursor.peek();
    if (!token) break;
    if (token.kind === 'symbol' && token.text === '(') {
      tokens.push(token, ...cursor.group());
      const close = lastOf(cursor, tokens);
      if (close) tokens.push(close);
    } else if (
      token.kind === 'symbol' &&
      (token.text === '[' || token.text === ']' || token.text === '.')
    ) {
      tokens.push(cursor.next());
      if (token.text === '.') tokens.push(cursor.next());
    } else if (token.kind === 'number' && tokens.at(-1)?.text === '[') {
      tokens.push(cursor.next());
    } else if (token.kind === 'word' && TYPE_WORDS.has(token.value) && !isClauseHere(cursor)) {
      tokens.push(cursor.next());
    } else {
      break;
    }
  }
  return written(tokens, dialect === 'postgres');
}

/** The closing parenthesis of the last group read. */
function lastOf(cursor: Cursor, tokens: readonly Token[]): Token | null {
  const after = cursor.peek(-1);
  return after && after.start >= (tokens.at(-1)?.end ?? 0) ? after : null;
}

/** Skips `CHARACTER SET`, `BINARY` and `WITH (…)` after a type, which are not part of it. */
function isClauseHere(cursor: Cursor): boolean {
  return (
    cursor.sees('CHARACTER', 'SET') ||
    cursor.sees('BINARY') ||
    (cursor.sees('WITH') && !['TIME', 'LOCAL'].includes(cursor.peek(1)?.value ?? ''))
  );
}

/** @returns an expression, as written */
export function readDefault(cursor: Cursor): string {
  // `DEFAULT NULL` starts with a word that is a clause elsewhere.
  const first = cursor.isSymbol('(') ? [] : [cursor.next()];
  const rest = cursor.until((one) => {
    const token = one.peek();
    return (
      token?.kind === 'word' &&
      (CLAUSES.has(token.value) || one.sees('WITH', 'VALUES') || one.sees('CHARACTER', 'SET'))
    );
  });
  return written([...first, ...rest]);
}
