import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { overflow, violations } from './looks.ts';
import { siteOf, tour as test } from './page.ts';

const site = siteOf('root', 'invoice-export');
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const fieldOf = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'Search' });
const linksOf = (page: Page) =>
  dialogOf(page).getByRole('list', { name: 'Results' }).getByRole('link');

describe('opening and closing', () => {
  test('the button opens the dialog and focuses the field, and Escape restores the focus', async ({
    page,
  }) => {
    await page.goto(site.url);
    const button = page.getByRole('button', { name: 'Search', exact: true });
    await button.click();
    expect(await isFocused(fieldOf(page))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await dialogOf(page).isVisible()).toBe(false);
    expect(await isFocused(button)).toBe(true);
  });

  test.for([320, 1440])('everything in the dialog is visible at %i px', async (width, { page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${site.url}spec/`);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const dialog = await placeOf(dialogOf(page));
    for (const control of [
      fieldOf(page),
      dialogOf(page).getByRole('button', { name: 'Close' }),
      dialogOf(page).getByRole('status'),
    ]) {
      const { left, top, right, bottom } = await placeOf(control);
      expect(left).toBeGreaterThanOrEqual(dialog.left);
      expect(top).toBeGreaterThanOrEqual(dialog.top);
      expect(right).toBeLessThanOrEqual(dialog.right);
      expect(bottom).toBeLessThanOrEqual(dialog.bottom);
    }
  });

  test.for(['/', 'Control+k', 'Meta+k'])(
    '%s opens it without typing a character',
    async (keys, { page }) => {
      await page.goto(`${site.url}spec/`);
      const link = page.locator('main a').first();
      await link.focus();
      await page.keyboard.press(keys);
      expect(await isFocused(fieldOf(page))).toBe(true);
      expect(await fieldOf(page).inputValue()).toBe('');
      await page.keyboard.press('Escape');
      expect(await isFocused(link)).toBe(true);
    },
  );

  test('/ is an ordinary character in text fields', async ({ page }) => {
    await page.goto(site.url);
    await page.evaluate(() => {
      const own =
        '<textarea aria-label="Own"></textarea><div contenteditable aria-label="Rich"></div>';
      document.querySelector('main')?.insertAdjacentHTML('afterbegin', own);
    });
    for (const label of ['Own', 'Rich']) {
      await page.getByLabel(label).focus();
      await page.keyboard.type('and/or');
      expect(await dialogOf(page).isVisible()).toBe(false);
    }
    expect(await page.getByLabel('Own').inputValue()).toBe('and/or');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.keyboard.type('a/b');
    expect(await fieldOf(page).inputValue()).toBe('a/b');
  });

  test('/ can be turned off, and stays off', async ({ page }) => {
    await page.goto(site.url);
    await page.keyboard.press('/');
    await dialogOf(page).getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('/');
    expect(await dialogOf(page).isVisible()).toBe(false);
    await page.keyboard.press('Control+k');
    expect(await dialogOf(page).isVisible()).toBe(true);
  });
});

describe('results', () => {
  test.for([
    // Whole and in part, in other spellings, as a path, as one of several words.
    ['export_job', /export_job/],
    ['exportJob', /export_job/],
    ['minor_digits', /minor_?digits/i],
    ['retryInvoice', /retryInvoice/],
    ['src/billing/retry.ts', /src\/billing\/retry\.ts/],
    ['retry.ts', /retry\.ts/],
    ['retry', /retry/i],
    ['AC-4', /AC-4/],
    ['invoice_line.amount_minor', /amount_minor/],
    ['basis_points', /tax_rate/],
    ['/invoices/{id}/retry', /POST .invoices.{id}.retry/],
    ['getInvoice', /\/invoices\/\{id\}/],
  ] as const)(
    '%s is found, and Enter opens the section that contains it',
    async ([typed, words], { page }) => {
      await page.goto(site.url);
      await search(page, typed);
      expect(await dialogOf(page).locator('mark').first().textContent()).toMatch(
        new RegExp(typed.split(/[/_.-]|(?=[A-Z])/)[0] ?? '', 'i'),
      );
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      expect(await sectionText(page)).toMatch(words);
    },
  );

  test('can be reached with the keyboard only', async ({ page }) => {
    await page.goto(site.url);
    await page.keyboard.press('/');
    await page.keyboard.type('retryInvoice');
    await answered(page, 'retryInvoice');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await isFocused(linksOf(page).nth(1))).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await isFocused(fieldOf(page))).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const href = await linksOf(page).nth(1).getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL(href ?? '', site.url).href);
    expect(await page.locator(':target').isVisible()).toBe(true);
  });

  test('include sections of the current page', async ({ page }) => {
    await page.goto(`${site.url}brief/`);
    await search(page, 'retryInvoice');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}brief/#where-to-look`);
    expect(await dialogOf(page).isVisible()).toBe(false);
  });

  test('can be filtered by kind', async ({ page }) => {
    await page.goto(site.url);
    await search(page, 'export');
    const all = await linksOf(page).count();
    const kind = dialogOf(page).getByRole('combobox', { name: 'Kind' });
    await kind.selectOption('Ticket');
    await dialogOf(page).getByRole('status').filter({ hasText: 'in “Ticket”' }).waitFor();
    const tickets = await hrefs(page);
    expect(tickets.length).toBeLessThan(all);
    expect(tickets.filter((href) => !href.startsWith('/tickets/'))).toEqual([]);
    expect(await dialogOf(page).locator('.kind').allTextContents()).toContain('Ticket');
    await kind.selectOption('');
    await dialogOf(page).getByRole('status').filter({ hasNotText: 'in “Ticket”' }).waitFor();
    expect(await linksOf(page).count()).toBe(all);
  });

  test('link correctly below a base path, from a nested page', async ({ page }) => {
    const gallery = siteOf('gallery');
    await page.goto(`${gallery.url}deep/er/page/`);
    await search(page, 'paid_at');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${gallery.url}components/#code`);
    const below = siteOf('below', 'invoice-export');
    await page.goto(below.url);
    await search(page, 'export_job');
    expect((await hrefs(page)).every((href) => href.startsWith('/x/y/'))).toBe(true);
  });

  test('say when nothing was found, and recover with the next query', async ({ page }) => {
    await page.goto(site.url);
    await search(page, 'zzzzyx');
    expect(await dialogOf(page).getByRole('status').textContent()).toContain('Nothing found');
    expect(await hrefs(page)).toEqual([]);
    await search(page, 'retry');
    expect((await hrefs(page)).length).toBeGreaterThan(0);
  });

  test('the open dialog is accessible and fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.url);
    await search(page, 'export_job');
    expect.soft(await violations(page)).toEqual([]);
    expect.soft(await overflow(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page), 'dark').toEqual([]);
  });

  test('show markup in the query as text', async ({ page }) => {
    await page.goto(site.url);
    await search(page, '<img src=x onerror=alert(1)>');
    expect(await dialogOf(page).locator('img').count()).toBe(0);
  });
});

/** Opens the dialog if needed, types, and waits for the results. */
async function search(page: Page, typed: string): Promise<void> {
  if (!(await dialogOf(page).isVisible())) await page.keyboard.press('/');
  await fieldOf(page).fill(typed);
  await answered(page, typed);
}

async function answered(page: Page, typed: string): Promise<void> {
  await dialogOf(page)
    .getByRole('status')
    .filter({ hasText: `“${typed}”` })
    .waitFor();
}

async function hrefs(page: Page): Promise<string[]> {
  return linksOf(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** The text of the section in the URL's fragment, or of the whole page without one. */
function sectionText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const target = document.querySelector(':target');
    const text = target?.textContent ?? '';
    if (!target || !/^H\d$/.test(target.tagName))
      return text || (document.querySelector('main')?.textContent ?? '');
    const parts = [text];
    let next = target.nextElementSibling;
    while (next && !/^H[1-3]$/.test(next.tagName)) {
      parts.push(next.textContent ?? '');
      next = next.nextElementSibling;
    }
    return parts.join('\n');
  });
}

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

function placeOf(locator: Locator) {
  return locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}
