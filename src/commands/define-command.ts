import type { Terminal } from '../io/terminal.ts';

export interface Option {
  type: 'string' | 'boolean';
  description: string;
  /** What stands for the value in help, `<date>`; absent for a switch. */
  value?: string;
}

/** What a command is given: its arguments, parsed, and where it runs. */
export interface Invocation {
  /** Absolute path of the workspace: the folder the command was started in. */
  root: string;
  positionals: string[];
  options: Record<string, string | boolean | undefined>;
  terminal: Terminal;
}

export interface Command {
  name: string;
  summary: string;
  /** Positional arguments as help shows them, `[slug…]`. */
  positionals: string;
  /** Least and most positional arguments. */
  count: [number, number];
  options: Record<string, Option>;
  /** @returns the exit code */
  run(invocation: Invocation): Promise<number>;
}

export function defineCommand(command: Command): Command {
  return command;
}
