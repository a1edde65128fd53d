import { parseArgs } from 'node:util';
import { COMMANDS } from './commands/commands.ts';
import type { Command } from './commands/define-command.ts';
import { commandHelp, overview } from './commands/help.ts';
import { UserError } from './errors.ts';
import { packageVersion } from './io/package-root.ts';
import { processTerminal, type Terminal } from './io/terminal.ts';
import { closest } from './model/closest.ts';
import { printable } from './model/printable.ts';

/** The exit codes that shells report for a process ended by a signal. */
const ENDINGS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * Runs the command line of this process and sets its exit code.
 *
 * @param argv arguments after the program's name
 */
export async function main(argv: string[]): Promise<void> {
  // Exits normally, so that temporary files are removed.
  for (const [signal, code] of ENDINGS) process.once(signal, () => process.exit(code));
  // It isn't an error if the reader, such as `head`, has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await run(argv, processTerminal(), process.cwd());
}

/**
 * @param argv arguments after the program's name
 * @param root absolute path of the folder that the command runs in
 * @returns the exit code; 2 for a usage error, or a bug, which is reported on the terminal
 */
export async function run(argv: string[], terminal: Terminal, root: string): Promise<number> {
  try {
    return await dispatch(argv, terminal, root);
  } catch (error) {
    terminal.error(`prebrief: ${describe(error, terminal)}\n`);
    return 2;
  }
}

async function dispatch(argv: string[], terminal: Terminal, root: string): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-v') {
    terminal.out(`${packageVersion()}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
    terminal.out(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const match = closest(name, Object.keys(COMMANDS));
    throw new UserError(
      name.startsWith('-')
        ? `There is no option ${name} before a command. Run "prebrief --help".`
        : `There is no command "${name}". ${match ? `Did you mean "${match}"?` : 'Run "prebrief --help".'}`,
    );
  }
  const command = await load();
  const { values, positionals } = parse(command, rest);
  if (values.help === true) {
    terminal.out(commandHelp(command));
    return 0;
  }
  if (values.version === true) {
    terminal.out(`${packageVersion()}\n`);
    return 0;
  }
  return command.run({ root, positionals, options: values, terminal });
}

interface Parsed {
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
}

function parse(command: Command, args: string[]): Parsed {
  const options = {
    ...Object.fromEntries(
      Object.entries(command.options).map(([name, { type }]) => [name, { type } as const]),
    ),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  } as const;
  let parsed: Parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true }) as Parsed;
  } catch (error) {
    throw new UserError(usageMessage(command, error));
  }
  const [least, most] = command.count;
  const { length } = parsed.positionals;
  const asksForHelp = parsed.values.help === true || parsed.values.version === true;
  if (!asksForHelp && (length < least || length > most)) {
    const usage = `prebrief ${command.name} ${command.positionals}`.trim();
    throw new UserError(
      `${length < least ? 'An argument is missing' : 'Too many arguments'}: the usage is "${usage}".`,
    );
  }
  return parsed;
}

/** Node's messages span several lines, and don't know our names. */
function usageMessage(command: Command, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '([^']+)'/.exec(text)?.[1];
  if (unknown === undefined) return `${text.split('\n')[0]?.split('. ')[0]?.replace(/\.$/, '')}.`;
  const match = closest(unknown.replace(/^-+/, ''), Object.keys(command.options));
  const help = `Run "prebrief ${command.name} --help".`;
  return `There is no option ${unknown}. ${match ? `Did you mean --${match}?` : help}`;
}

/** One line for users; the stack trace is for whoever fixes the bug. */
function describe(error: unknown, { env }: Terminal): string {
  if (error instanceof UserError) return printable(error.message);
  if (env.PREBRIEF_DEBUG && error instanceof Error) return error.stack ?? error.message;
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `${printable(String(reason))} This is a bug; set PREBRIEF_DEBUG=1 to see where.`;
}
