import { createSteering, type Steering } from './steering.ts';

/** Where a command reads from and writes to. */
export interface Terminal extends Pick<Steering, 'style' | 'link' | 'tell'> {
  env: Readonly<Record<string, string | undefined>>;
  /** Findings and data. Whatever stands in them, only what `style`, `link` and `tell` give steers. */
  out(text: string): void;
  /** Everything else. */
  error(text: string): void;
  /** Whether somebody sits there to be asked. */
  isInteractive: boolean;
  /** Whether standard error is a terminal, which progress may be redrawn on. */
  isLive: boolean;
  /** Whether standard output is a terminal, which can be cleared and knows links. */
  isScreen: boolean;
  color: boolean;
  /** How many characters fit a line of standard output; without end where that is no terminal. */
  columns: number;
}

export function processTerminal(): Terminal {
  const color = hasColor();
  const steering = createSteering();
  return {
    env: process.env,
    out: (text) => void process.stdout.write(steering.written(text)),
    error: (text) => void process.stderr.write(steering.written(text)),
    isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    isLive: process.stderr.isTTY === true,
    isScreen: process.stdout.isTTY === true,
    color,
    columns: process.stdout.columns ?? Number.POSITIVE_INFINITY,
    style: (style, text) => (color ? steering.style(style, text) : text),
    link: (text, url) => (color ? steering.link(text, url) : text),
    tell: steering.tell,
  };
}

/** As https://no-color.org and https://force-color.org say; without either, where a terminal is. */
function hasColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
