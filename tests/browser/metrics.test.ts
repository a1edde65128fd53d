import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect } from 'vitest';
import { packageRoot } from '../../src/io/package-root.ts';
import { listen } from '../../src/serve/listen.ts';
import { siteServer } from '../../src/serve/site-server.ts';
import { DANA, repository, SAM } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { overflow, violations } from './looks.ts';
import { test } from './page.ts';

/** A team site with every figure; the samples have no history. */
const root = mkdtempSync(join(tmpdir(), 'prebrief-metrics-'));
const folder = join(root, 'dist-team', 'demo');
let url = '';
let close = () => {};

beforeAll(async () => {
  const files = validFiles();
  const index = 'content/demo/index.mdx';
  const spec = 'content/demo/spec.mdx';
  files[index] = (files[index] ?? '').replace('Sam Ortiz,', 'Sam Ortiz, email: sam@example.com,');
  // The maximum number, with one that takes far longer than the others.
  const pulls = Array.from({ length: 60 }, (_, index) => {
    const opened = Date.UTC(2026, 11, 2 + index / 3);
    const at = (hours: number) => new Date(opened + hours * 3_600_000).toISOString();
    const reviews = [{ author: { login: 'dana' }, submittedAt: at(index % 7) }];
    const merged = index === 5 ? 2000 : 8 + (index % 9);
    const author = { login: 'sam' };
    return { number: 12_340 + index, author, createdAt: at(0), mergedAt: at(merged), reviews };
  });
  files['content/demo/pulls.json'] = JSON.stringify(pulls);
  // Referenced by the brief, as this workspace is a repository.
  files['src/billing/retry.ts'] = 'export function retryInvoice() {}\n';
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const made = repository({}, root);
  const retry = 'export function retryInvoice() {}\n';
  made.commit({ 'src/billing/retry.ts': retry }, '2026-11-20', DANA);
  made.commit({ 'a.ts': 'one\ntwo\nthree\n' }, '2026-12-02', SAM);
  made.commit({ 'a.ts': 'one\ntwo\n' }, '2026-12-03', DANA);
  made.commit({ [spec]: (files[spec] ?? '').replace('- [ ]', '- [x]') }, '2027-01-12', DANA);
  const cli = join(packageRoot(), 'bin', 'prebrief.mjs');
  const args = [cli, 'build', '--audience', 'team', '--today', '2026-11-25'];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  const place = { host: '127.0.0.1', port: 0, isFlexible: false };
  const { server, url: origin } = await listen(siteServer(folder, '/'), place);
  url = `${origin}/metrics/`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});

afterAll(() => {
  close();
  rmSync(root, { recursive: true });
});

test('the page is linked from the sidebar and the cover, and is valid HTML', async ({ page }) => {
  await page.goto(new URL('/brief/', url).href);
  await page.locator('#documents').getByRole('link', { name: 'Metrics' }).click();
  expect(page.url()).toBe(url);
  const here = page.locator('#documents [aria-current=page]');
  expect(await here.allInnerTexts()).toEqual(['Metrics']);
  await page.goto(new URL('/', url).href);
  await page.getByRole('main').getByRole('link', { name: 'Metrics' }).click();
  expect(page.url()).toBe(url);
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: { 'void-style': 'off' },
  });
  const html = readFileSync(join(folder, 'metrics', 'index.html'), 'utf8');
  const { results } = validator.validateStringSync(html);
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  expect(html).not.toMatch(/\sstyle=/);
});

test('charts have a text alternative, fit, and are legible in every mode', async ({ page }) => {
  await page.goto(url);
  const charts = page.getByRole('main').getByRole('img');
  expect(
    await charts.evaluateAll((all) => all.map((one) => one.querySelector('title')?.textContent)),
  ).toEqual([
    'Pull-request cycle time of 60 pull requests: median 12 h, 90th percentile 16 h.',
    'Time to first review of 60 pull requests: median 3 h, 90th percentile 6 h.',
    '1 of 3 lines were rewritten or deleted: 33.3 %.',
    'Open acceptance criteria by day: 0 of 1 open on 12 Jan 2027.',
  ]);
  for (const width of [1440, 768, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await overflow(page), `${width} px`).toEqual([]);
    const sizes = await page
      .locator('.chart text')
      .evaluateAll((texts) =>
        texts
          .map((text) => text.getBoundingClientRect())
          .map(({ height, left, right }) => ({ height, left, right })),
      );
    // 11px text is 15px high including line spacing.
    expect.soft(Math.min(...sizes.map(({ height }) => height)), `${width} px`).toBeGreaterThan(13);
    expect.soft(Math.min(...sizes.map(({ left }) => left))).toBeGreaterThanOrEqual(0);
    expect.soft(Math.max(...sizes.map(({ right }) => right))).toBeLessThanOrEqual(width);
  }
  expect.soft(await violations(page), 'light, on a phone').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page), 'dark, on a phone').toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  const fills = await page
    .locator('.chart text')
    .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).fill));
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(new Set(fills)).toEqual(new Set([ink]));
});

test('the numbers behind a chart expand by keyboard, and in print', async ({ page }) => {
  await page.goto(url);
  const row = page.getByRole('rowheader', { name: '#12345' }).first();
  expect(await row.isVisible()).toBe(false);
  await page.getByText('The numbers: Pull-request cycle time').focus();
  await page.keyboard.press('Enter');
  expect(await row.isVisible()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.emulateMedia({ media: 'print' });
  expect(await row.isVisible()).toBe(true);
});
