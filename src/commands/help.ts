import type { Command, Option } from './define-command.ts';

/** What `prebrief --help` prints. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ name, positionals, summary }): Row => [`${name} ${positionals}`.trim(), summary],
  );
  return `The brief your contractor reads before the first call.

Usage: prebrief <command> [options]

Commands
${table(rows)}

Run "prebrief <command> --help" for its options.
`;
}

/** What `prebrief <command> --help` prints. */
export function commandHelp(command: Command): string {
  const options: [string, Option][] = [
    ...Object.entries(command.options),
    ['help', { type: 'boolean', description: 'Show this help' }],
    ['version', { type: 'boolean', description: 'Show the version' }],
  ];
  const rows = options.map(
    ([name, { value, description }]): Row => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      description,
    ],
  );
  return `${command.summary}

Usage: prebrief ${[command.name, command.positionals, '[options]'].filter(Boolean).join(' ')}

Options
${table(rows)}
`;
}

type Row = [string, string];

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
