import { randomBytes } from 'node:crypto';
import { styleText } from 'node:util';
import { printableLines } from '../model/printable.ts';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'underline';

/** What a terminal can be told besides text, as sequences that pass `written`. */
const SEQUENCES = {
  'clear screen': '\u001b[2J\u001b[H',
  'erase line': '\r\u001b[2K',
} as const;

/** The program's own escape sequences. */
export interface Steering {
  style(style: Style, text: string): string;
  /** As terminals know it: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
  link(text: string, url: string): string;
  tell(what: keyof typeof SEQUENCES): string;
  /** @returns what is written of a text: its own sequences, and nothing else that steers or hides */
  written(text: string): string;
}

/**
 * Keeps the sequences that the program makes apart from those that come with content, a file's name or
 * an argument: its own begin with a word that was drawn when it started, and that none of them can know.
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
