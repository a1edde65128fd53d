import { count } from '../model/count.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { printable } from '../model/printable.ts';
import { type Report, shown, shownByFile, summaryOf } from './report.ts';
import { ruleAddress } from './rule-address.ts';

/** How many annotations of each severity GitHub shows per step; it silently drops the rest. */
const SHOWN = 10;

/**
 * Size limit for the summary: GitHub rejects more than 1 MiB per step, and other tools may add to
 * it.
 */
const BYTES = 512 * 1024;

/**
 * Renders findings as workflow commands, which GitHub shows next to the lines; errors come first.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 *
 * @param most limit for each severity
 */
export function githubReport(report: Report, most = SHOWN): string {
  const { errors, warnings } = bySeverity(report);
  const lines = [...errors.slice(0, most), ...warnings.slice(0, most)].map((one) =>
    command(one, report.folder),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** @returns the number of findings, and how many are not shown, as one line */
export function githubNote(report: Report): string {
  const { errors, warnings } = bySeverity(report);
  const left = [
    ...(errors.length > SHOWN ? [count(errors.length - SHOWN, 'error')] : []),
    ...(warnings.length > SHOWN ? [count(warnings.length - SHOWN, 'warning')] : []),
  ];
  const summary = `${summaryOf(report).replace(/\.$/, '')}.`;
  if (left.length === 0) return summary;
  return `${summary} GitHub shows only ${SHOWN} of each severity, so ${left.join(' and ')} more are left out.`;
}

function bySeverity(report: Report) {
  const all = shown(report);
  return {
    errors: all.filter(({ severity }) => severity === 'error'),
    warnings: all.filter(({ severity }) => severity === 'warning'),
  };
}

/**
 * GitHub drops the columns of a multi-line range. It doesn't document whether `endColumn` is
 * exclusive, but experiments show that it is (https://github.com/github/docs/issues/40038).
 */
function command({ rule, severity, file, range, message, hint }: Diagnostic, folder: string) {
  const { start, end } = range;
  const properties = {
    file: folder + file,
    line: start.line,
    endLine: end.line,
    col: start.column,
    endColumn: end.column,
    title: rule,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`,
  );
  return `::${severity} ${written.join(',')}::${escapeData(printable(`${message} ${hint}`))}`;
}

export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Renders findings as Markdown for `$GITHUB_STEP_SUMMARY`, as many as fit. */
export function githubSummary(report: Report): string {
  const files = shownByFile(report);
  const summary = summaryOf(report).replace(/\.$/, '');
  let text = `## Prebrief\n\n${summary}.\n`;
  let left = files.reduce((sum, { found }) => sum + found.length, 0);
  for (const { file, found } of files) {
    text += `\n### ${markdown(file)}\n\n| Line | | Finding | Rule |\n| ---: | --- | --- | --- |\n`;
    for (const { range, severity, message, hint, rule } of found) {
      const row = `| ${range.start.line} | ${severity} | ${markdown(message)}<br>${markdown(hint)} | [${rule}](${ruleAddress(rule)}) |\n`;
      // A UTF-16 code unit takes at most three bytes.
      if ((text.length + row.length) * 3 > BYTES)
        return `${text}\n${count(left, 'finding')} more.\n`;
      text += row;
      left -= 1;
    }
  }
  return text;
}

/** Escapes text for a table in GitHub's Markdown. */
function markdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>|~$&]/g, '\\$&')
    .replace(/:(?=\/\/)|@/g, '\\$&');
}
