import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteOf, test } from './page.ts';

const site = siteOf('root', 'invoice-export');
const gallery = siteOf('gallery');
const button = (page: Page) => page.getByRole('button', { name: 'Mark as read' });
const timeline = (page: Page, path: string) => page.locator(`#documents [data-document="${path}"]`);
const progress = (page: Page) => page.locator('[data-progress]');

test('pages marked as read are remembered, in the timeline and on the cover', async ({ page }) => {
  await page.goto(site.url);
  expect(await progress(page).textContent()).toMatch(/^0 of \d+ read, \d+ min left$/);

  await page.goto(`${site.url}brief/`);
  expect(await timeline(page, 'brief').textContent()).toContain('next');
  await button(page).click();
  expect(await button(page).getAttribute('aria-pressed')).toBe('true');
  await page.reload();
  expect(await button(page).getAttribute('aria-pressed')).toBe('true');
  expect(await timeline(page, 'brief').textContent()).toContain('read');
  expect(await timeline(page, 'spec').textContent()).toContain('next');

  await page.goto(site.url);
  expect(await progress(page).textContent()).toMatch(/^1 of \d+ read/);
  await page.goto(`${site.url}brief/`);
  await button(page).click();
  await page.goto(site.url);
  expect(await progress(page).textContent()).toMatch(/^0 of/);
});

test('the cover says when everything has been read', async ({ page }) => {
  await page.goto(site.url);
  const links = page.locator('main .path a');
  for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
    await page.goto(new URL(href ?? '', site.url).href);
    await button(page).click();
  }
  await page.goto(site.url);
  expect(await progress(page).textContent()).toContain('All read');
});

test('two engagements on one origin keep separate progress, under their own keys', async ({
  page,
}) => {
  expect(new URL(gallery.url).origin).toBe(new URL(site.url).origin);
  await page.goto(`${site.url}brief/`);
  await button(page).click();
  await page.goto(`${gallery.url}brief/`);
  expect(await button(page).getAttribute('aria-pressed')).toBe('false');
  await page.goto(`${gallery.url}spec/`);
  await button(page).click();
  await page.goto(`${site.url}spec/`);
  expect(await button(page).getAttribute('aria-pressed')).toBe('false');
  const keys = await page.evaluate(() => Object.keys(localStorage));
  for (const slug of ['gallery', 'invoice-export']) {
    expect(keys).toContain(`prebrief:${slug}:read`);
  }
  expect(keys.filter((key) => !/^prebrief:(gallery|invoice-export):/.test(key))).toEqual([]);
});

test('other tabs are updated at once', async ({ page, context }) => {
  await page.goto(site.url);
  const other = await context.newPage();
  await other.goto(`${site.url}brief/`);
  await button(other).click();
  await progress(page).filter({ hasText: /^1 of/ }).waitFor();
});

test('malformed values in storage do no harm', async ({ page }) => {
  await page.goto(`${site.url}brief/`);
  for (const value of ['{', '{"a":1}', '7', 'null']) {
    await page.evaluate(
      (text) => localStorage.setItem('prebrief:invoice-export:read', text),
      value,
    );
    await page.reload();
    expect(await button(page).getAttribute('aria-pressed')).toBe('false');
  }
});

test('controls stay hidden without storage', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(`${site.url}brief/`);
  expect(await button(page).isVisible()).toBe(false);
  await page.keyboard.press('/');
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
});

test('a page that has changed since it was read is no longer marked as read', async ({ page }) => {
  await page.goto(`${site.url}brief/`);
  await button(page).click();
  // As after a rebuild with changed content.
  await page.evaluate(() => {
    const key = 'prebrief:invoice-export:versions';
    const versions = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...versions, brief: 'of before' }));
  });
  await page.reload();
  expect(await button(page).getAttribute('aria-pressed')).toBe('false');
  expect(await page.getByText('Changed since you read it.').isVisible()).toBe(true);
  expect(await timeline(page, 'brief').textContent()).toContain('changed');
  await button(page).click();
  expect(await button(page).getAttribute('aria-pressed')).toBe('true');
  expect(await timeline(page, 'brief').textContent()).not.toContain('changed');
});
