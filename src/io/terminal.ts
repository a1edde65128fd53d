import { createSteering, type Steering } from './steering.ts';

/** The input and output of a command. */
export interface Terminal extends Pick<Steering, 'style' | 'link' | 'tell'> {
  env: Readonly<Record<string, string | undefined>>;
  /**
   * Findings and data. The only escape sequences that get through are those of `style`, `link` and
   * `tell`.
   */
  out(text: string): void;
  /** Everything else. */
  error(text: string): void;
  /** Whether the user can be prompted. */
  isInteractive: boolean;
  /** Whether standard error is a terminal, so that progress can be redrawn. */
  isLive: boolean;
  /** Whether standard output is a terminal, which can be cleared and supports hyperlinks. */
  isScreen: boolean;
  color: boolean;
  /** Width of standard output in characters; infinite if it isn't a terminal. */
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

/**
 * According to https://no-color.org and https://force-color.org; with neither set, only on a
 * terminal.
 */
function hasColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
