import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { agendaView } from '../../src/view/agenda.ts';
import {
  agendaMail,
  agendaMarkdown,
  mailAddress,
  NO_NOTES,
  notesMarkdown,
  notesText,
  withAddresses,
} from '../../src/view/agenda-text.ts';
import { firstCallCalendar } from '../../src/view/first-call-calendar.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

function agendaOf(call: string, more = '') {
  const firstCall = call === '' ? '' : `firstCall: { ${call} }\n`;
  const workspace = exampleWorkspace({
    files: {
      'questions/0001-rows.mdx':
        '---\ntitle: How many [rows]?\ndescription: A.\nasked: 2026-11-20\nby: contractor\n---\n\n## Question\n\nHow many?\n',
    },
    edits: { 'index.mdx': { 'people:': `${firstCall}${more}people:` } },
  });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('There is no engagement.');
  return agendaView(engagement, 'contractor');
}

describe('the items of the agenda', () => {
  test.for([1, 2, 3, 7, 15, 20, 45, 90])('of %i minutes add up', (minutes) => {
    const { items } = agendaOf(
      `at: 2026-11-30T15:00, timezone: Europe/Copenhagen, minutes: ${minutes}`,
    );
    expect(items.reduce((sum, item) => sum + item.minutes, 0)).toBe(minutes);
    expect(Math.min(...items.map((item) => item.minutes))).toBeGreaterThanOrEqual(0);
    expect(items.at(-1)?.times[0]?.to).toBe(
      new Date(Date.UTC(2026, 10, 30, 15, minutes)).toISOString().slice(11, 16),
    );
  });

  test('follow one another in both time zones', () => {
    const { items } = agendaOf('at: 2026-11-30T15:00, timezone: Europe/Copenhagen');
    const times = items.map((item) =>
      item.times.map(({ city, from, to }) => `${from}-${to} ${city}`),
    );
    expect(times).toEqual([
      ['15:00-15:04 Copenhagen', '09:00-09:04 Bogota'],
      ['15:04-15:11 Copenhagen', '09:04-09:11 Bogota'],
      ['15:11-15:15 Copenhagen', '09:11-09:15 Bogota'],
    ]);
  });

  test('cross midnight and the start of daylight saving time', () => {
    const night = agendaOf('at: 2026-11-30T23:55, timezone: Europe/Copenhagen');
    expect(night.items[1]?.times[0]).toMatchObject({ from: '23:59', to: '00:06' });
    const spring = agendaOf('at: 2026-03-29T01:55, timezone: Europe/Copenhagen');
    expect(spring.items[1]?.times).toEqual([
      { city: 'Copenhagen', from: '01:59', to: '03:06' },
      { city: 'Bogota', from: '19:59', to: '20:06' },
    ]);
  });

  test('have no times if no call is scheduled', () => {
    const { call, minutes, items } = agendaOf('');
    expect([call, minutes, items.map(({ times }) => times)]).toEqual([null, 15, [[], [], []]]);
  });
});

test('the scope links to what the brief and the spec say about it', () => {
  expect(agendaOf('').scope).toEqual([
    {
      document: 'brief',
      parts: [
        { href: '/brief/#in-scope', label: 'In scope' },
        { href: '/brief/#out-of-scope', label: 'Out of scope' },
        { href: '/brief/#acceptance-criteria', label: 'Acceptance criteria' },
      ],
    },
    {
      document: 'spec',
      parts: [
        { href: '/spec/#in-scope', label: 'In scope' },
        { href: '/spec/#out-of-scope', label: 'Out of scope' },
        { href: '/spec/#acceptance-criteria', label: 'Acceptance criteria' },
      ],
    },
  ]);
});

const NOTES = [
  {
    kind: 'question',
    place: 'Spec › Goal',
    href: 'https://x.example/spec/#goal',
    text: 'Why *so* many?\n\n- one',
  },
  { kind: 'note', place: 'Brief › [Old]', href: null, text: 'Gone.' },
] as const;

