import { UserError } from '../errors.ts';
import type { DocumentWorker } from '../load/document-workers.ts';
import { doneByFile } from '../model/fix.ts';
import { printable } from '../model/printable.ts';
import { reportOf } from '../publish/findings.ts';
import { codeNotice } from '../report/code-notice.ts';
import type { Invocation } from './define-command.ts';
import { fixFindings } from './fix-findings.ts';
import { check, load, requireEngagements, todayOf } from './load.ts';
import { formatOf, printFindings } from './print-findings.ts';

/**
 * Runs `prebrief check`.
 *
 * @param workers threads that read the workspace
 * @returns the exit code
 */
export async function checkFindings(
  invocation: Invocation,
  workers: readonly DocumentWorker[],
): Promise<number> {
  const { root, positionals, options, terminal } = invocation;
  const format = formatOf(invocation);
  const maxWarnings = maxWarningsOf(invocation);
  const today = todayOf(invocation);
  if (options.fix === true && options.watch === true) {
    throw new UserError(
      '--fix and --watch cannot be combined: one writes the files that the other watches.',
    );
  }
  const loaded = await load(root, { workers, keepTexts: false });
  requireEngagements(loaded.workspace, positionals);
  if (options.watch === true) {
    const { watchFindings } = await import('./watch-findings.ts');
    return watchFindings(loaded, format, invocation);
  }
  const notice = format === 'pretty' ? codeNotice(loaded.workspace, positionals) : null;
  if (notice !== null) terminal.error(`${notice}\n`);
  let diagnostics = check(loaded, today, positionals);
  if (options.fix === true) {
    const fixed = await fixFindings(loaded, diagnostics, (now, memory) =>
      check(now, today, positionals, memory),
    );
    for (const line of doneByFile(fixed.fixes)) terminal.error(`${printable(line)}\n`);
    loaded.workspace = fixed.workspace;
    diagnostics = fixed.diagnostics;
  }
  const found = reportOf(diagnostics, loaded, terminal, positionals);
  const report = { ...found, quiet: options.quiet === true };
  await printFindings(report, format, terminal);
  const { errors, warnings } = report.summary;
  return errors > 0 || warnings > maxWarnings ? 1 : 0;
}

function maxWarningsOf({ options }: Invocation): number {
  const given = options['max-warnings'];
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (typeof given === 'string' && /^\d+$/.test(given)) return Number(given);
  throw new UserError(`--max-warnings takes a number, not "${given}".`);
}
