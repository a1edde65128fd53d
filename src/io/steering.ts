import { randomBytes } from 'node:crypto';
import { styleText } from 'node:util';
import { printableLines } from '../model/printable.ts';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'underline';

/** Functions that wrap text in escape sequences that `written` lets through. */
const SEQUENCES = {
  'clear screen': '\u001b[2J\u001b[H',
  'erase line': '\r\u001b[2K',
} as const;

/** The program's own escape sequences. */
export interface Steering {
  style(style: Style, text: string): string;
  /**
   * The terminal standard for hyperlinks:
   * https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
   */
  link(text: string, url: string): string;
  tell(what: keyof typeof SEQUENCES): string;
  /**
   * @returns a text with the program's own sequences, but no other control or invisible characters
   */
  written(text: string): string;
}

/**
 * Tells the program's own sequences apart from any in content, file names or arguments: its own are
 * marked with a random token chosen at startup, which nobody else can know.
 */
export function createSteering(): Steering {
  const word = `\u{fdd0}${randomBytes(12).toString('base64')}\u{fdd1}`;
  const own = (sequence: string) => `${word}${Buffer.from(sequence).toString('base64')}${word}`;
  return {
    style(style, text) {
      const [before = '', after = ''] = styleText(style, '|', { validateStream: false }).split('|');
      return own(before) + text + own(after);
    },
    link: (text, url) =>
      `${own(`\u001b]8;;${printableLines(url)}\u001b\\`)}${text}${own('\u001b]8;;\u001b\\')}`,
    tell: (what) => own(SEQUENCES[what]),
    written(text) {
      if (!text.includes(word)) return printableLines(text);
      // Every second part is a sequence.
      const parts = text.split(word);
      return parts
        .map((part, at) =>
          at % 2 === 0 ? printableLines(part) : Buffer.from(part, 'base64').toString(),
        )
        .join('');
    },
  };
}