describe('as text', () => {
  test('Markdown contains the notes, and links to the site', () => {
    const markdown = agendaMarkdown(
      agendaOf('at: 2026-11-30T15:00, timezone: Europe/Copenhagen'),
      'A *demo*',
    );
    expect(markdown.split(NO_NOTES)).toHaveLength(2);
    const whole = withAddresses(markdown, 'https://x.example/b/').replace(NO_NOTES, () =>
      notesMarkdown(NOTES),
    );
    expect(whole).toMatchInlineSnapshot(`
      "# First call: A \\*demo\\*

      15 minutes.
      Monday 30 November 2026, 15:00 (Copenhagen time)
      Monday 30 November 2026, 09:00 (Bogota time)

      ## 1. Confirm the scope (4 min, 15:00–15:04 Copenhagen, 09:00–09:04 Bogota)

      - brief: [In scope](https://x.example/b/brief/#in-scope), [Out of scope](https://x.example/b/brief/#out-of-scope), [Acceptance criteria](https://x.example/b/brief/#acceptance-criteria)
      - spec: [In scope](https://x.example/b/spec/#in-scope), [Out of scope](https://x.example/b/spec/#out-of-scope), [Acceptance criteria](https://x.example/b/spec/#acceptance-criteria)

      ## 2. The questions the brief raised (7 min, 15:04–15:11 Copenhagen, 09:04–09:11 Bogota)

      1. Question, [Spec › Goal](https://x.example/spec/#goal):
         Why *so* many?

         - one

      2. Note, Brief › \\[Old\\]:
         Gone.

      Still open:

      - [How many \\[rows\\]?](https://x.example/b/questions/0001-rows/)

      ## 3. How we will work together (4 min, 15:11–15:15 Copenhagen, 09:11–09:15 Bogota)

      - Questions are answered within 1 business day.
      - [working-agreement](https://x.example/b/working-agreement/)
      - Dana Reyes: Tech lead; owns spec, review, access, questions; 09:00-17:00 Europe/Copenhagen
      - Sam Ortiz: Contractor; 09:00-17:00 America/Bogota
      "
    `);
    expect(withAddresses(markdown, null)).toContain('- How many \\[rows\\]?\n');
  });

  test('an email goes to everyone who owns something', () => {
    const workspace = exampleWorkspace({
      edits: {
        'index.mdx': {
          'role: Tech lead': 'role: Tech lead\n    email: dana@example.com',
          'people:': 'people:\n  - { id: kim, name: Kim, role: Sales, email: kim@example.com }',
        },
      },
    });
    const [engagement] = workspace.engagements;
    if (!engagement) throw new Error('There is no engagement.');
    const mail = agendaMail(agendaView(engagement, 'contractor'), 'Demo & more');
    expect(mail).toMatchObject({ to: ['dana@example.com'], subject: 'First call: Demo & more' });
    const body = mail.body.replace(NO_NOTES, () => notesText(NOTES));
    const { href, isCut } = mailAddress({ ...mail, body });
    expect(isCut).toBe(false);
    const { pathname, searchParams } = new URL(href);
    expect(pathname).toBe('dana@example.com');
    expect(searchParams.get('subject')).toBe('First call: Demo & more');
    expect(searchParams.get('body')).toBe(body.replaceAll('\n', '\r\n'));
  });

  test('an email that is too long for a URL is cut between two characters, and says so', () => {
    for (const text of [
      'word '.repeat(2000),
      '€'.repeat(2000),
      '👩‍🚀'.repeat(500),
      '\ud800'.repeat(900),
    ]) {
      const { href, isCut } = mailAddress({ to: ['a@example.com'], subject: 'S', body: text });
      expect(isCut).toBe(true);
      expect(href.length).toBeLessThanOrEqual(1900);
      expect(href.length).toBeGreaterThan(1700);
      expect(new URL(href).searchParams.get('body')).toMatch(/did not fit in an email/);
    }
  });
});

describe('as a calendar', () => {
  const site = { slug: 'demo', title: 'Demo; one, two', company: 'Northwind\nLedger' };
  const LINK = 'link: "https://meet.example.com/a?b=1,2;3"';
  const parse = (text: string) =>
    new ICAL.Event(
      new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') as ICAL.Component,
    );

  test('has one event at that instant, the same every time', () => {
    const agenda = agendaOf(
      `at: 2026-07-01T15:00, timezone: Europe/Copenhagen, minutes: 20, ${LINK}`,
    );
    const text = firstCallCalendar(agenda, site) ?? '';
    expect(firstCallCalendar(agenda, site)).toBe(text);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(
      Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length)),
    ).toBeLessThanOrEqual(75);
    const event = parse(text);
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-07-01T13:00:00.000Z');
    expect(event.duration.toSeconds()).toBe(20 * 60);
    expect(event.uid).toBe('first-call-demo@prebrief');
    expect(event.summary).toBe('First call: Demo; one, two (Northwind\nLedger)');
    expect(event.location).toBe('https://meet.example.com/a?b=1,2;3');
    expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe(
      '2026-07-01T13:00:00Z',
    );
  });

  test('keeps its uid when the call is moved', () => {
    const at = (day: number) =>
      parse(
        firstCallCalendar(
          agendaOf(`at: 2026-11-${day}T15:00, timezone: Europe/Copenhagen`),
          site,
        ) ?? '',
      );
    expect(at(27).uid).toBe(at(30).uid);
    expect(at(27).startDate.compare(at(30).startDate)).toBe(-1);
  });

  test('is missing if no call is scheduled', () => {
    expect(firstCallCalendar(agendaOf(''), site)).toBe(null);
  });
});
