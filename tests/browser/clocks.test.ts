import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { siteOf, tour as test } from './page.ts';

const sample = siteOf('root', 'invoice-export');
const gallery = siteOf('gallery');

/** Opens a cover with the clock set to an instant. */
async function openAt(page: Page, moment: string, { url } = sample): Promise<void> {
  await page.clock.setFixedTime(new Date(moment));
  await page.goto(url);
}

/** The lines of a person's card. */
async function card(page: Page, name: string): Promise<string> {
  const heading = page.locator('.person-name', { hasText: name });
  const lines = page.locator('.people > li').filter({ has: heading }).locator('p');
  return (await lines.allInnerTexts()).join(' ');
}

describe('local times', () => {
  // Bogota has no DST. Europe switches on 29 March and 25 October 2026, at 01:00 UTC.
  test.for([
    [
      'in winter',
      '2026-11-25T14:30:00Z',
      'now 15:30, at work',
      'now 14:30, at work',
      'now 09:30, at work',
    ],
    ['in summer', '2026-07-01T14:30:00Z', 'now 16:30', 'now 15:30, at work', 'now 09:30, at work'],
    ['on a Saturday', '2026-11-28T14:30:00Z', 'now 15:30', 'now 14:30', 'now 09:30'],
    [
      'a minute before Europe springs forward',
      '2026-03-29T00:59:00Z',
      'now 01:59',
      'now 00:59',
      'now 19:59',
    ],
    ['and then', '2026-03-29T01:00:00Z', 'now 03:00', 'now 02:00', 'now 20:00'],
    [
      'a minute before Europe falls back',
      '2026-10-25T00:59:00Z',
      'now 02:59',
      'now 01:59',
      'now 19:59',
    ],
    ['and then, again', '2026-10-25T01:00:00Z', 'now 02:00', 'now 01:00', 'now 20:00'],
  ] as const)('%s', async ([, moment, mikkel, priya, sam], { page }) => {
    await openAt(page, moment);
    expect.soft(await card(page, 'Mikkel Lund')).toMatch(ending(mikkel));
    expect.soft(await card(page, 'Priya Nair')).toMatch(ending(priya));
    expect.soft(await card(page, 'Sam Ortiz')).toMatch(ending(sam));
  });

  test.for([
    // 22:00 to 06:00 in Copenhagen.
    ['before midnight', '2026-11-25T22:30:00Z', 'now 23:30, at work'],
    ['after midnight', '2026-11-26T04:59:00Z', 'now 05:59, at work'],
    ['when the shift is over', '2026-11-26T05:00:00Z', 'now 06:00'],
    ['in the morning after Friday’s shift began', '2026-11-28T03:00:00Z', 'now 04:00, at work'],
    ['in the morning after a Sunday', '2026-11-30T03:00:00Z', 'now 04:00'],
  ] as const)('of a night shift, %s', async ([, moment, nadia], { page }) => {
    await openAt(page, moment, gallery);
    expect(await card(page, 'Nadia Nacht')).toMatch(ending(nadia));
  });

  test('keep ticking', async ({ page }) => {
    await page.clock.install({ time: new Date('2026-11-25T14:30:00Z') });
    await page.goto(sample.url);
    await page.clock.runFor('01:00');
    expect(await card(page, 'Mikkel Lund')).toMatch(ending('now 15:31, at work'));
  });
});

/** On a card, the overlap follows the local time. */
function ending(text: string): RegExp {
  return new RegExp(`${text}(?!\\d|,)`);
}

describe('overlap with the contractor in Bogota', () => {
  test.for([
    ['in winter', '2026-11-25T12:00:00Z', '09:00–11:00', '09:00–12:00'],
    ['in summer', '2026-07-01T12:00:00Z', '09:00–10:00', '09:00–11:00'],
    ['on the day Europe falls back, before', '2026-10-24T12:00:00Z', '09:00–10:00', '09:00–11:00'],
    ['on the day Europe falls back, after', '2026-10-25T12:00:00Z', '09:00–11:00', '09:00–12:00'],
  ] as const)('%s', async ([, moment, dana, priya], { page }) => {
    await openAt(page, moment);
    expect.soft(await card(page, 'Dana Reyes')).toContain(`${dana} Bogota time`);
    expect.soft(await card(page, 'Priya Nair')).toContain(`${priya} Bogota time`);
  });

  test('with a night shift, and across the date line', async ({ page }) => {
    await openAt(page, '2026-11-25T12:00:00Z', gallery);
    // 22:00–06:00 in Copenhagen is 16:00–24:00 in Bogota.
    expect.soft(await card(page, 'Nadia Nacht')).toContain('16:00–17:00 Bogota time');
    // 01:00–04:30 in Auckland, which is 18 hours ahead, is 07:00–10:30 of the day before.
    expect.soft(await card(page, 'Aroha Early')).toContain('09:00–10:30 Bogota time');
    expect.soft(await card(page, 'Kim Nowhere')).not.toContain('shared');
  });
});

