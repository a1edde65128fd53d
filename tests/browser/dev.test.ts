import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, renameSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { said, type Workspace, workspace } from '../commands/run.ts';
import { HOSTILE_TARGETS, raw, requestFor } from '../serve/raw.ts';
import { validFiles } from '../valid-workspace.ts';
import { test } from './page.ts';

const files = validFiles();
const BRIEF = 'content/demo/brief.mdx';
const brief = files[BRIEF] ?? '';
/** A fake editor that records what it was asked to open. */
const EDITOR = '#!/bin/sh\necho "opened $*"\n';

interface Dev {
  made: Workspace;
  child: ChildProcess;
  url: string;
}

async function dev(extra: Record<string, string> = {}): Promise<Dev> {
  const made = workspace({ ...files, ...extra, 'editor/code': EDITOR });
  chmodSync(made.path('editor/code'), 0o755);
  const child = made.start(['dev', '--port', '0'], { LAUNCH_EDITOR: made.path('editor/code') });
  const [, url = ''] = await said(child, 'stdout', /demo {2}(\S+)\n/);
  return { made, child, url };
}

/** Waits until the page shows a text by itself; one change may trigger several reloads. */
async function shows(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading }).waitFor();
}

const findings = (page: Page) => page.getByRole('complementary', { name: 'Findings of the check' });

describe('findings', () => {
  test('stand on the page they are about, with a link that opens the editor there', async ({
    page,
  }) => {
    const { made, child, url } = await dev({ [BRIEF]: `${brief}\n## Extra\n\n## More\n\nText.\n` });
    await page.goto(`${url}brief/`);
    expect(await findings(page).textContent()).toContain('"Extra" is empty');
    const link = findings(page).getByRole('link', { name: /brief\.mdx:\d+:1/ });
    expect(await link.getAttribute('href')).toContain(
      '/@prebrief/open?at=content%2Fdemo%2Fbrief.mdx',
    );
    expect(await page.getByRole('heading', { name: 'More' }).isVisible()).toBe(true);
    const opened = said(child, 'stdout', /opened .*\n/);
    await link.click();
    const line = brief.split('\n').length + 1;
    expect((await opened)[0]).toContain(`${made.path(BRIEF)}:${line}:1`);
    expect(page.url()).toBe(`${url}brief/`);
    const again = said(child, 'stdout', /opened .*\n/);
    await link.focus();
    await page.keyboard.press('Enter');
    expect((await again)[0]).toContain(made.path(BRIEF));
    expect(page.url()).toBe(`${url}brief/`);

    await page.goto(`${url}spec/`);
    expect(await findings(page).textContent()).toContain('1 finding on other pages');
    await findings(page).locator('summary').click();
    await findings(page).getByRole('link', { name: '1 finding on other pages' }).click();
    await page.waitForURL(url);
    expect(await findings(page).textContent()).toContain('"Extra" is empty');

    made.write({ [BRIEF]: brief });
    await findings(page).waitFor({ state: 'detached' });
  });

  test('cannot be used to open anything else, or from anywhere else', async () => {
    const { made, child, url } = await dev({
      [BRIEF]: `${brief}\n## Extra\n\n## More\n\nText.\n`,
      '.git/config': '',
    });
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
    });
    const html = await (await fetch(`${url}brief/`)).text();
    const [, token = ''] = /data-token="([^"]+)"/.exec(html) ?? [];
    const place = `${BRIEF}:${brief.split('\n').length + 1}:1`;
    const { origin, host, port } = new URL(url);
    const good = { 'X-Prebrief-Token': token, 'Sec-Fetch-Site': 'same-origin', Origin: origin };
    const open = async (at: string, headers: Record<string, string>, method = 'POST') => {
      const path = `/@prebrief/open?at=${encodeURIComponent(at)}`;
      const own = Object.entries({ 'Content-Length': '0', ...headers });
      const lines = own.filter(([, value]) => value !== '').map((line) => line.join(': '));
      return (await raw(Number(port), requestFor(path, Number(port), { method, headers: lines })))
        .status;
    };
    for (const at of [
      '',
      BRIEF,
      `${BRIEF}:1:1`,
      '../../../etc/passwd:1:1',
      '/etc/passwd:1:1',
      '.git/config:1:1',
      'prebrief.config.mjs:1:1',
      `./${place}`,
      made.path(place),
      `${place}:1`,
      `--help${place}`,
      `${place}\n`,
      `${place}"&calc`,
    ]) {
      expect.soft(await open(at, good), at).toBe(403);
    }
    for (const wrong of [
      { 'Sec-Fetch-Site': '' },
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: '' },
      { Origin: 'null' },
      { Origin: `https://${host}` },
      { Origin: 'http://localhost' },
      { Origin: `http://127.0.0.1:${port}` },
      { Origin: 'http://evil.example' },
      { 'X-Prebrief-Token': '' },
      { 'X-Prebrief-Token': token.slice(1) },
      { 'X-Prebrief-Token': token.toUpperCase() },
      { 'X-Prebrief-Token': 'ü'.repeat(token.length) },
    ]) {
      expect.soft(await open(place, { ...good, ...wrong }), JSON.stringify(wrong)).toBe(403);
    }
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
      expect.soft(await open(place, good, method), method).toBe(405);
    }
    const opened = said(child, 'stdout', /opened .*\n/);
    expect(await open(place, good)).toBe(204);
    await opened;
    expect(text.match(/opened/g)).toHaveLength(1);
  });
});

