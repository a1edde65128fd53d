import type { DriftEntry } from '../drift/drift-entries.ts';
import { count, wordFor } from '../model/count.ts';
import { printable, printableJson } from '../model/printable.ts';
import { escapeData, escapeProperty } from './github.ts';

type Paint = (style: 'red' | 'yellow' | 'green' | 'dim', text: string) => string;

/** Nobody reads longer diffs in a list. */
const MOST_LINES = 80;
const INDENT = '    ';

/** One line each, `<state> <path#fragment> <file:line>`, followed by the changes. */
export function driftTable(entries: readonly DriftEntry[], paint: Paint): string {
  const colors = { unchanged: 'dim', moved: 'green', changed: 'yellow', gone: 'red' } as const;
  return entries
    .map((entry) => {
      const { state, reference, file, range } = entry;
      const place = `${file}:${range.start.line}`;
      const line = `${paint(colors[state], state)} ${printable(reference)} ${printable(place)}\n`;
      return line + details(entry, paint);
    })
    .join('');
}

function details({ now, size, diff }: DriftEntry, paint: Paint): string {
  const lines: string[] = [];
  if (now !== null) lines.push(`now ${printable(now)}`);
  if (size) {
    const { files, commits, added, deleted } = size;
    lines.push(
      `${count(files, 'file')}, ${count(commits, 'commit')}, +${added} -${deleted} ${wordFor(added + deleted, 'line')}`,
    );
  }
  const all = diff?.replace(/\n$/, '').split('\n') ?? [];
  for (const line of all.slice(0, MOST_LINES)) {
    const shown = printable(line.replaceAll('\t', '    '));
    const color = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'dim';
    lines.push(paint(color, shown));
  }
  if (all.length > MOST_LINES) lines.push(`… and ${all.length - MOST_LINES} more lines`);
  return lines.map((line) => `${INDENT}${line}\n`).join('');
}

export function driftJson(entries: readonly DriftEntry[]): string {
  return printableJson(`${JSON.stringify({ version: 1, references: entries }, null, 2)}\n`);
}

/** Workflow commands: errors for changed or missing code, warnings for moved code. */
export function driftGithub(entries: readonly DriftEntry[], folder: string): string {
  return entries
    .flatMap(({ state, reference, file, range, now }) => {
      if (state === 'unchanged') return [];
      const severity = state === 'moved' ? 'warning' : 'error';
      const place = `file=${escapeProperty(folder + file)},line=${range.start.line},endLine=${range.end.line},title=drift`;
      const text = {
        moved: `"${reference}" has moved to "${now}". Run "prebrief drift --fix".`,
        changed: `"${reference}" has changed. Compare the text with it, then run "prebrief drift --affirm ${file}:${range.start.line}".`,
        gone: `"${reference}" is gone. Correct the text.`,
      }[state];
      return `::${severity} ${place}::${escapeData(printable(text))}\n`;
    })
    .join('');
}

/** @returns the number of references in each state, as one line */
export function driftSummary(entries: readonly DriftEntry[]): string {
  const states = ['unchanged', 'moved', 'changed', 'gone'] as const;
  const counts = states.flatMap((state) => {
    const number = entries.filter((entry) => entry.state === state).length;
    return number === 0 ? [] : `${number} ${state}`;
  });
  return counts.length === 0 ? 'Nothing to compare.' : `${counts.join(', ')}.`;
}
