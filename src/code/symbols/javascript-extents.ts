import type { Token } from './javascript-tokens.ts';

/** Words after which a type goes on. */
const TYPE_PREFIX = new Set(
  'keyof typeof readonly infer unique asserts abstract new import'.split(' '),
);
const TYPE_INFIX = new Set(['.', '|', '&', '=>', 'extends', 'is', '?.']);
/** Words that join what stands before them with what comes after. */
const JOINING = new Set(['in', 'of', 'instanceof', 'as', 'satisfies', 'extends', 'is']);
/** Words after which an expression goes on, on the next line too. */
const UNARY = new Set(['typeof', 'void', 'delete', 'await', 'new', 'async', 'yield', 'return']);

/** @returns index of the token after a type that begins at `index` */
export function afterType(tokens: readonly Token[], index: number, limit: number): number {
  let at = index;
  let conditions = 0;
  // A union may begin with its sign.
  while (tokens[at]?.text === '|' || tokens[at]?.text === '&') at += 1;
  for (let isExpected = true; at < limit; ) {
    const { text, type, match, newline } = tokens[at] as Token;
    if (isExpected) {
      if (match !== -1) at = Math.min(match, limit - 1) + 1;
      else if (text === '<') {
        // The parameters of a generic function.
        at = afterAngles(tokens, at, limit);
        continue;
      } else if (type === 'mark' && text !== '-') return at;
      else at += 1;
      const isName = tokens[at - 2]?.text === '.';
      isExpected = text === '-' || (!isName && TYPE_PREFIX.has(text) && isTypeAhead(tokens[at]));
    } else if (text === '<' && !newline) at = afterAngles(tokens, at, limit);
    else if (text === '[' && !newline) at = Math.min(match, limit - 1) + 1;
    // The holes of a template, and what stands after each of them.
    else if (text === '${') at = Math.min(match, limit - 1) + 1;
    // An arrow after anything but parameters is that of a function whose result has the type.
    else if (text === '=>' && tokens[at - 1]?.text !== ')') return at;
    else if (TYPE_INFIX.has(text) && !(type === 'word' && newline)) {
      if (text === 'extends') conditions += 1;
      at += 1;
      isExpected = true;
    } else if (text === '?' && conditions > 0) {
      at += 1;
      isExpected = true;
    } else if (text === ':' && conditions > 0) {
      conditions -= 1;
      at += 1;
      isExpected = true;
    } else return at;
  }
  return limit;
}

function isTypeAhead(token: Token | undefined): boolean {
  return token !== undefined && (token.type !== 'mark' || /^[[{(<]$/.test(token.text));
}

/** @returns index of the token after `<…>`; after the `<` alone where nothing closes it */
export function afterAngles(tokens: readonly Token[], index: number, limit: number): number {
  let depth = 0;
  for (let at = index; at < limit; at++) {
    const { text, match } = tokens[at] as Token;
    if (match !== -1) at = match;
    else if (text === '<') depth += 1;
    else if (text === '>') depth -= 1;
    else if (text === ';') break;
    if (depth === 0) return Math.min(at + 1, limit);
  }
  return index + 1;
}

/**
 * @returns index of the token after an expression: of the comma, the semicolon or the bracket that
 * ends it, or of the first one on a line that does not go on with it
 */
export function afterExpression(tokens: readonly Token[], index: number, limit: number): number {
  for (let at = index; at < limit; ) {
    const token = tokens[at] as Token;
    if (at > index && token.newline && endsLine(tokens[at - 1], token)) return at;
    if (/^[,;)\]}]$/.test(token.text) && token.type === 'mark') return at;
    if (token.text === '<' && (at === index || isGeneric(tokens, at, limit))) {
      at = afterAngles(tokens, at, limit);
      continue;
    }
    if (token.type === 'word' && at > index && /^(?:as|satisfies)$/.test(token.text)) {
      at = afterType(tokens, at + 1, limit);
      continue;
    }
    // The type of what an arrow function gives.
    if (token.text === ':' && tokens[at - 1]?.text === ')') {
      const end = afterType(tokens, at + 1, limit);
      at = tokens[end]?.text === '=>' ? end : at + 1;
      continue;
    }
    at = token.match === -1 ? at + 1 : token.match + 1;
  }
  return limit;
}

/** `a<b, c>(d)` rather than two comparisons: commas in it end nothing. */
function isGeneric(tokens: readonly Token[], at: number, limit: number): boolean {
  const before = tokens[at - 1] as Token;
  if (before.type !== 'word' && before.text !== '=') return false;
  const end = afterAngles(tokens, at, limit);
  return tokens[end - 1]?.text === '>' && /^[(`]/.test(tokens[end]?.text ?? '');
}

/** Whether a line break between two tokens ends what was said, as if there were a semicolon. */
export function endsLine(before: Token | undefined, after: Token): boolean {
  if (!before) return false;
  const isComplete =
    before.type === 'value'
      ? !before.text.endsWith('${')
      : before.type === 'word'
        ? !JOINING.has(before.text) && !UNARY.has(before.text)
        : /^(?:[)\]}>]|\+\+|--|!)$/.test(before.text);
  if (!isComplete) return false;
  if (after.type === 'word') return !JOINING.has(after.text);
  if (after.type === 'value') return !/^[`}]/.test(after.text);
  return /^(?:[@{#]|\+\+|--)$/.test(after.text);
}
