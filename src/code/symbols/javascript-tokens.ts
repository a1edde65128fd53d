/** A piece of JavaScript or TypeScript; comments and white space are none. */
export interface Token {
  /** `word` is a name or a keyword, `value` a number, a string, a template or a regular expression. */
  type: 'word' | 'value' | 'mark';
  text: string;
  start: number;
  end: number;
  /** Whether a line break stands before it. */
  newline: boolean;
  /** Index of the bracket that closes this one; -1 for anything else. */
  match: number;
}

const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const NUMBER = /[\w.]+/y;
const REGEXP = /\/(?![*/])(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;
/** Marks of several characters that must not be taken for shorter ones. */
const MARK = /=>|\.\.\.|\?\.(?!\d)|\?\?=?|&&=?|\|\|=?|[=!]==?|<=|\+\+|--|[-+*/%&|^]=|\*\*|[\s\S]/y;
const WORD = /[\w$\\\u{80}-\u{10ffff}]*/uy;

/** After these words something is expected, so that a slash begins a regular expression. */
const EXPECTING = new Set(
  'return typeof instanceof in of new delete void throw case do else yield await extends'.split(
    ' ',
  ),
);
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const OTHER = 3;
/** What an ASCII character is; others are letters, or spaces that nobody writes. */
const KINDS = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/\s/.test(char)) return SPACE;
  if (/[A-Za-z_$\\]/.test(char)) return LETTER;
  return /\d/.test(char) ? DIGIT : OTHER;
});

/** Takes a text apart; it never fails, whatever the text is. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  /** Indexes of the brackets that are open, and of those the ones that a template opened. */
  const open: number[] = [];
  const templates: number[] = [];
  let newline = false;
  let at = text.startsWith('#!') ? endOfLine(text, 0) : 0;
  const read = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const add = (type: Token['type'], value: string) => {
    tokens.push({ type, text: value, start: at, end: at + value.length, newline, match: -1 });
    at += value.length;
    newline = false;
  };
  const template = () => {
    const end = endOfTemplate(text, at + 1);
    const isOpen = text.startsWith('${', end - 2) && text[end - 1] === '{';
    add('value', text.slice(at, isOpen ? end - 2 : end));
    if (!isOpen) return;
    templates.push(open.length);
    open.push(tokens.length);
    add('mark', '${');
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] ?? (/\s/.test(text[at] as string) || code === 0xfeff ? SPACE : LETTER);
    if (kind === SPACE) {
      newline ||= code === 10;
      at += 1;
      continue;
    }
    if (kind === LETTER || (code === 35 && KINDS[text.charCodeAt(at + 1)] === LETTER)) {
      let end = at + 1;
      while (end < text.length && (KINDS[text.charCodeAt(end)] ?? 9) <= DIGIT) {
        if (KINDS[text.charCodeAt(end)] === SPACE) break;
        end += 1;
      }
      if (text.charCodeAt(end) > 127) {
        WORD.lastIndex = end;
        end += WORD.exec(text)?.[0].length ?? 0;
      }
      add('word', text.slice(at, end));
      continue;
    }
    const char = text[at] as string;
    const next = text[at + 1];
    if (char === '/' && (next === '/' || next === '*')) {
      const end = next === '/' ? endOfLine(text, at) : endOfComment(text, at);
      newline ||= next === '*' && text.slice(at, end).includes('\n');
      at = end;
      continue;
    }
    if (char === '`') {
      template();
      continue;
    }
    const value =
      kind === DIGIT || (char === '.' && KINDS[text.charCodeAt(at + 1)] === DIGIT)
        ? read(NUMBER)
        : char === '"' || char === "'"
          ? read(STRING)
          : char === '/' && beginsRegExp(tokens.at(-1), next)
            ? read(REGEXP)
            : null;
    if (value !== null) {
      add('value', value);
      continue;
    }
    if (char === '(' || char === '[' || char === '{') {
      open.push(tokens.length);
      add('mark', char);
      continue;
    }
    const opening = CLOSING[char];
    if (opening === undefined) {
      add('mark', /[;,:<>@]/.test(char) && next !== '=' ? char : (read(MARK) ?? char));
      continue;
    }
    if (char === '}' && templates.at(-1) === open.length - 1) {
      templates.pop();
      pair(tokens, open.pop());
      template();
      continue;
    }
    const last = open.at(-1);
    const partner =
      last !== undefined && tokens[last]?.text === opening
        ? open.length - 1
        : open.findLastIndex((index) => tokens[index]?.text === opening);
    // What was opened in between has no end; an end without a beginning is passed over.
    if (partner !== -1 && partner > (templates.at(-1) ?? -1)) {
      pair(tokens, open[partner]);
      open.length = partner;
    }
    add('mark', char);
  }
  // What is never closed ends with the text.
  for (const index of open) (tokens[index] as Token).match = tokens.length;
  return tokens;
}

/** Joins an opening bracket with the token that comes next. */
function pair(tokens: Token[], index: number | undefined): void {
  const token = index === undefined ? undefined : tokens[index];
  if (token) token.match = tokens.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function endOfComment(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

/** @returns where a template ends, or has its next `${`, both counted in */
function endOfTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '`') return at + 1;
    else if (char === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

function beginsRegExp(last: Token | undefined, next: string | undefined): boolean {
  if (!last) return true;
  if (last.type === 'value') return false;
  if (last.type === 'word') return EXPECTING.has(last.text);
  // `</p>`, `{…} />` of JSX; `a++ / b`; a division of what stands in brackets.
  if (/^(?:[)\]<]|\+\+|--)$/.test(last.text)) return false;
  return last.text !== '}' || (next !== '>' && next !== ' ');
}
