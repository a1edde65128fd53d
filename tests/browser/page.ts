import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import type { TestSite } from './sites.ts';

export const sites = inject('sites');

/** @throws if the build did not create it */
export function siteOf(build: TestSite['build'], slug?: string): TestSite {
  const site = sites.find((one) => one.build === build && (!slug || one.slug === slug));
  if (!site) throw new Error(`There is no site ${build}/${slug}.`);
  return site;
}

interface Fixtures {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** Everything that went wrong on any page so far; must be empty at the end of a test. */
  faults: string[];
}

/** A test with its own page, which fails on console errors and requests to other origins. */
export const test = base.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest parses the requested fixtures
    async ({}, use) => {
      const browser = await chromium.connect(inject('browser'));
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Vitest parses the requested fixtures
  faults: async ({}, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(faults).toEqual([]);
  },
  context: async ({ browser, faults }, use) => {
    const context = await browser.newContext();
    // Only ends what hangs: no test may fail just because the machine is busy.
    context.setDefaultTimeout(120_000);
    watch(context, faults);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});

/** Records console errors, exceptions, failed requests, and requests to other origins. */
export function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('requestfailed', (request) => {
    // Requests pending on navigation are aborted.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on('request', (request) => {
    if (request.isNavigationRequest()) return;
    const url = new URL(request.url());
    const { origin } = new URL(request.frame().url());
    if (url.origin !== origin && url.protocol !== 'data:') faults.push(`foreign: ${url.href}`);
  });
}
