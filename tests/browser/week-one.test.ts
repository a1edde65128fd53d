import { expect } from 'vitest';
import { overflow, violations } from './looks.ts';
import { siteOf, test } from './page.ts';

const gallery = siteOf('gallery');
const sample = siteOf('root', 'invoice-export');

test('milestones and tasks can be ticked, and stay ticked', async ({ page, context }) => {
  await page.goto(`${gallery.url}week-one/`);
  const milestone = page.getByRole('checkbox', { name: 'Done: Access works' });
  const tasks = page.locator('.content').getByRole('checkbox');
  expect(
    await tasks.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)),
  ).toEqual([false, true, false, false]);
  await milestone.focus();
  await page.keyboard.press('Space');
  // The same text in another section is another task.
  await tasks.nth(3).check();
  await page.getByText('One inside.').click();
  // A task checked in the document can be unchecked.
  await tasks.nth(1).uncheck();
  const other = await context.newPage();
  await other.goto(`${gallery.url}week-one/`);
  for (const one of [page, other]) {
    expect(await one.getByRole('checkbox', { name: 'Done: Access works' }).isChecked()).toBe(true);
    const checked = await one
      .locator('.content')
      .getByRole('checkbox')
      .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked));
    expect(checked).toEqual([false, false, true, true]);
  }
  // Ticks from both tabs are kept and shown in each.
  await page.getByRole('checkbox', { name: 'Done: First review' }).check();
  await other.getByRole('checkbox', { name: 'Done: End of week one' }).check();
  await page.waitForFunction(() => document.querySelectorAll('.milestones :checked').length === 3);
  await other.reload();
  expect(await other.locator('.milestones :checked').count()).toBe(3);
  await page.locator('.content').getByRole('link', { name: 'spec' }).first().click();
  expect(page.url()).toBe(`${gallery.url}spec/`);
});

test('is accessible and fits, in light and dark mode', async ({ page }) => {
  for (const url of [`${gallery.url}week-one/`, `${sample.url}week-one/`]) {
    await page.goto(url);
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [320, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page)).toEqual([]);
      expect.soft(await overflow(page)).toEqual([]);
    }
  }
});
