import { styleText } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import type { Report } from '../../src/report/report.ts';

const BRIEF = 'content/demo/brief.mdx';
const SOURCE = `---
title: Brief
---

## Scope

\t\tTabs, TODO.
日本語 TODO 文字
${'long '.repeat(40)}TODO${' long'.repeat(40)}
\u001b[31mred\u009b \u202etxet TODO
key: "sk-abcdef" TODO
`;

function find(range: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const [line = 1, column = 1, endLine = line, endColumn = column] = range
    .split(/[:-]/)
    .map(Number);
  return {
    rule: 'sections/placeholder',
    severity: 'error',
    engagement: 'demo',
    file: BRIEF,
    range: { start: { line, column }, end: { line: endLine, column: endColumn } },
    message: '"TODO" is left to be filled in.',
    hint: 'Write what belongs here.',
    fixable: false,
    ...more,
  };
}

function print(diagnostics: Diagnostic[], more: Partial<Report> = {}): Promise<string> {
  const report: Report = {
    diagnostics,
    summary: { engagements: 1, documents: 14, errors: 1, warnings: 0 },
    quiet: false,
    color: false,
    links: false,
    folder: '',
    source: (file) => (file === BRIEF ? SOURCE : null),
    ...more,
  };
  return prettyReport(
    report,
    (format, text) => styleText(format, text, { validateStream: false }),
    (text, url) => `[${text}](${url})`,
  );
}

test('lists findings under their file, with code, hint and rule', async () => {
  const missing = {
    rule: 'sections/missing',
    message: 'Section "Acceptance criteria" is missing.',
    hint: 'Add "## Acceptance criteria" after "## Scope".',
  };
  const late = { file: 'content/demo/index.mdx', severity: 'warning', rule: 'reading/too-long' };
  expect(
    await print([
      find('5:1-5:9', missing),
      find('7:9-7:13'),
      find('1:1-1:1', {
        ...(late as Partial<Diagnostic>),
        message: 'It takes 41 minutes.',
        hint: 'Shorten it.',
      }),
    ]),
  ).toMatchInlineSnapshot(`
    "content/demo/brief.mdx
      5:1  error  Section "Acceptance criteria" is missing.  sections/missing
        5 | ## Scope
          | ^^^^^^^^
        Add "## Acceptance criteria" after "## Scope".

      7:9  error  "TODO" is left to be filled in.  sections/placeholder
        7 |         Tabs, TODO.
          |               ^^^^
        Write what belongs here.

    content/demo/index.mdx
      1:1  warning  It takes 41 minutes.  reading/too-long
        Shorten it.

    2 errors and 1 warning in 2 files
    "
  `);
});

describe('carets mark the range', () => {
  const frame = async (range: string) =>
    (await print([find(range)])).split('\n').slice(2, -4).join('\n');

  test('after wide characters', async () => {
    expect(await frame('8:5-8:9')).toMatchInlineSnapshot(`
      "    8 | 日本語 TODO 文字
            |        ^^^^"
    `);
  });
  test('in an overlong line', async () => {
    expect(await frame('9:201-9:205')).toMatchInlineSnapshot(`
      "    9 | …long long long long long long long long TODO long long long long long long long long long long lon…
            |                                          ^^^^"
    `);
  });
  test('across several lines, but not all of many', async () => {
    expect(await frame('1:1-8:2')).toMatchInlineSnapshot(`
      "    1 | ---
            | ^^^
          2 | title: Brief
            | ^^^^^^^^^^^^
          3 | ---
            | ^^^"
    `);
  });
  test('of an empty range', async () => {
    expect(await frame('3:4-3:4')).toMatchInlineSnapshot(`
      "    3 | ---
            |    ^"
    `);
  });
  test('but not of a whole file, or beyond its end', async () => {
    expect(await frame('1:1-1:1')).toBe('');
    expect(await frame('99:1-99:5')).toBe('');
  });
});

