import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { listen } from '../../src/serve/listen.ts';
import { siteServer } from '../../src/serve/site-server.ts';
import { demoFiles, repository } from '../commands/history.ts';
import { overflow, violations } from './looks.ts';
import { test } from './page.ts';

const SPEC = 'content/demo/spec.mdx';
const files = demoFiles();
const spec = files[SPEC] ?? '';

/** A site that is rebuilt while its reader is away. */
async function demo() {
  const repo = repository();
  const settings = 'export default { changes: { messages: true } };\n';
  repo.commit('Write it', { ...files, 'prebrief.config.mjs': settings });
  const build = async () => expect(await repo.made.run(['build'])).toMatchObject({ code: 0 });
  await build();
  const { server, url } = await listen(siteServer(repo.made.path('dist/demo'), '/'), {
    host: '127.0.0.1',
    port: 0,
    isFlexible: false,
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { repo, build, url: `${url}/` };
}

const status = (page: Page) => page.locator('[data-new-status]').textContent();
const news = (page: Page) => page.locator('nav [data-news]:visible').count();

/** Changes marked as new, by commit message. */
function fresh(page: Page): Promise<string[]> {
  return page.locator('.change[data-new] .change-message').allTextContents();
}

test('marks what changed since the last visit, even if the site was rebuilt several times', async ({
  page,
}) => {
  const { repo, build, url } = await demo();
  const later = async (minutes: number) => {
    await page.clock.setFixedTime(new Date(Date.parse('2026-12-01T10:00Z') + minutes * 60_000));
  };
  await later(0);
  await page.goto(`${url}brief/`);
  expect(await news(page)).toBe(0);
  await page.goto(`${url}changes/`);
  expect(await status(page)).toContain('first visit');
  expect(await fresh(page)).toEqual([]);

  repo.commit('Clarify the goal', { [SPEC]: spec.replace('word1', 'word0') });
  repo.commit('Tighten a criterion', {
    [SPEC]: readFileSync(repo.made.path(SPEC), 'utf8').replace('under 60 s', 'under 30 s'),
  });
  await build();
  await later(24 * 60);
  // It is still new after visiting another page first.
  await page.goto(url);
  expect(await news(page)).toBe(1);
  await page.goto(`${url}spec/`);
  await page.goto(`${url}changes/`);
  expect(await status(page)).toBe('1 document has changed since your last visit.');
  expect(await fresh(page)).toEqual(['Tighten a criterion', 'Clarify the goal']);
  expect(await page.locator('[data-new-mark]:visible').count()).toBe(2);
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await overflow(page)).toEqual([]);
    expect.soft(await violations(page)).toEqual([]);
  }
  await page
    .locator('.change[data-new]')
    .first()
    .getByRole('link', { name: 'Acceptance criteria' })
    .click();
  expect(page.url()).toBe(`${url}spec/#acceptance-criteria`);

  // It stays new for the whole visit, even if the site is rebuilt meanwhile.
  repo.commit('One more', { [SPEC]: spec.replace('word1', 'word9') });
  await build();
  await later(24 * 60 + 10);
  await page.goto(`${url}changes/`);
  expect(await fresh(page)).toEqual(['One more', 'Tighten a criterion', 'Clarify the goal']);

  await later(48 * 60);
  await page.goto(`${url}changes/`);
  expect(await status(page)).toBe('Nothing has changed since your last visit.');
  expect(await fresh(page)).toEqual([]);
  expect(await news(page)).toBe(0);
});

test('falls back to dates if the history was rewritten', async ({ page }) => {
  const { repo, build, url } = await demo();
  await page.goto(url);
  repo.commit('Clarify the goal', { [SPEC]: spec.replace('word1', 'word0') }, '2026-11-20');
  await build();
  await page.evaluate(() => {
    const edition = '2026-11-10T00:00:00.000Z 0123456789';
    localStorage.setItem(
      'prebrief:demo:visits',
      JSON.stringify({ edition, seen: 0, before: null }),
    );
  });
  await page.goto(`${url}changes/`);
  expect(await fresh(page)).toEqual(['Clarify the goal']);
});
