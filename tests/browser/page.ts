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
  /** Faults that a test provokes, by what they contain, including those that arrive late. */
  expected: (string | RegExp)[];
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
  expected: async ({}, use) => use([]),
  faults: async ({ expected }, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(surprises(faults, expected)).toEqual([]);
  },
  context: async ({ browser, faults }, use) => {
    const context = await newContext(browser);
    watch(context, faults);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});

interface Tab {
  page: Page;
  faults: string[];
}

/**
 * A test in a tab that all tests of its file use one after another, because starting one takes
 * longer than most tests. Storage, window and colours are as in a new one.
 */
export const tour = test.extend<{ tab: Tab; page: Page }>({
  tab: [
    async ({ browser }, use) => {
      const faults: string[] = [];
      const context = await newContext(browser);
      watch(context, faults);
      await use({ page: await context.newPage(), faults });
      await context.close();
    },
    { scope: 'file' },
  ],
  page: async ({ tab: { page, faults }, expected }, use) => {
    await page.emulateMedia({
      colorScheme: null,
      media: null,
      forcedColors: null,
      reducedMotion: null,
    });
    await page.setViewportSize({ width: 1280, height: 720 });
    await use(page);
    await page.evaluate(() => localStorage.clear());
    expect(surprises(faults.splice(0), expected)).toEqual([]);
  },
});

function surprises(faults: readonly string[], expected: Fixtures['expected']): string[] {
  return faults.filter(
    (fault) =>
      !expected.some((one) => (one instanceof RegExp ? one.test(fault) : fault.includes(one))),
  );
}

/** @returns a context whose time limit only ends what hangs: a busy machine fails nothing */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  context.setDefaultTimeout(120_000);
  return context;
}

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
