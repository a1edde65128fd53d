import { UserError } from '../errors.ts';
import { addDays } from '../model/days.ts';
import { doubtfulFiles, dueWithin, grantsOf, isOverdue } from '../model/grants.ts';
import { printable } from '../model/printable.ts';
import { accessJson, accessTable } from '../report/access.ts';
import { defineCommand, type Invocation } from './define-command.ts';
import { formatAmong, formatOption } from './formats.ts';
import { load, requireEngagements, TODAY, todayOf } from './load.ts';

const FORMATS = ['table', 'json', 'ics'] as const;

export default defineCommand({
  name: 'access',
  summary: 'List who has access to what, and until when',
  positionals: '[slug…]',
  count: [0, Number.POSITIVE_INFINITY],
  options: {
    due: {
      type: 'string',
      value: '<time>',
      description: 'Only what is overdue or falls due within this time, such as 14d or 2w',
    },
    format: formatOption(FORMATS),
    today: { ...TODAY, description: 'The day to count from, YYYY-MM-DD; today by default' },
  },
  async run(invocation) {
    const { root, positionals, terminal } = invocation;
    const format = formatAmong(invocation, FORMATS);
    const today = todayOf(invocation);
    const days = daysFrom(invocation);
    const { workspace } = await load(root);
    requireEngagements(workspace, positionals);
    const engagements = workspace.engagements.filter(
      ({ slug }) => positionals.length === 0 || positionals.includes(slug),
    );
    const all = grantsOf(engagements, workspace.secrets);
    const grants = days === null ? all : dueWithin(all, days, today);
    if (format === 'json') terminal.out(accessJson(grants));
    if (format === 'ics') {
      const { accessCalendar } = await import('../report/access-calendar.ts');
      terminal.out(accessCalendar(grants));
    }
    if (format === 'table') {
      const dueBy = days === null ? null : addDays(today, days);
      terminal.out(accessTable({ grants, today, dueBy }, terminal.columns, terminal.style));
    }
    for (const file of doubtfulFiles(engagements, all)) {
      terminal.error(
        `${printable(file)}: some of its grants cannot be read. Run "prebrief check".\n`,
      );
    }
    return days !== null && grants.some((grant) => isOverdue(grant, today)) ? 1 : 0;
  },
});

/** @throws UserError for anything but a whole number of days or weeks */
function daysFrom({ options: { due } }: Invocation): number | null {
  if (due === undefined) return null;
  const [, number, unit] = /^(\d{1,4})([dw])$/.exec(String(due)) ?? [];
  if (number !== undefined) return Number(number) * (unit === 'w' ? 7 : 1);
  throw new UserError(`--due takes a number of days or weeks, such as 14d or 2w, not "${due}".`);
}
