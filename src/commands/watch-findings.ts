import { CONFIG_FILE } from '../config.ts';
import { UserError } from '../errors.ts';
import { count } from '../model/count.ts';
import { printable } from '../model/printable.ts';
import { reportOf } from '../publish/findings.ts';
import { githubReport } from '../report/github.ts';
import { watchWorkspace } from '../serve/watch-workspace.ts';
import { watchedCode } from '../serve/watched-code.ts';
import type { Invocation } from './define-command.ts';
import {
  check,
  createMemory,
  type Loaded,
  type Memory,
  readModel,
  requireEngagements,
  todayOf,
} from './load.ts';
import { printFindings } from './print-findings.ts';
import type { Format } from './shared-options.ts';

/**
 * Checks again whenever something changes, until it is interrupted. Problem matchers in editors
 * rely on the lines it prints before and after each run.
 *
 * @throws UserError for a format that allows only one run
 */
export async function watchFindings(
  loaded: Loaded,
  format: Format,
  invocation: Invocation,
): Promise<number> {
  if (format === 'json' || format === 'sarif') {
    throw new UserError(
      `--watch prints one run after another, which is not valid ${format}. Use --format pretty or github.`,
    );
  }
  const { terminal } = invocation;
  const memory = createMemory();
  const run = async () => {
    if (terminal.isScreen && format === 'pretty') terminal.out(terminal.tell('clear screen'));
    terminal.error('Checking.\n');
    const start = performance.now();
    const documents = await checkOnce(loaded, memory, format, invocation);
    const time = `${Math.ceil(performance.now() - start)} ms`;
    const checked =
      documents === null ? 'Nothing checked' : `Checked ${count(documents, 'document')}`;
    terminal.error(`${checked} in ${time}. Watching for changes; press Ctrl-C to stop.\n`);
  };
  const configured = () => terminal.error(`${CONFIG_FILE} changed; restart to apply it.\n`);
  // Changes made before all watchers are running would be missed, so the first run comes after.
  const more = watchedCode(loaded);
  return watchWorkspace(loaded.root, loaded.settings, { changed: run, configured, more }, true);
}

/** @returns how many documents were checked; null if there was nothing to check for the moment */
async function checkOnce(
  { root, settings }: Loaded,
  memory: Memory,
  format: Format,
  invocation: Invocation,
): Promise<number | null> {
  const { positionals, options, terminal } = invocation;
  try {
    const loaded = { root, settings, workspace: await readModel(root, settings, memory) };
    requireEngagements(loaded.workspace, positionals);
    const diagnostics = check(loaded, todayOf(invocation), positionals, memory);
    const found = reportOf(diagnostics, loaded, terminal, positionals);
    const report = { ...found, quiet: options.quiet === true };
    // Only GitHub limits how many are shown.
    if (format === 'github') terminal.out(githubReport(report, Number.POSITIVE_INFINITY));
    else await printFindings(report, format, terminal);
    return report.summary.documents;
  } catch (error) {
    // A file can disappear between listing and reading; its removal is the next change.
    const isPassing = error instanceof UserError || (error instanceof Error && 'syscall' in error);
    if (!isPassing) throw error;
    terminal.error(`prebrief: ${printable(error.message)}\n`);
    return null;
  }
}
