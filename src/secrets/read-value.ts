/** How much of a value is judged; a secret is then followed to its end. */
const REACH = 256;
/** Values of this length may be truncated and continue. */
const LONG = 240;
const REST = /[^\s"'`<>|]*/y;

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '「': '」',
  '『': '』',
};

/** A value ends at a quote, the end of a link, or a separator. */
const VALUE =
  /(?:(?!\)?\]\()[^\s"'`<>|;,&“”‘’«»「」『』。、…]|<(?![/\w!])|[;,&](?![\s"'`}\])]|$|[\w .-]{1,40}=)){1,256}/y;
/** What an unquoted password never looks like: a link, an option, a piece of code. */
const CODE =
  /^[([=]|^--?[a-z]|^![01]\b|[([{]|&&|\|\||=>|\?\.|={2,3}\w|\)[\w?]|\\[sdw][+*?{]|^(?:null|true|false),/i;

/**
 * @param at start of the value, after an opening quote
 * @returns the value, without trailing punctuation; empty if there is none
 */
export function readValue(text: string, at: number): string {
  const closing = CLOSING[text[at - 1] ?? ''];
  const escaped = text[at - 2] === '\\' ? '\\' : '';
  if (closing !== undefined) {
    const [line = ''] = text.slice(at, at + REACH).split('\n', 1);
    const end = line.indexOf(escaped + closing);
    // A quoted sentence is not a value, and neither is its first word.
    if (end !== -1) return /\s/.test(line.slice(0, end)) ? '' : line.slice(0, end);
  }
  const value = new RegExp(VALUE);
  value.lastIndex = at;
  const [written = ''] = value.exec(text) ?? [];
  return CODE.test(written) ? '' : withoutEnd(written);
}

/** Strips trailing punctuation, unbalanced brackets and emphasis. */
function withoutEnd(written: string): string {
  const value = written.replace(/(?:\\[nrt]){1,4}$/, '');
  let end = value.length;
  while (end > 0) {
    const last = value[end - 1] ?? '';
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    const isOpened = opening !== undefined && value.slice(0, end - 1).includes(opening);
    if (isOpened || !/[.,:;)\]}*_\\]/.test(last)) break;
    end -= 1;
  }
  return value.slice(0, end);
}

/** @returns the end of a secret value of any length */
export function endOfValue(text: string, start: number, value: string): number {
  const end = start + value.length;
  if (value.length < LONG) return end;
  const rest = new RegExp(REST);
  rest.lastIndex = end;
  return end + (rest.exec(text)?.[0].length ?? 0);
}
