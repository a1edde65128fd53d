import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { TYPES } from '../diagrams/types.ts';
import { overflow, violations } from './looks.ts';
import { siteOf, test, tour } from './page.ts';

const gallery = siteOf('gallery');
const sample = siteOf('root', 'invoice-export');

/** Opens a page, scrolls to its first diagram and waits until all are drawn, or none can be. */
async function openDiagrams(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.diagram').first().scrollIntoViewIfNeeded();
  await page.waitForFunction(
    () => !document.querySelector('.diagram:not([data-drawn]):not(:has(.diagram-failure))'),
  );
}

describe('Mermaid', () => {
  tour(
    'draws every type of diagram under the CSP, labelled with its accTitle',
    async ({ page }) => {
      await openDiagrams(page, `${gallery.url}diagrams/`);
      expect(await page.locator('.diagram-failure').allInnerTexts()).toEqual([]);
      const pictures = page.locator('.diagram [data-scheme="light"]');
      expect(await pictures.count()).toBe(Object.keys(TYPES).length);
      const small = await pictures.evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().width < 20).map(({ id }) => id),
      );
      expect(small).toEqual([]);
      // Its label and source.
      const first = page.locator('.diagram').first();
      const picture = first.getByRole('img', { name: 'The way of an export' });
      expect(await picture.isVisible()).toBe(true);
      expect(await first.locator('pre').isVisible()).toBe(false);
      await first.getByText('Diagram source').click();
      expect(await first.locator('pre').textContent()).toContain('accTitle: The way of an export');
      expect(await first.locator('pre').isVisible()).toBe(true);
      expect.soft(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page)).toEqual([]);
    },
  );

  tour('follows the colour scheme, and prints in light colours', async ({ page }) => {
    await openDiagrams(page, `${sample.url}architecture/`);
    const light = page.locator('.diagram [data-scheme="light"]').first();
    const dark = page.locator('.diagram [data-scheme="dark"]').first();
    expect(await light.isVisible()).toBe(true);
    expect(await dark.count()).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await dark.waitFor();
    expect(await light.isVisible()).toBe(false);
    expect.soft(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await light.isVisible()).toBe(true);
    expect(await dark.isVisible()).toBe(false);
    expect(await page.locator('.diagram pre').first().isVisible()).toBe(false);
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    expect(await light.isVisible()).toBe(true);
  });

  test('runs no code from a diagram', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { run: () => Object.assign(window, { hasRun: true }) });
    });
    await openDiagrams(page, `${gallery.url}hostile/`);
    expect(await page.locator('.diagram-failure').allInnerTexts()).toEqual([]);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.diagram svg *')) {
        one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }
    });
    expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
    expect(await page.locator('.content p').first().isVisible()).toBe(true);
    const svg = await page
      .locator('.diagram .graph-scroll')
      .evaluateAll((all) => all.map(({ innerHTML }) => innerHTML).join(''));
    expect(svg).not.toMatch(/<script|<style|\son\w+=|javascript:|themeCSS/i);
    expect(svg).toContain("style='no'");
  });

  test('is not loaded before a diagram scrolls into view, nor by other pages', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${gallery.url}diagrams/`, { waitUntil: 'networkidle' });
    await page.goto(`${gallery.url}components/`, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => /mermaid\.|draw-diagrams/.test(url))).toEqual([]);
    expect(asked.filter((url) => /MermaidDiagram/.test(url))).toHaveLength(1);
  });

  test('shows the source if a diagram cannot be drawn', async ({ page }) => {
    await page.route('**/mermaid.esm.min.js', (route) =>
      route.fulfill({ body: 'export default null;', contentType: 'text/javascript' }),
    );
    await page.goto(`${sample.url}architecture/`);
    const diagram = page.locator('.diagram').first();
    await diagram.scrollIntoViewIfNeeded();
    await diagram.getByText('could not be drawn').waitFor();
    expect(await diagram.locator('pre').isVisible()).toBe(true);
  });
});

describe('the system map', () => {
  tour(
    'links every node to its row, by keyboard, and does not widen the page',
    async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(`${gallery.url}architecture/`);
      const map = page.getByRole('group', { name: 'System map' });
      expect(await overflow(page)).toEqual([]);
      const link = map.getByRole('link', { name: 'The <API> & co: service, yours' });
      await link.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('tr:target th').textContent()).toContain('The <API> & co');
      const targets = await map.getByRole('link').evaluateAll((links) =>
        links.map((one) => {
          const id = decodeURIComponent((one.getAttribute('href') ?? '').slice(1));
          return document.getElementById(id)?.tagName ?? id;
        }),
      );
      expect(targets).toEqual(['TR', 'TR', 'TR', 'TR', 'TR']);
    },
  );

  tour('is an image with a name, and labels fit into their boxes', async ({ page }) => {
    for (const url of [`${gallery.url}architecture/`, `${sample.url}architecture/`]) {
      await page.goto(url);
      expect(await page.getByRole('img', { name: 'System map' }).count()).toBe(1);
      const wide = await page.locator('.graph-node').evaluateAll((nodes) =>
        nodes.flatMap((node) => {
          const box = node.querySelector('.graph-outline')?.getBoundingClientRect();
          return [...node.querySelectorAll('text')]
            .filter((text) => text.getBoundingClientRect().width > (box?.width ?? 0))
            .map(({ textContent }) => textContent);
        }),
      );
      expect(wide).toEqual([]);
    }
  });

  test('fits a printed page', async ({ page }) => {
    await page.setViewportSize({ width: 700, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${sample.url}architecture/`);
    const { width } = (await page.locator('svg.graph').boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(300);
    expect(await overflow(page)).toEqual([]);
  });

  test('can be found by the names of its systems', async ({ page }) => {
    await page.goto(sample.url);
    await page.keyboard.press('/');
    await page.keyboard.type('Paywell');
    const result = page.getByRole('list', { name: 'Results' }).locator('a[href*="/architecture/"]');
    await result.first().waitFor();
  });
});
