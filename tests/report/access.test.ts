import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { grantsOf } from '../../src/model/grants.ts';
import { accessJson, accessTable } from '../../src/report/access.ts';
import { accessCalendar } from '../../src/report/access-calendar.ts';
import { createFindSecrets } from '../../src/secrets/find-secrets.ts';
import { random } from '../secrets/samples.ts';
import { filesOf, validFiles, workspaceOf } from '../valid-workspace.ts';

const GITHUB = `  - system: GitHub
    level: write
    environment: development
    scope: "Repository northwind/billing: branches, pull requests; nothing else"
    reason: The work happens there.
    grantedBy: dana
    expires: 2027-01-15
    status: granted
    mfa: true
`;
const DATABASE = `  - system: データベース
    level: read
    environment: staging
    scope: Schema billing
    reason: Compare.
    expires: 2026-12-01
    status: requested
`;
const LOGS = `  - { system: Logs, level: read, environment: production, scope: "topic export.run\\e[31m", reason: Watch., grantedBy: nobody-known, expires: 2026-11-28, status: granted, engagement: mine }
`;
const GONE = `  - { system: VPN, level: read, environment: staging, scope: All, reason: Once., expires: 2026-11-20, status: revoked, revokedOn: 2026-11-19 }
`;

function texts(grants: string): Record<string, string> {
  const files = validFiles();
  const access = files['content/demo/access.mdx'] ?? '';
  return {
    ...files,
    'content/demo/access.mdx': access.replace(
      '---\n\n',
      `reviewed: 2026-11-20\ngrants:\n${grants}---\n\n`,
    ),
  };
}

function listed(...grants: string[]) {
  const { engagements, secrets } = workspaceOf(texts(grants.join('')));
  return grantsOf(engagements, secrets);
}

const plain = (_: string, text: string) => text;
const report = { today: '2026-12-01', dueBy: null };

test('prints a table on a wide terminal', () => {
  const grants = listed(GITHUB, DATABASE, LOGS, GONE);
  expect(accessTable({ ...report, grants }, 200, plain)).toMatchInlineSnapshot(`
    "Expires     State                  Access                       Scope                                                                Granted by    Engagement
    2026-11-20  revoked on 2026-11-19  VPN: read, staging           All                                                                  nobody        demo
    2026-11-28  overdue by 3 days      Logs: read, production       topic export.run�[31m                                                nobody-known  demo
    2026-12-01  due today, requested   データベース: read, staging  Schema billing                                                       nobody        demo
    2027-01-15  due in 45 days         GitHub: write, development   Repository northwind/billing: branches, pull requests; nothing else  Dana Reyes    demo

    4 grants, 1 overdue: to be revoked.
    "
  `);
});

test('prints a block for each grant on a narrow one', () => {
  const grants = listed(GITHUB, LOGS);
  const style = (format: string, text: string) => `<${format}>${text}</${format}>`;
  expect(accessTable({ ...report, grants }, 60, style)).toMatchInlineSnapshot(`
    "<red>2026-11-28  overdue by 3 days
      Logs: read, production
      topic export.run�[31m
      nobody-known
      demo</red>
    2027-01-15  due in 45 days
      GitHub: write, development
      Repository northwind/billing: branches, pull requests; nothing else
      Dana Reyes
      demo

    2 grants, 1 overdue: to be revoked.
    "
  `);
});

test('says so if grants, dates or a status are missing', () => {
  expect(accessTable({ ...report, grants: [] }, 80, plain)).toBe('No access is documented.\n');
  expect(accessTable({ ...report, grants: [], dueBy: '2026-12-15' }, 80, plain)).toBe(
    'Nothing is overdue or due by 2026-12-15.\n',
  );
  const odd = '  - { system: Odd, expires: soon }\n  - { expires: 2026-12-02, status: 7 }\n';
  expect(accessTable({ ...report, grants: listed(odd) }, 200, plain)).toMatchInlineSnapshot(`
    "Expires     State                                  Access          Scope  Granted by  Engagement
    2026-12-02  due in 1 day, without a status         Unnamed system         nobody      demo
    no date     without an end date, without a status  Odd                    nobody      demo

    2 grants, none overdue.
    "
  `);
});

