/**
 * How browsers recognise HTML without a content type (WHATWG MIME Sniffing, 7.1): a text file that
 * begins like this would run.
 */
const PAGE =
  /^[\t\n\f\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--|\?xml)/i;

/** How files in some text formats begin. */
const BEGINS: Readonly<Record<string, RegExp>> = {
  vtt: /^WEBVTT(?:[ \t\n\r]|$)/,
  ics: /^BEGIN:VCALENDAR[ \t]*\r?\n/i,
};

/**
 * @returns the text of a file, and why it can't be published: because it doesn't match its
 * extension
 */
export function plainProblem(
  extension: string,
  content: Uint8Array,
): { text: string | null; problem: string | null } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return { text: null, problem: 'is not valid UTF-8' };
  }
  const isOther = Object.hasOwn(BEGINS, extension) && !BEGINS[extension]?.test(text);
  const problem = text.includes('\0')
    ? 'contains NUL bytes'
    : PAGE.test(text)
      ? 'begins like a web page, which browsers might run'
      : isOther
        ? `is not a ${extension} file`
        : null;
  return { text, problem };
}
