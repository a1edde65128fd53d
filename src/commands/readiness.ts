import { printable } from '../model/printable.ts';
import { claimsOf, evidenceOf, readinessOf } from '../model/readiness.ts';
import { secretsInNames } from '../model/secret.ts';
import { type Readiness, readinessJson, readinessTable } from '../report/readiness.ts';
import { hiding } from '../report/secrets.ts';
import { defineCommand } from './define-command.ts';
import { formatAmong, formatOption } from './formats.ts';
import { check, load, requireEngagements, TODAY, todayOf } from './load.ts';

const FORMATS = ['table', 'json'] as const;

export default defineCommand({
  name: 'readiness',
  summary: 'Show what the team still lacks: its claims next to what the workspace shows',
  positionals: '[slug]',
  count: [0, 1],
  options: { format: formatOption(FORMATS), today: TODAY },
  async run(invocation) {
    const { root, positionals, terminal } = invocation;
    const format = formatAmong(invocation, FORMATS);
    const today = todayOf(invocation);
    const loaded = await load(root);
    const { workspace, settings } = loaded;
    requireEngagements(workspace, positionals);
    const errors = new Map<string, number>();
    for (const { file, severity } of check(loaded, today)) {
      if (severity === 'error') errors.set(file, (errors.get(file) ?? 0) + 1);
    }
    const engagements = workspace.engagements
      .filter(({ slug }) => positionals.length === 0 || positionals.includes(slug))
      .map((engagement): Readiness => {
        const document = readinessOf(engagement);
        const evidence = evidenceOf(engagement, workspace, { errors, holidays: settings.holidays });
        const claims = claimsOf(document, workspace.secrets);
        return { engagement, document: document?.file ?? null, claims, evidence };
      });
    const hide = hiding(secretsInNames(workspace.secrets));
    terminal.out(
      hide(
        format === 'json'
          ? readinessJson(engagements, today)
          : readinessTable(engagements, today, terminal.columns, terminal.style),
      ),
    );
    for (const { document, engagement } of engagements) {
      if (document !== null) continue;
      const { slug } = engagement;
      terminal.error(
        `${printable(slug)} has no readiness document. "prebrief new readiness --in ${printable(slug)}" writes one.\n`,
      );
    }
    return 0;
  },
});
