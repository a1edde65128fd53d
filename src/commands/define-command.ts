import type { Terminal } from '../io/terminal.ts';

export interface Option {
  type: 'string' | 'boolean';
  description: string;
  /** Placeholder for the value in help, `<date>`; absent for a boolean flag. */
  value?: string;
}

/** What a command receives: its parsed arguments and its environment. */
export interface Invocation {
  /** Absolute path of the workspace, the folder the command was started in. */
  root: string;
  positionals: string[];
  options: Record<string, string | boolean | undefined>;
  terminal: Terminal;
}

export interface Command {
  name: string;
  summary: string;
  /** Positional arguments as shown in help, `[slug…]`. */
  positionals: string;
  /** Minimum and maximum number of positional arguments. */
  count: [number, number];
  options: Record<string, Option>;
  /** @returns the exit code */
  run(invocation: Invocation): Promise<number>;
}

export function defineCommand(command: Command): Command {
  return command;
}
