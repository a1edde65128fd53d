import { appendFileSync } from 'node:fs';
import { RULES } from '../check/rules.ts';
import { UserError } from '../errors.ts';
import { packageVersion } from '../io/package-root.ts';
import type { Terminal } from '../io/terminal.ts';
import { didYouMean } from '../model/closest.ts';
import { printable } from '../model/printable.ts';
import { githubNote, githubReport, githubSummary } from '../report/github.ts';
import { jsonReport } from '../report/json.ts';
import { prettyReport } from '../report/pretty.ts';
import type { Report } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import type { Invocation } from './define-command.ts';
import { FORMATS, type Format } from './shared-options.ts';

/** @throws UserError for an unknown format */
export function formatOf({ options }: Invocation): Format {
  const { format = 'pretty' } = options;
  const known = FORMATS.find((one) => one === format);
  if (known) return known;
  const hint = didYouMean(String(format), FORMATS, `Use one of ${FORMATS.join(', ')}.`);
  throw new UserError(`There is no format "${format}". ${hint}`);
}

export async function printFindings(
  report: Report,
  format: Format,
  terminal: Terminal,
): Promise<void> {
  if (format === 'pretty') terminal.out(await prettyReport(report, terminal.style, terminal.link));
  if (format === 'json') terminal.out(jsonReport(report));
  if (format === 'sarif') {
    terminal.out(sarifReport(report, { rules: RULES, version: packageVersion() }));
  }
  if (format === 'github') {
    terminal.out(githubReport(report));
    terminal.error(`${githubNote(report)}\n`);
    writeSummary(report, terminal);
  }
}

/** Failing to write the summary must not hide the findings. */
function writeSummary(report: Report, { env, error }: Terminal): void {
  const path = env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  try {
    appendFileSync(path, githubSummary(report));
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message.split('\n')[0] : String(problem);
    error(`The summary cannot be written: ${printable(String(reason))}.\n`);
  }
}
