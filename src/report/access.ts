import { count } from '../model/count.ts';
import { text } from '../model/engagement-facts.ts';
import { accessName, daysLeft, isOverdue, type WrittenAccess } from '../model/grants.ts';
import { printable, printableJson } from '../model/printable.ts';
import { columns } from './columns.ts';
import type { StyleText } from './pretty.ts';

export interface AccessReport {
  /** In order. */
  grants: readonly WrittenAccess[];
  today: string;
  /** The last day for `--due`; null to show everything. */
  dueBy: string | null;
}

const HEAD = ['Expires', 'State', 'Access', 'Scope', 'Granted by', 'Engagement'];

/** Renders grants for people, with their state in words. */
export function accessTable(report: AccessReport, width: number, style: StyleText): string {
  const { grants, today } = report;
  const rows = grants.map((grant) => [
    grant.expires ?? 'no date',
    stateOf(grant, today),
    accessName(grant),
    text(grant.data.scope) ?? '',
    grantedBy(grant),
    grant.engagement.slug,
  ]);
  const table = columns(
    HEAD,
    rows.map((cells) => cells.map(printable)),
    width,
  );
  const lines = [
    ...(table.head !== null && grants.length > 0 ? [style('bold', table.head)] : []),
    ...table.rows.map((row, index) => {
      const grant = grants[index];
      return grant && isOverdue(grant, today) ? style('red', row) : row;
    }),
    ...(grants.length > 0 ? [''] : []),
    summaryOf(report),
  ];
  return `${lines.join('\n')}\n`;
}

/** Renders grants for programs: each as written, with its engagement. */
export function accessJson(grants: readonly WrittenAccess[]): string {
  const output = grants.map(({ engagement: { slug }, data }) =>
    // The check reports a grant that has a key with that name.
    Object.assign({ engagement: slug }, data, { engagement: slug }),
  );
  return `${printableJson(JSON.stringify(output, null, 2))}\n`;
}

/** @returns `overdue by 3 days`, `due in 45 days, requested`, `revoked on 2026-12-20` */
function stateOf(grant: WrittenAccess, today: string): string {
  const { status, revokedOn } = grant.data;
  if (status === 'revoked') {
    const day = text(revokedOn);
    return day === null ? 'revoked' : `revoked on ${day}`;
  }
  const left = daysLeft(grant, today);
  const word = status === 'granted' ? [] : [text(status) ?? 'without a status'];
  return [dueIn(left), ...word].join(', ');
}

function dueIn(left: number | null): string {
  if (left === null) return 'without an end date';
  if (left === 0) return 'due today';
  return left < 0 ? `overdue by ${count(-left, 'day')}` : `due in ${count(left, 'day')}`;
}

function grantedBy({ data, engagement }: WrittenAccess): string {
  const id = text(data.grantedBy);
  if (id === null) return 'nobody';
  return engagement.facts.people.find((person) => person.id === id)?.name ?? id;
}

function summaryOf({ grants, today, dueBy }: AccessReport): string {
  const overdue = grants.filter((grant) => isOverdue(grant, today)).length;
  if (grants.length === 0) {
    return dueBy === null ? 'No access is documented.' : `Nothing is overdue or due by ${dueBy}.`;
  }
  const what = dueBy === null ? '' : ` overdue or due by ${dueBy}`;
  const late = overdue === 0 ? 'none overdue' : `${overdue} overdue: to be revoked`;
  return `${count(grants.length, 'grant')}${what}, ${late}.`;
}
