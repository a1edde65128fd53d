import { describe, expect } from 'vitest';
import { overflow, violations } from './looks.ts';
import { siteOf, test } from './page.ts';

const below = siteOf('below', 'invoice-export');
const gallery = siteOf('gallery');

describe('the banner of an engagement that has ended', () => {
  test('says on every page what to hand back, and links to the details', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2027-01-16T12:00:00Z'));
    const banner = page.getByRole('complementary', { name: 'The engagement is over' });
    for (const path of ['404.html', ...below.pages.filter((one) => one !== ''), '']) {
      await page.goto(below.url + path);
      expect.soft(await banner.isVisible(), path).toBe(true);
    }
    const text = await banner.textContent();
    expect(text).toContain('This engagement ended on 15 January 2027.');
    expect(text).toContain('Please hand back: GitHub, Staging database,');
    expect(text).toContain('You delete your clone');
    for (const [width, colorScheme] of [
      [320, 'dark'],
      [1440, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page)).toEqual([]);
      expect.soft(await overflow(page)).toEqual([]);
    }
    await banner.getByRole('link').click();
    expect(page.url()).toBe(`${below.url}access/#when-the-engagement-ends`);
    // Nobody has grants there.
    await page.goto(gallery.url);
    expect(await banner.textContent()).not.toContain('handed back');
  });

  test('is hidden on the last day itself, and without JavaScript', async ({ page, browser }) => {
    await page.clock.setFixedTime(new Date('2027-01-15T12:00:00Z'));
    await page.goto(`${below.url}spec/`);
    expect(await page.getByText('This engagement ended').isVisible()).toBe(false);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const silent = await context.newPage();
    await silent.goto(`${below.url}spec/`);
    expect(await silent.getByText('This engagement ended').isVisible()).toBe(false);
    await context.close();
  });
});
