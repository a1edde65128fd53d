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

/** The part of a process that a terminal is made of. */
export interface Streams {
  env: Terminal['env'];
  stdin: { isTTY?: boolean };
  stdout: { isTTY?: boolean; columns?: number; write(text: string): unknown };
  stderr: { isTTY?: boolean; write(text: string): unknown };
}

export function processTerminal(): Terminal {
  return createTerminal(process);
}

export function createTerminal(streams: Streams): Terminal {
  const { env, stdin, stdout, stderr } = streams;
  const color = hasColor(streams);
  const steering = createSteering();
  return {
    env,
    out: (text) => void stdout.write(steering.written(text)),
    error: (text) => void stderr.write(steering.written(text)),
    isInteractive: stdin.isTTY === true && stdout.isTTY === true,
    isLive: stderr.isTTY === true,
    isScreen: stdout.isTTY === true,
    color,
    columns: stdout.columns ?? Number.POSITIVE_INFINITY,
    style: (style, text) => (color ? steering.style(style, text) : text),
    link: (text, url) => (color ? steering.link(text, url) : text),
    tell: steering.tell,
  };
}

/** Follows https://no-color.org and https://force-color.org; without either, a terminal has colour. */
function hasColor({ env, stdout }: Streams): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stdout.isTTY === true && TERM !== 'dumb';
}
