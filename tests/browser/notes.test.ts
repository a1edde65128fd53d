import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { overflow, violations } from './looks.ts';
import { siteOf, test } from './page.ts';

const site = siteOf('root', 'invoice-export');
const below = siteOf('below', 'invoice-export');
const gallery = siteOf('gallery');

const ask = (page: Page, section: string) =>
  page.getByRole('button', { name: `Ask about ${section}`, exact: true });
const field = (page: Page) => page.getByRole('textbox', { name: /^Your question or note about/ });
const texts = (page: Page) => page.locator('.note-text').allTextContents();
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

async function note(page: Page, section: string, text: string): Promise<void> {
  await ask(page, section).click();
  await field(page).fill(text);
  await save(page);
  await field(page).waitFor({ state: 'detached' });
}

/** Every stored note of the site. */
function kept(page: Page, slug = 'invoice-export'): Promise<string[]> {
  return page.evaluate(
    (start) =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(start))
        .map((key) => JSON.parse(localStorage.getItem(key) ?? '').text),
    `prebrief:${slug}:note:`,
  );
}

describe('a note', () => {
  test('can be written, saved and edited with the keyboard alone', async ({ page }) => {
    await page.goto(`${site.url}spec/`);
    await ask(page, 'Goal').focus();
    await page.keyboard.press('Enter');
    await field(page).waitFor();
    expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('Why?');
    await page.keyboard.press('Enter');
    await page.keyboard.type('<img src=x onerror=alert(1)> & **bold**');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Save');
    await page.keyboard.press('Enter');
    await page.getByText('Saved in this browser. See it on').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Ask about Goal');
    const text = 'Why?\n<img src=x onerror=alert(1)> & **bold**';
    expect(await texts(page)).toEqual([text]);
    expect(await page.locator('.note-kind').textContent()).toBe('Note');

    await page.reload();
    await page.locator('.note-text').waitFor();
    expect(await texts(page)).toEqual([text]);
    const heading = page.locator('#goal ~ .notes').first();
    expect(await heading.getByText('Why?').isVisible()).toBe(true);

    await page.getByRole('button', { name: 'Edit note about “Goal”' }).focus();
    await page.keyboard.press('Enter');
    expect(await field(page).inputValue()).toBe(text);
    await field(page).fill('Shorter.');
    await page.keyboard.press('Control+Enter');
    await field(page).waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toBe('Edit');
    expect(await texts(page)).toEqual(['Shorter.']);
    expect(await kept(page)).toEqual(['Shorter.']);
  });

  test('can be added to every section of every document', async ({ page }) => {
    for (const path of ['', 'components/', 'deep/er/page/', 'glossary/', 'access/']) {
      await page.goto(gallery.url + path);
      const sections = page.locator('.content > :is(h2, h3)');
      const buttons = page.getByRole('button', { name: /^Ask about / });
      expect(await buttons.count(), path).toBe(await sections.count());
    }
  });

  test('is not saved while empty, and Escape discards no text', async ({ page }) => {
    await page.goto(`${site.url}spec/`);
    await ask(page, 'Goal').click();
    await field(page).fill('  ');
    await save(page);
    expect(await page.getByText('Write something first').isVisible()).toBe(true);
    await field(page).fill('Half a');
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('Half a');
    await field(page).fill('');
    await page.keyboard.press('Escape');
    expect(await field(page).count()).toBe(0);
    expect(await page.locator(':focus').textContent()).toBe('Ask about Goal');
    expect(await kept(page)).toEqual([]);
  });

  test('can be deleted and restored', async ({ page }) => {
    await page.goto(`${site.url}spec/`);
    await note(page, 'Goal', 'One.');
    await page.getByRole('button', { name: 'Delete question about “Goal”' }).click();
    expect(await kept(page)).toEqual([]);
    expect(await page.locator(':focus').textContent()).toBe('Undo');
    await page.keyboard.press('Enter');
    expect(await texts(page)).toEqual(['One.']);
    expect(await kept(page)).toEqual(['One.']);
    await page.reload();
    await page.locator('.note-text').waitFor();
  });

  test('is accessible and fits a phone, in light and dark mode', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${site.url}spec/`);
    await note(page, 'Goal', `A_very_${'long_'.repeat(30)}word.`);
    await ask(page, 'In scope').click();
    await field(page).waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), colorScheme).toEqual([]);
      expect.soft(await overflow(page), colorScheme).toEqual([]);
    }
    await page.goto(`${site.url}first-call/`);
    await page.getByRole('button', { name: 'Add a question' }).click();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), colorScheme).toEqual([]);
      expect.soft(await overflow(page), colorScheme).toEqual([]);
    }
  });
});

describe('two tabs', () => {
  test('can save notes at the same time', async ({ page, context }) => {
    const other = await context.newPage();
    for (const one of [page, other]) {
      await one.goto(`${site.url}spec/`);
      await ask(one, 'Goal').click();
      await field(one).waitFor();
    }
    await field(page).fill('From the one.');
    await field(other).fill('From the other.');
    await Promise.all([save(page), save(other)]);
    for (const one of [page, other]) {
      await one.locator('.note-text').nth(1).waitFor();
      expect((await texts(one)).toSorted()).toEqual(['From the one.', 'From the other.']);
    }
  });

  test('that edit the same note keep both versions, and unsaved text', async ({
    page,
    context,
  }) => {
    await page.goto(`${site.url}spec/`);
    await note(page, 'Goal', 'Before.');
    const other = await context.newPage();
    await other.goto(`${site.url}first-call/`);
    const edit = /^Edit question/;
    await page.getByRole('button', { name: edit }).click();
    await field(page).fill('Mine');
    await other.getByRole('button', { name: edit }).click();
    await field(other).fill('Theirs.');
    await save(other);
    await field(other).waitFor({ state: 'detached' });
    // A half-written text stays, and so does the cursor.
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    expect(await field(page).inputValue()).toBe('Mine');
    await page.keyboard.type(', too.');
    await save(page);
    await other.locator('.note-text').nth(1).waitFor();
    expect((await texts(other)).toSorted()).toEqual(['Mine, too.', 'Theirs.']);

    // Deleted in the other tab while being edited here.
    await page.getByRole('button', { name: edit }).first().click();
    const changed = await field(page).inputValue();
    await other
      .locator('li', { hasText: changed })
      .getByRole('button', { name: /^Delete/ })
      .click();
    await field(page).fill('Still here.');
    await save(page);
    await other.getByText('Still here.').waitFor();
    expect(await kept(page)).toHaveLength(2);
  });
});

describe('unreliable storage', () => {
  const full = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  };
  const blocked = () => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  };
  test.for([
    ['full', full],
    ['blocked', blocked],
  ] as const)(
    'if it is %s, an error is shown and the text is kept',
    async ([, breakIt], { page }) => {
      await page.addInitScript(breakIt);
      await page.goto(`${site.url}spec/`);
      await ask(page, 'Goal').click();
      await field(page).fill('Do not lose me.');
      await save(page);
      await page.getByText('This browser could not save your note').waitFor();
      expect(await field(page).inputValue()).toBe('Do not lose me.');
      expect(await page.getByRole('button', { name: 'Copy the text' }).isVisible()).toBe(true);
      await page.goto(`${site.url}first-call/`);
      expect(await page.getByText('No notes yet.').isVisible()).toBe(true);
      await page.goto(`${site.url}week-one/`);
      expect(await page.getByRole('checkbox', { name: /^Done/ }).count()).toBe(0);
      expect(await page.locator('.task-box').first().isVisible()).toBe(true);
    },
  );

  test('with malformed values does no harm', async ({ page, faults }) => {
    await page.goto(`${site.url}spec/`);
    await page.evaluate(() => {
      const values = {
        a: '{',
        b: 'null',
        c: '[]',
        d: '{"text":7}',
        e: '{"text":"","path":"spec"}',
        f: '{"text":"<img src=x onerror=alert(1)>","path":"spec","section":"goal","title":"<b>","document":"<i>","order":"x"}',
        g: '{"text":"Elsewhere","path":"/evil.example","section":"x","title":"t","document":"d","order":1e400}',
        h: '{"text":"Own","path":"__proto__","section":"length","title":{},"document":[]}',
        i: '{"text":"Code","path":"javascript:alert(1)//","section":""}',
      };
      for (const [id, value] of Object.entries(values)) {
        localStorage.setItem(`prebrief:invoice-export:note:${id}`, value);
      }
      for (const name of ['visits', 'versions', 'read', 'week-one']) {
        localStorage.setItem(`prebrief:invoice-export:${name}`, '[[{"__proto__":1}]]');
      }
    });
    await page.reload();
    await page.locator('.note-text').waitFor();
    expect(await texts(page)).toEqual(['<img src=x onerror=alert(1)>']);
    for (const path of ['first-call/', 'changes/', 'week-one/', '']) {
      await page.goto(site.url + path);
      expect(faults).toEqual([]);
    }
    await page.goto(`${site.url}first-call/`);
    expect(await texts(page)).toEqual(['<img src=x onerror=alert(1)>', 'Elsewhere', 'Own', 'Code']);
    const links = page.locator('.note-place a');
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      '/spec/#goal',
    ]);
    expect(await page.locator('.note-place').first().textContent()).toBe('<i> › <b>');
    // Nothing was discarded either.
    const keys = await page.evaluate(() => Object.keys(localStorage).length);
    expect(keys).toBe(13);
  });
});

describe('the first call', () => {
  test('gathers notes from all tabs, and lets the keyboard reorder them', async ({
    page,
    context,
  }) => {
    await page.goto(`${site.url}first-call/`);
    expect(await page.getByText('No notes yet.').isVisible()).toBe(true);
    const other = await context.newPage();
    await other.goto(`${site.url}spec/`);
    await note(other, 'Goal', 'One');
    await note(other, 'In scope', 'Two');
    await other.goto(`${site.url}brief/`);
    await note(other, 'What it does', 'Three');
    await page.getByText('Three').waitFor();
    expect(await texts(page)).toEqual(['One', 'Two', 'Three']);
    expect(await page.getByText('No notes yet.').isVisible()).toBe(false);
    expect(await page.locator('.note-place').allTextContents()).toEqual([
      'Specification › Goal',
      'Specification › In scope',
      'Brief › What it does',
    ]);

    const up = page.getByRole('button', { name: 'Move up question about “What it does”' });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await texts(page)).toEqual(['Three', 'One', 'Two']);
    // At the top, "up" is disabled, so focus moves to its neighbour.
    expect(await page.locator(':focus').textContent()).toBe('Down');
    await page.reload();
    expect(await texts(page)).toEqual(['Three', 'One', 'Two']);

    await page.getByRole('button', { name: 'Add a question' }).click();
    await field(page).fill('Four');
    await save(page);
    expect(await texts(page)).toEqual(['Three', 'One', 'Two', 'Four']);
    await page.locator('.note-place a', { hasText: 'What it does' }).click();
    expect(page.url()).toBe(`${site.url}brief/#what-it-does`);
  });

  test('keeps a note whose section no longer exists, under its old title', async ({ page }) => {
    await page.goto(`${site.url}spec/`);
    await note(page, 'Goal', 'About the goal.');
    // As if the site had been rebuilt without that section and another document.
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((one) => one.includes(':note:')) ?? '';
      const value = JSON.parse(localStorage.getItem(key) ?? '');
      localStorage.setItem(key, JSON.stringify({ ...value, section: 'aims', title: 'Aims' }));
      localStorage.setItem(
        `${key}2`,
        JSON.stringify({ ...value, path: 'plan', document: 'The plan', title: 'Steps', order: 1 }),
      );
    });
    await page.goto(`${site.url}first-call/`);
    expect(await page.locator('.note-place').allTextContents()).toEqual([
      'Specification › Aims (this section no longer exists)',
      'The plan › Steps (this section no longer exists)',
    ]);
    expect(await page.locator('.note-place a').count()).toBe(0);
    await page.getByRole('button', { name: /^Edit/ }).first().click();
    await field(page).fill('About the aims.');
    await save(page);
    expect(await texts(page)).toEqual(['About the aims.', 'About the goal.']);
  });

  test('can be copied, downloaded and emailed with the notes', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${below.url}spec/`);
    await note(page, 'Goal', 'Why & how?');
    await page.goto(`${below.url}first-call/`);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied, with your notes.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('# First call: Invoice export\n');
    expect(copied).toContain(
      `1. Question, [Specification › Goal](${below.url}spec/#goal):\n   Why & how?\n`,
    );
    expect(copied).toContain(`[In scope](${below.url}brief/#in-scope)`);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as Markdown' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('first-call-invoice-export.md');
    // With a remote browser, downloads are read as a stream.
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(copied);

    const href = await page.getByRole('link', { name: 'Email the agenda' }).getAttribute('href');
    const mail = new URL(href ?? '');
    expect(mail.pathname.split(',').toSorted()).toEqual([
      'dana@example.com',
      'mikkel@example.com',
      'priya@example.com',
    ]);
    expect(mail.searchParams.get('body')).toContain(
      'Question, Specification › Goal:\r\nWhy & how?',
    );
    expect(await page.locator('[data-mail-cut]').isVisible()).toBe(false);
    for (let index = 0; index < 3; index++) {
      await page.getByRole('button', { name: 'Add a question' }).click();
      await field(page).fill('A long question. '.repeat(50));
      await save(page);
    }
    expect(await page.locator('[data-mail-cut]').isVisible()).toBe(true);
    const long = await page.getByRole('link', { name: 'Email the agenda' }).getAttribute('href');
    expect(long?.length).toBeLessThan(2000);
  });

  test('prints the notes without the controls', async ({ page }) => {
    await page.goto(`${site.url}spec/`);
    await note(page, 'Goal', 'On paper.');
    await page.emulateMedia({ media: 'print' });
    for (const path of ['spec/', 'first-call/']) {
      await page.goto(site.url + path);
      await page.locator('.note-text').waitFor();
      expect(await page.locator('.note-text').isVisible()).toBe(true);
      expect(await page.locator(':is(button, .take-away, .note-actions):visible').count()).toBe(0);
    }
  });

  test('works without JavaScript, except for the notes', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${below.url}first-call/`);
    expect(await page.locator('main h2:visible').allTextContents()).toEqual([
      'Confirm the scope',
      'The questions the brief raised',
      'How we will work together',
    ]);
    expect(await page.locator('[data-gathered]').isVisible()).toBe(false);
    for (const name of ['Add to the calendar', 'Download as Markdown']) {
      const href = await page.getByRole('link', { name }).getAttribute('href');
      const file = await page.request.get(new URL(href ?? '', page.url()).href);
      expect(file.status()).toBe(200);
      expect(await file.text()).toMatch(/^BEGIN:VCALENDAR\r\n|^# First call/);
    }
    await context.close();
  });
});

test('the cover links to the agenda', async ({ page }) => {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'The agenda, with your notes' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The first call');
});
