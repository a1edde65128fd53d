import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { AXE, overflow, violations } from './looks.ts';
import { siteOf, tour } from './page.ts';
import type { TestSite } from './sites.ts';

/** Maximum initial page weight, in gzipped bytes. */
const WEIGHT = { page: 30_000, script: 8_000 };

/** With axe in every page, compiled once. */
const inspection = tour.extend<{ tab: { page: Page; faults: string[] } }>({
  tab: [
    async ({ tab }, use) => {
      await tab.page.addInitScript(AXE);
      await use(tab);
    },
    { scope: 'file' },
  ],
});

/** Tests every page of some sites: weight, accessibility, and fit at every width. */
export function inspect(inspected: readonly TestSite[]): void {
  describe.for(inspected)('$build/$slug', (site) => {
    // The builds with another base and for the team have mostly the same pages.
    const seen = ['below', 'team'].includes(site.build) ? siteOf('root', site.slug).pages : [];
    const isSeenDark = new Set<string | null>();
    const pages = [...site.pages, '404.html'].filter((path) => path === '' || !seen.includes(path));

    inspection.for(pages)('/%s is accessible, fits and is light', async (path, { page }) => {
      await page.goto(site.url + path);
      const {
        'text/html': html = 0,
        'text/css': css = 0,
        'text/javascript': js = 0,
      } = await weigh(page);
      expect.soft(Math.min(html, css, js)).toBeGreaterThan(0);
      expect.soft(html + css + js).toBeLessThanOrEqual(WEIGHT.page);
      expect.soft(js).toBeLessThanOrEqual(WEIGHT.script);

      expect.soft(await violations(page), 'light').toEqual([]);
      for (const width of [1440, 768, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await overflow(page), `${width} px`).toEqual([]);
      }
      // Colours belong to components, so one page of each kind shows the dark ones.
      const kind = await page.evaluate(
        () => globalThis.document.querySelector('[data-kind]')?.getAttribute('data-kind') ?? null,
      );
      if (isSeenDark.has(kind)) return;
      isSeenDark.add(kind);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violations(page), 'dark, on a phone').toEqual([]);
    });
  });
}

/** Adds up what the page has loaded by its load event, by type. */
async function weigh(page: Page): Promise<Record<string, number>> {
  const loaded = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    const until = (navigation as PerformanceNavigationTiming).loadEventStart;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const before = resources.filter(({ responseEnd }) => responseEnd <= until);
    return [location.href, ...before.map(({ name }) => name)];
  });
  const sums: Record<string, number> = {};
  for (const url of loaded) {
    const { type, weight } = await fetched(url);
    sums[type] = (sums[type] ?? 0) + weight;
  }
  return sums;
}

const weights = new Map<string, { type: string; weight: number }>();

/** @returns media type and size of a file, in gzipped bytes */
async function fetched(url: string): Promise<{ type: string; weight: number }> {
  const known = weights.get(url);
  if (known) return known;
  const response = await fetch(url);
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const weighed = { type, weight: gzipSync(await response.bytes()).length };
  weights.set(url, weighed);
  return weighed;
}