describe('the first call', () => {
  test('is shown in both time zones', async ({ page }) => {
    await openAt(page, '2026-11-25T12:00:00Z');
    const clocks = page.locator('.clocks li');
    // As read by a screen reader, and as copied.
    expect(await clocks.allTextContents()).toEqual([
      '15:00 30 November 2026 Dana Reyes, Copenhagen time',
      '09:00 30 November 2026 Sam Ortiz, Bogota time',
    ]);
    expect(await clocks.locator('time').first().getAttribute('datetime')).toBe(
      '2026-11-30T14:00:00.000Z',
    );
    // Only the host is in London.
    await page.goto(gallery.url);
    expect((await clocks.allInnerTexts()).map((text) => text.slice(0, 5))).toEqual([
      '15:00',
      '10:00',
    ]);
  });

  test.for([
    ['2026-11-25T14:00:00Z', 'in 5 days'],
    ['2026-11-30T12:00:00Z', 'in 2 hours'],
    ['2026-11-30T13:50:00Z', 'in 10 minutes'],
    ['2026-11-30T14:05:00Z', 'now'],
    ['2026-11-30T14:15:00Z', 'over'],
  ] as const)('at %s: %s', async ([moment, text], { page }) => {
    await openAt(page, moment);
    expect(await page.locator('[data-until]').textContent()).toBe(`, ${text}`);
  });
});

test.for([
  ['2027-01-15T12:00:00Z', false],
  ['2027-01-16T12:00:00Z', true],
] as const)('at %s the engagement has ended: %s', async ([moment, isOver], { page }) => {
  await openAt(page, moment);
  expect(await page.getByText('ended', { exact: true }).isVisible()).toBe(isOver);
});

describe('days until something is due are counted in the browser', () => {
  test.for([
    ['2027-01-01T12:00:00Z', 'in 14 days'],
    ['2027-01-14T12:00:00Z', 'in 1 day'],
    ['2027-01-15T12:00:00Z', 'last day'],
    ['2027-01-16T12:00:00Z', 'expired'],
  ] as const)('at %s, a grant expires: %s', async ([moment, text], { page }) => {
    await openAt(page, moment, { ...sample, url: `${sample.url}access/` });
    expect(await page.locator('[data-expires]').first().textContent()).toBe(text);
  });

  test.for([
    // It was asked on Friday the 20th, at 22:05 in Copenhagen.
    ['2026-11-20T22:30:00Z', ' since today'],
    ['2026-11-20T23:30:00Z', ' for 1 day'],
    ['2026-12-01T12:00:00Z', ' for 11 days'],
    ['2026-11-19T12:00:00Z', ''],
  ] as const)('at %s, a question is open: %s', async ([moment, text], { page }) => {
    await openAt(page, moment, { ...sample, url: `${sample.url}questions/` });
    const inTheLog = text === '' ? '' : `, open${text}`;
    expect.soft(await page.locator('[data-open-since]').textContent()).toBe(inTheLog);
    await openAt(page, moment, { ...sample, url: `${sample.url}questions/0002-header-language/` });
    expect.soft(await page.locator('[data-open-since]').textContent()).toBe(text);
  });

  test('a remedy is overdue from the day after its due date', async ({ page }) => {
    const team = siteOf('team', 'invoice-export');
    const overdue = page.locator('.signs .overdue:visible');
    await openAt(page, '2026-11-27T12:00:00Z', { ...team, url: `${team.url}readiness/` });
    expect(await overdue.count()).toBe(0);
    await openAt(page, '2026-11-28T12:00:00Z', { ...team, url: `${team.url}readiness/` });
    expect(await overdue.count()).toBe(2);
  });
});
