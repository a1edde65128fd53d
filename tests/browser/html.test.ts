import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Nodes } from 'hast';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { htmlToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/press/compile-press.ts';
import { sites } from './page.ts';
import type { TestSite } from './sites.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      // Sätteri self-closes images, Astro does not; both are valid HTML.
      'void-style': 'off',
      // The length of a title is up to its author.
      'long-title': 'off',
      // Columns have anchors such as `invoice-line.amount-minor`.
      'valid-id': ['error', { relaxed: true }],
    },
  }),
);

describe.for(sites)('$build/$slug', (site) => {
  const pages = ['404.html', ...site.pages.map((path) => `${path}index.html`)];

  test('has a cover and several other pages', () => {
    expect(site.pages).toContain('');
    expect(site.pages.length).toBeGreaterThan(8);
  });

  test('is valid HTML', () => {
    const report = validator.validateMultipleFilesSync(
      pages.map((path) => join(site.folder, path)),
    );
    const problems = report.results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message, line, column }) => {
        return `${filePath}:${line}:${column} ${ruleId}: ${message}`;
      }),
    );
    expect(problems).toEqual([]);
  });

  test('has no broken links', () => {
    const documents = new Map(pages.map((path) => [path, elementsOf(site, path)]));
    const files = new Set(filesIn(site.folder));
    const broken: string[] = [];
    for (const [path, elements] of documents) {
      for (const url of elements.flatMap(urlsIn)) {
        const at = new URL(url, `http://site${site.base}${path.replace(/index\.html$/, '')}`);
        if (at.host !== 'site' || !at.protocol.startsWith('http')) continue;
        const inSite = at.pathname.startsWith(site.base)
          ? at.pathname.slice(site.base.length)
          : null;
        const file = inSite?.replace(/(^|\/)$/, '$1index.html') ?? '';
        if (inSite === null || !files.has(join(site.folder, file))) broken.push(`${path}: ${url}`);
        const anchor = decodeURIComponent(at.hash.slice(1));
        const target = documents.get(file) ?? [];
        if (anchor && !target.some(({ properties }) => properties.id === anchor)) {
          broken.push(`${path}: ${url} (no such anchor)`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test.for(pages)('%s has the required metadata, and no inline code', (path) => {
    const elements = elementsOf(site, path);
    const all = (name: string) => elements.filter(({ tagName }) => tagName === name);
    expect(all('html').map(({ properties }) => properties.lang)).toEqual(['en']);
    expect(all('h1')).toHaveLength(1);
    // SVGs have titles, too.
    const head = all('head').flatMap(({ children }) => children);
    expect(head.filter((one) => 'tagName' in one && one.tagName === 'title')).toHaveLength(1);
    const order = elements.map(({ tagName, properties }) => properties.httpEquiv ?? tagName);
    const policy = order.findIndex((one) => String(one) === 'Content-Security-Policy');
    expect(policy).toBeGreaterThan(-1);
    expect(policy).toBeLessThan(order.findIndex((one) => one === 'script' || one === 'link'));
    expect(all('meta').find(({ properties }) => properties.name === 'robots')?.properties).toEqual(
      expect.objectContaining({ content: expect.stringContaining('noindex') }),
    );
    for (const { properties } of all('img')) {
      expect(properties.alt).toBeTypeOf('string');
      expect([Number(properties.width), Number(properties.height)]).not.toContain(0);
      expect(`${properties.width}${properties.height}`).toMatch(/^\d+$/);
    }
    // The CSP would block any inline code.
    for (const { tagName, properties } of elements) {
      if (tagName === 'script') expect(properties.src).toBeTypeOf('string');
      expect(Object.keys(properties).filter((name) => /^(style|on[A-Z])/.test(name))).toEqual([]);
    }
  });
});

test('covers the samples, the gallery and every way to build them', () => {
  const built = sites.map(({ build, slug }) => `${build}/${slug}`).sort();
  expect(built).toEqual([
    'below/invoice-export',
    'below/prebrief',
    'gallery/gallery',
    'root/invoice-export',
    'root/prebrief',
    'team/invoice-export',
    'team/prebrief',
  ]);
});

function elementsOf({ folder }: TestSite, path: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(htmlToHast(readFileSync(join(folder, path), 'utf8')) as Nodes);
  return found;
}

function urlsIn({ tagName, properties }: Element): string[] {
  // For robots, not readers.
  if (tagName === 'link' && String(properties.rel) === 'canonical') return [];
  return [properties.href, properties.src, properties.poster].flatMap((url) =>
    typeof url === 'string' && url !== '' ? [url] : [],
  );
}