test('nothing from content controls the terminal', async () => {
  const output = await print([
    find('10:17-10:21', { message: 'Not \u001b]0;title\u0007 this.\nNor that.', file: BRIEF }),
    find('1:1-1:1', { file: 'content/demo/\u001b[2J\u0085.mdx', hint: '\u2066Hidden\u{e0041}' }),
  ]);
  expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202e\u2066\u{e0041}]/u);
  expect(output).toMatchInlineSnapshot(`
    "content/demo/brief.mdx
      10:17  error  Not �]0;title� this. Nor that.  sections/placeholder
        10 | �[31mred� �txet TODO
           |                 ^^^^
        Write what belongs here.

    content/demo/�[2J�.mdx
      1:1  error  "TODO" is left to be filled in.  sections/placeholder
        �Hidden�

    2 errors in 2 files
    "
  `);
});

test('masks secrets in code frames, whatever the finding is about', async () => {
  const secret = find('11:7-11:16', { rule: 'secrets/found', severity: 'warning' });
  expect(await print([secret, find('11:18-11:22')], { quiet: true })).toMatchInlineSnapshot(`
    "content/demo/brief.mdx
      11:18  error  "TODO" is left to be filled in.  sections/placeholder
        11 | key: "*********" TODO
           |                  ^^^^
        Write what belongs here.

    1 error in 1 file
    "
  `);
});

describe('the last line', () => {
  const last = async (diagnostics: Diagnostic[], more: Partial<Report> = {}) =>
    (await print(diagnostics, more)).trimEnd().split('\n').at(-1);
  const warning = find('1:1-1:4', { severity: 'warning' });

  test.for<[string, Diagnostic[]]>([
    ['1 error in 1 file', [find('1:1-1:4')]],
    ['1 warning in 1 file', [warning]],
    [
      '3 errors and 1 warning in 2 files',
      [find('1:1-1:4'), find('2:1-2:4'), warning, find('1:1-1:4', { file: 'content/demo/a.mdx' })],
    ],
    ['No problems in 14 documents of 1 engagement.', []],
  ])('%s', async ([expected, diagnostics]) => {
    expect(await last(diagnostics)).toBe(expected);
  });

  test('does not mention hidden warnings', async () => {
    expect(await last([warning], { quiet: true })).toBe(
      'No errors in 14 documents of 1 engagement.',
    );
    expect(await last([warning, find('1:1-1:4')], { quiet: true })).toBe('1 error in 1 file');
  });

  test('uses singular and plural', async () => {
    const summary = { engagements: 2, documents: 1, errors: 0, warnings: 0 };
    expect(await last([], { summary })).toBe('No problems in 1 document of 2 engagements.');
  });
});

test('the caller applies the colours', async () => {
  expect(await print([find('5:1-5:9')], { color: true })).toBe(
    [
      `\u001b[1m${BRIEF}\u001b[22m`,
      '  5:1  \u001b[31merror\u001b[39m  "TODO" is left to be filled in.  \u001b[2msections/placeholder\u001b[22m',
      '    \u001b[2m5 |\u001b[22m ## Scope',
      '    \u001b[2m  |\u001b[22m \u001b[31m^^^^^^^^\u001b[39m',
      '    Write what belongs here.',
      '',
      '\u001b[31m1 error in 1 file\u001b[39m',
      '',
    ].join('\n'),
  );
});

test('on a terminal, the rule links to its page', async () => {
  const url = 'https://github.com/prebrief/prebrief/blob/main/docs/rules/sections/placeholder.md';
  expect(await print([find('5:1-5:9')], { color: true, links: true })).toContain(
    `filled in.  [\u001b[2msections/placeholder\u001b[22m](${url})\n`,
  );
  expect(await print([find('5:1-5:9')], { color: false, links: true })).not.toContain('\u001b');
});

test('masks secrets in messages and hints', async () => {
  const secret = find('11:7-11:16', { rule: 'secrets/found', severity: 'warning' });
  const quoting = find('11:1-11:4', {
    message: 'There is no key "sk-abcdef".',
    hint: 'Remove "sk-abcdef".',
  });
  const output = await print([quoting, secret], { quiet: true });
  expect(output).not.toContain('abcdef');
  expect(output).toContain('There is no key "***".');
  expect(output).toContain('Remove "***".');
});
