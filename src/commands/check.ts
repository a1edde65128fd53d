import { UserError } from '../errors.ts';
import { codeNotice } from '../publish/code-notices.ts';
import { reportOf } from '../publish/findings.ts';
import { fixFindings } from '../publish/fix-findings.ts';
import { printable } from '../report/printable.ts';
import { defineCommand, type Invocation } from './define-command.ts';
import { check, load, readModel, requireEngagements, TODAY, todayOf } from './load.ts';
import { FORMATS, formatOf, printFindings } from './print-findings.ts';

export default defineCommand({
  name: 'check',
  summary: 'Check that everything a contractor needs is written',
  positionals: '[slug…]',
  count: [0, Number.POSITIVE_INFINITY],
  options: {
    format: {
      type: 'string',
      value: '<format>',
      description: `${FORMATS.slice(0, -1).join(', ')} or ${FORMATS.at(-1)}; pretty by default`,
    },
    fix: { type: 'boolean', description: 'Insert the sections that are missing, to be written' },
    watch: { type: 'boolean', description: 'Check again whenever something changes' },
    'max-warnings': {
      type: 'string',
      value: '<n>',
      description: 'Fail when there are more warnings',
    },
    quiet: { type: 'boolean', description: 'Show errors only' },
    today: TODAY,
  },
  async run(invocation) {
    const { root, positionals, options, terminal } = invocation;
    const format = formatOf(invocation);
    const maxWarnings = maxWarningsOf(invocation);
    const today = todayOf(invocation);
    if (options.fix === true && options.watch === true) {
      throw new UserError('--fix and --watch do not go together: one writes what the other reads.');
    }
    const loaded = await load(root);
    requireEngagements(loaded.workspace, positionals);
    if (options.watch === true) {
      const { watchFindings } = await import('./watch-findings.ts');
      return watchFindings(loaded, format, invocation);
    }
    const notice = codeNotice(loaded.workspace, positionals);
    if (notice !== null) terminal.error(`${notice}\n`);
    let diagnostics = check(loaded, today, positionals);
    const fixed = options.fix === true ? fixFindings(loaded, diagnostics) : [];
    for (const { file, inserted } of fixed) {
      const titles = inserted.map((title) => `"${title}"`).join(', ');
      terminal.error(`${printable(`${file}: inserted ${titles}`)}\n`);
    }
    if (fixed.length > 0) {
      loaded.workspace = await readModel(root, loaded.settings);
      diagnostics = check(loaded, today, positionals);
    }
    const found = reportOf(diagnostics, loaded, terminal, positionals);
    const report = { ...found, quiet: options.quiet === true };
    printFindings(report, format, terminal);
    const { errors, warnings } = report.summary;
    return errors > 0 || warnings > maxWarnings ? 1 : 0;
  },
});

function maxWarningsOf({ options }: Invocation): number {
  const given = options['max-warnings'];
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (typeof given === 'string' && /^\d+$/.test(given)) return Number(given);
  throw new UserError(`--max-warnings takes a number, not "${given}".`);
}
