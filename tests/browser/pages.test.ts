import { describe, expect } from 'vitest';
import { inspect } from './inspect.ts';
import { overflow, violations } from './looks.ts';
import { siteOf, sites, test } from './page.ts';

inspect(sites.filter(({ build }) => build === 'root'));

describe('the skip link', () => {
  test('is the first thing a keyboard reaches, and leads past the navigation', async ({ page }) => {
    await page.goto(`${siteOf('root', 'invoice-export').url}brief/`);
    await page.keyboard.press('Tab');
    const link = page.locator(':focus');
    expect(await link.textContent()).toBe('Skip to content');
    expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.locator('main:focus').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
  });
});

test('what folds away on a phone opens with one button each, and closes with Escape', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${siteOf('root', 'invoice-export').url}brief/`);
  for (const id of ['documents', 'contents']) {
    const nav = page.locator(`#${id}`);
    expect(await nav.isVisible()).toBe(false);
    await page.locator(`[popovertarget=${id}]`).click();
    expect(await nav.isVisible()).toBe(true);
    expect.soft(await violations(page), id).toEqual([]);
    expect.soft(await overflow(page), id).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await nav.isVisible()).toBe(false);
  }
});
