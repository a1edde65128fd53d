/** What is judged of a value; one that is a secret is followed to its end. */
const REACH = 256;
/** More of a value than that is what it goes on with. */
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

/** Quotes end a value, a link's end, and what separates it from the next one. */
const VALUE =
  /(?:(?!\)?\]\()[^\s"'`<>|;,&“”‘’«»「」『』。、…]|<(?![/\w!])|[;,&](?![\s"'`}\])]|$|[\w .-]{1,40}=)){1,256}/y;
/** What no password is written like where it has no quotes: a link, an option, a piece of a program. */
const CODE =
  /^[([=]|^--?[a-z]|^![01]\b|[([{]|&&|\|\||=>|\?\.|={2,3}\w|\)[\w?]|\\[sdw][+*?{]|^(?:null|true|false),/i;

/**
 * @param at where the value begins, quotes left out
 * @returns the value, without what belongs to the sentence; empty if there is none
 */
export function readValue(text: string, at: number): string {
  const closing = CLOSING[text[at - 1] ?? ''];
  const escaped = text[at - 2] === '\\' ? '\\' : '';
  if (closing !== undefined) {
    const [line = ''] = text.slice(at, at + REACH).split('\n', 1);
    const end = line.indexOf(escaped + closing);
    // A sentence in quotes is no value, and neither is its first word.
    if (end !== -1) return /\s/.test(line.slice(0, end)) ? '' : line.slice(0, end);
  }
  const value = new RegExp(VALUE);
  value.lastIndex = at;
  const [written = ''] = value.exec(text) ?? [];
  return CODE.test(written) ? '' : withoutEnd(written);
}

/** A sentence may end behind it, a bracket close, emphasis end. */
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

/** @returns where a value ends that is a secret, however long it is */
export function endOfValue(text: string, start: number, value: string): number {
  const end = start + value.length;
  if (value.length < LONG) return end;
  const rest = new RegExp(REST);
  rest.lastIndex = end;
  return end + (rest.exec(text)?.[0].length ?? 0);
}