describe('what is saved', () => {
  test('appears, whatever happens to the file', async ({ page }) => {
    const { made, url } = await dev();
    await page.goto(`${url}brief/`);
    made.write({ [BRIEF]: `${brief}\n## News\n\nFresh words.\n` });
    await shows(page, 'News');

    const broken = {
      'mdx/syntax': `${brief}\n<Note>never closed\n`,
      'frontmatter/syntax': '---\ntitle: [\n---\n',
      'mdx/forbidden': `${brief}{process.exit(1)}\n`,
      'content/unreadable': '\u0000',
      'frontmatter/schema': '',
    };
    for (const [rule, text] of Object.entries(broken)) {
      made.write({ [BRIEF]: text });
      await findings(page).getByText(rule).first().waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count(), rule).toBe(1);
      // The other pages can still be read and searched.
      expect((await page.request.get(`${url}spec/`)).status(), rule).toBe(200);
      expect((await page.request.get(`${url}pagefind/pagefind.js`)).status(), rule).toBe(200);
    }
    made.write({ [BRIEF]: brief });
    await shows(page, 'The company');
  });

  test('is survived, even where it was renamed, deleted or moved away', async ({
    page,
    context,
    expected,
  }) => {
    // The browser logs errors for missing files, and for a page in place of a style sheet.
    expected.push(/status of (404|500)|Refused to apply style/);
    const { made, child, url } = await dev();
    await page.goto(`${url}brief/`);
    rmSync(made.path(BRIEF));
    await shows(page, 'Page not found');
    made.write({ 'content/demo/short.mdx': brief });
    const short = await context.newPage();
    await short.goto(`${url}short/`);
    await shows(short, 'The company');
    renameSync(made.path('content/demo/short.mdx'), made.path(BRIEF));
    await shows(short, 'Page not found');
    await shows(page, 'The company');

    renameSync(made.path('content/demo'), made.path('away'));
    await shows(page, 'The engagement demo no longer exists.');
    renameSync(made.path('away'), made.path('content/demo'));
    await shows(page, 'The company');
    expect(child.exitCode).toBe(null);
  });

  test('while a page is on its way is not missed', async ({ page }) => {
    const { made, url } = await dev();
    // The page is loaded but not listening yet: its script is delayed.
    const late = async (route: Route) => {
      made.write({ [BRIEF]: `${brief}\n## News\n\nFresh words.\n` });
      const text = () => fetch(`${url}brief/`).then((it) => it.text());
      for (let now = ''; !now.includes('Fresh'); ) now = await text();
      await route.continue();
    };
    await page.route('**/@prebrief/dev.js', late, { times: 1 });
    await page.goto(`${url}brief/`);
    await shows(page, 'News');
  });
});

describe('the server', () => {
  test('answers to this machine’s names only', async () => {
    const { url } = await dev();
    const { port } = new URL(url);
    const asked = async (host: string) => {
      const sent = request({ host: '127.0.0.1', port, path: '/', headers: { Host: host } }).end();
      const [response] = await once(sent, 'response');
      response.resume();
      return response.statusCode;
    };
    expect(await asked(`localhost:${port}`)).toBe(200);
    expect(await asked(`127.0.0.1:${port}`)).toBe(200);
    for (const host of [
      `0.0.0.0:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `evil.localhost:${port}`,
      'localhost',
      'evil.example',
      `evil.example:${port}`,
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ]) {
      expect.soft(await asked(host), host).toBe(403);
    }
  });

  test('answers whatever it is asked for, and tells nobody else what changes', async () => {
    const { child, url } = await dev();
    const port = Number(new URL(url).port);
    for (const target of HOSTILE_TARGETS) {
      const { status, headers, body } = await raw(port, requestFor(target, port));
      expect.soft([200, 302, 400, 404], target).toContain(status);
      if (headers.location) expect.soft(headers.location).toMatch(/^\/(?!\/)[\w.~/%-]*$/);
      expect.soft(body, target).not.toContain('<script>alert');
    }
    for (const from of ['Sec-Fetch-Site: cross-site', 'Origin: http://evil.example']) {
      const events = requestFor('/@prebrief/events', port, { headers: [from] });
      expect.soft((await raw(port, events)).status, from).toBe(403);
    }
    const { headers } = await fetch(`${url}brief/`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(child.exitCode).toBe(null);
  });

  test('finds nothing outside of the site', async () => {
    const { url } = await dev({
      'content/demo/_hidden.mdx': 'Hidden.',
      'content/demo/draft.mdx': '---\ntitle: D\ndescription: D.\ndraft: true\n---\n\nDraft.\n',
    });
    for (const path of [
      '..%2f..%2fprebrief.config.mjs',
      'brief.mdx',
      '_hidden/',
      'draft/',
      '@prebrief/nope',
      '%ff',
      'constructor/',
      '@prebrief/constructor',
    ]) {
      const response = await fetch(url + path);
      expect.soft([path, response.status]).toEqual([path, path === '%ff' ? 400 : 404]);
      expect.soft(await response.text()).not.toMatch(/Draft\.|Hidden\./);
    }
  });
});
