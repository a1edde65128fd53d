import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { overflow, violations } from './looks.ts';
import { siteOf, test, tour, watch } from './page.ts';

const sample = siteOf('root', 'invoice-export');
const below = siteOf('below', 'invoice-export');
const gallery = siteOf('gallery');

describe('without JavaScript', () => {
  test('every page is readable and reachable, and shows no controls that need a script', async ({
    browser,
    faults,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    watch(context, faults);
    const page = await context.newPage();
    for (const site of [sample, gallery]) {
      for (const path of site.pages) {
        await page.goto(site.url + path);
        expect.soft(await faultsWithoutScript(page), path).toEqual([]);
      }
    }
    await page.goto(`${gallery.url}components/`);
    for (const text of ['Text of the first tab.', 'Text of the second tab.']) {
      expect(await page.getByText(text).isVisible()).toBe(true);
    }
    expect(await page.locator('.tab-label').allInnerTexts()).toEqual(['First', 'Second']);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.locator('[popovertarget=documents]').click();
    await page.locator('#documents').getByRole('link', { name: 'spec' }).click();
    expect(page.url()).toBe(`${gallery.url}spec/`);
    await context.close();
  });
});

/** @returns a page's content that cannot be seen, and its controls that would not work */
function faultsWithoutScript(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isVisible = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
    };
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const faults = [
      ...all('.content > :not(script)').filter((one) => !isVisible(one)),
      ...all('button:not([popovertarget]), input:not([disabled])').filter(isVisible),
      ...all('[hidden], progress').filter(isVisible),
    ].map((element) => element.outerHTML.slice(0, 120));
    return all('main h1').some(isVisible) ? faults : ['There is no heading.', ...faults];
  });
}

describe('tabs', () => {
  tour('are a tablist that works with the arrow keys', async ({ page }) => {
    await page.goto(`${gallery.url}components/`);
    const first = page.getByRole('tab', { name: 'First' });
    const second = page.getByRole('tab', { name: 'Second' });
    expect(await page.getByText('Text of the second tab.').isVisible()).toBe(false);
    await first.focus();
    await page.keyboard.press('ArrowRight');
    expect(await second.getAttribute('aria-selected')).toBe('true');
    expect(await page.getByRole('tabpanel', { name: 'Second' }).textContent()).toContain(
      'Text of the second tab.',
    );
    await page.keyboard.press('ArrowRight');
    expect(await first.getAttribute('aria-selected')).toBe('true');
  });
});

describe('print', () => {
  tour('hides the page chrome and shows everything else', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${gallery.url}components/`);
    expect(
      await page.locator(':is(header.header, nav, footer.footer, button, .skip):visible').count(),
    ).toBe(0);
    for (const text of [
      'Text of the first tab.',
      'Text of the second tab.',
      'Folded text.',
      'Unfolded text.',
    ]) {
      expect
        .soft(await page.getByText(text, { exact: text.startsWith('Folded') }).isVisible(), text)
        .toBe(true);
    }
    const colors = await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector('main p') as Element);
      return [color, getComputedStyle(document.body).backgroundColor];
    });
    expect(luminance(colors[0] ?? '')).toBeLessThan(0.2);
  });

  tour(
    'lists the URLs of code links at the end of the page instead of inline',
    async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      await page.goto(`${sample.url}week-one/`);
      const spelledOut = (selector: string) =>
        page
          .locator(selector)
          .evaluateAll((links) => links.map((one) => getComputedStyle(one, '::after').content));
      expect(new Set(await spelledOut('.content a.code-link'))).toEqual(new Set(['none']));
      const [listed] = await spelledOut('.code-references a');
      expect(listed).toContain('https://');
    },
  );

  tour('is dark on light, even in dark mode', async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const path of ['', 'spec/', 'setup/']) {
      await page.goto(sample.url + path);
      const shades = await page
        .locator('main p:visible, main code:visible, main th:visible')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
      expect.soft(Math.max(...shades.map(luminance)), path).toBeLessThan(0.5);
    }
  });

  tour('produces a PDF of a few pages', async ({ page }) => {
    await page.goto(`${sample.url}spec/`);
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThan(12);
  });
});

/** Approximate lightness of a computed `rgb(…)` or `oklch(…)`, from 0 to 1. */
function luminance(color: string): number {
  const parts = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (color.startsWith('oklch') || color.startsWith('lab'))
    return (parts[0] ?? 0) / (color.startsWith('lab') ? 100 : 1);
  const scale = color.startsWith('color(') ? 1 : 255;
  const [r = 0, g = 0, b = 0] = parts.map((part) => part / scale);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

tour('pages work with forced colours and reduced motion', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  for (const path of ['', 'components/', 'spec/']) {
    await page.goto(gallery.url + path);
    expect.soft(await overflow(page), path).toEqual([]);
    expect.soft(await violations(page), path).toEqual([]);
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect.soft(moving, path).toBe(0);
  }
  await page.goto(`${gallery.url}components/`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const outline = await page
    .locator(':focus')
    .evaluate((one) => getComputedStyle(one).outlineStyle);
  expect(outline).not.toBe('none');
});

tour('text still fits at twice the size', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  for (const path of ['', 'components/']) {
    await page.goto(gallery.url + path);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect.soft(await overflow(page), path).toEqual([]);
  }
});

describe('a page that does not exist', () => {
  tour.for([
    [sample, 'nope'],
    [sample, 'spec/nope/deeper/still/'],
    [below, 'nope/'],
    [gallery, 'deep/nope.html'],
  ] as const)(
    '$0.build/%s is styled and links back to the cover',
    async ([site, path], { page, expected }) => {
      const url = site.url + path;
      // The browser logs an error for the response, and for no other.
      expected.push(`404 (Not Found) (${url})`);
      const response = await page.goto(url);
      expect(response?.status()).toBe(404);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(
        /not found|no such/i,
      );
      expect(await styled(page)).toBe(true);
      await page.locator('main a').first().click();
      expect(page.url()).toBe(site.url);
    },
  );
});

function styled(page: Page): Promise<boolean> {
  return page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 50));
}

tour('headers forbid framing and indexing, and cache hashed assets', async ({ page }) => {
  for (const site of [sample, below]) {
    const headers = (await page.goto(`${site.url}spec/`))?.headers() ?? {};
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-robots-tag': expect.stringContaining('noindex'),
      'referrer-policy': expect.any(String),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cache-control': expect.stringContaining('must-revalidate'),
    });
    const asset = await page.locator('link[href*="/_astro/"]').first().getAttribute('href');
    const cached = await page.request.get(new URL(asset ?? '', site.url).href);
    expect(cached.headers()['cache-control']).toContain('immutable');
  }
});