test('JSON contains each grant as written, with its engagement', () => {
  const json = accessJson(listed(GITHUB, LOGS));
  expect(json).not.toContain('\u001b');
  expect(JSON.parse(json)).toEqual([
    {
      engagement: 'demo',
      system: 'Logs',
      level: 'read',
      environment: 'production',
      scope: 'topic export.run\u001b[31m',
      reason: 'Watch.',
      grantedBy: 'nobody-known',
      expires: '2026-11-28',
      status: 'granted',
    },
    {
      engagement: 'demo',
      system: 'GitHub',
      level: 'write',
      environment: 'development',
      scope: 'Repository northwind/billing: branches, pull requests; nothing else',
      reason: 'The work happens there.',
      grantedBy: 'dana',
      expires: '2027-01-15',
      status: 'granted',
      mfa: true,
    },
  ]);
});

test('JSON masks a credential in a grant', async () => {
  const token = `ghp_${random(36)}`;
  const files = filesOf(texts(GITHUB.replace('The work happens there.', `Use ${token}.`)));
  const workspace = workspaceOf(texts(GITHUB.replace('The work happens there.', `Use ${token}.`)));
  const secrets = await createFindSecrets()(files);
  expect(secrets).toHaveLength(1);
  const json = accessJson(grantsOf(workspace.engagements, secrets));
  expect(json).not.toContain(token);
  expect(json).toContain('"reason": "***"');
});

/** The calendar as parsed by an independent library. */
function events(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar));
  return component.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      isDate: event.startDate.isDate,
      days: event.endDate.subtractDate(event.startDate).toSeconds() / 86_400,
      stamp: one.getFirstPropertyValue('dtstamp')?.toString(),
      summary: event.summary,
      description: event.description,
    };
  });
}

test('the calendar has an all-day event for each grant that is not revoked', () => {
  const calendar = accessCalendar(listed(GITHUB, DATABASE, GONE, '  - { system: No date }\n'));
  const [database, github, ...others] = events(calendar);
  expect(others).toEqual([]);
  expect(database).toMatchObject({
    start: '2026-12-01',
    isDate: true,
    days: 1,
    summary: 'Access ends: データベース: read, staging (Demo)',
  });
  expect(github).toEqual({
    uid: expect.stringMatching(/^access-[0-9a-f]{16}@demo\.prebrief$/),
    start: '2027-01-15',
    isDate: true,
    days: 1,
    stamp: '2026-11-20T00:00:00Z',
    summary: 'Access ends: GitHub: write, development (Demo)',
    description:
      'Repository northwind/billing: branches, pull requests; nothing else\nThe last day of this access of Sam Ortiz.\nGranted by Dana Reyes.\nAfter revoking it, set "status: revoked" and "revokedOn" to the date.',
  });
});

test('calendar lines end and fold as RFC 5545 requires', () => {
  const calendar = accessCalendar(listed(DATABASE.replace('Schema billing', '漢字🦊'.repeat(40))));
  expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lengths = calendar.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
  expect(events(calendar)[0]?.description).toContain('漢字🦊'.repeat(40));
});

test('the uid of an event survives changes to its day and state, and is unique', () => {
  const uids = (...grants: string[]) => events(accessCalendar(listed(...grants))).map((e) => e.uid);
  const changed = GITHUB.replace('2027-01-15', '2027-01-10').replace('granted\n', 'requested\n');
  expect(uids(DATABASE, changed)[1]).toBe(uids(GITHUB)[0]);
  expect(new Set(uids(GITHUB, GITHUB, GITHUB.replace('write', 'read'))).size).toBe(3);
});
