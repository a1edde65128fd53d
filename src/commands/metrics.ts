import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { measure, ownPulls, type PullsFile } from '../metrics/measure.ts';
import { readPulls } from '../metrics/read-pulls.ts';
import { didYouMean } from '../model/closest.ts';
import { printable } from '../model/printable.ts';
import { type MetricsReport, metricsJson, metricsTable } from '../report/metrics.ts';
import { defineCommand } from './define-command.ts';
import { load, requireEngagements } from './load.ts';

const FORMATS = ['table', 'json'];

/** How many pull requests `gh pr list` returns by default. */
const GH_LIMIT = 30;

export default defineCommand({
  name: 'metrics',
  summary: 'Measure the delivery: cycle time, reviews, churn, acceptance criteria',
  positionals: '[slug]',
  count: [0, 1],
  options: {
    pulls: {
      type: 'string',
      value: '<file>',
      description: 'Pull requests as exported by "gh pr list --json" or GitLab',
    },
    format: { type: 'string', value: '<format>', description: 'table or json; table by default' },
  },
  async run({ root, positionals, options, terminal }) {
    const { format = 'table', pulls: path } = options;
    if (!FORMATS.includes(String(format))) {
      const hint = didYouMean(String(format), FORMATS, `Use ${FORMATS.join(' or ')}.`);
      throw new UserError(`There is no format "${format}". ${hint}`);
    }
    const loaded = await load(root);
    const { workspace } = loaded;
    requireEngagements(workspace, positionals);
    const given = typeof path === 'string' ? pullsIn(root, path) : null;
    const reports: MetricsReport[] = [];
    for (const engagement of workspace.engagements) {
      const { slug, facts } = engagement;
      if (positionals.length > 0 && !positionals.includes(slug)) continue;
      const file = given ?? ownPulls(root, engagement, workspace);
      if (file?.pulls.length === GH_LIMIT) {
        const name = printable(file.name);
        terminal.error(
          `${name} contains ${GH_LIMIT} pull requests, the limit at which gh stops. If there are more, export them with --limit 1000.\n`,
        );
      }
      const metrics = await measure(engagement, loaded, file?.pulls ?? null);
      const { title, starts, ends } = facts;
      reports.push({ engagement: slug, title, starts, ends, pulls: file?.name ?? null, metrics });
    }
    const isJson = format === 'json';
    terminal.out(isJson ? metricsJson(reports) : metricsTable(reports, terminal.style));
    return 0;
  },
});

function pullsIn(root: string, path: string): PullsFile {
  return { name: path, pulls: readPulls(resolve(root, path), path) };
}
