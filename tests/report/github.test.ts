import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EDITOR_SETTINGS } from '../../src/commands/editor-settings.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { githubNote, githubReport, githubSummary } from '../../src/report/github.ts';
import { find, reportOn } from './diagnostics.ts';

const warning = find('9:1-9:5', { severity: 'warning', rule: 'sections/order' });

function many(errors: number, warnings: number): Diagnostic[] {
  return [
    ...Array.from({ length: warnings }, () => warning),
    ...Array.from({ length: errors }, (_, index) => find(`${index + 1}:1-${index + 1}:5`)),
  ];
}

test('prints a command for each finding, errors first', () => {
  expect(githubReport(reportOn([warning, find('5:2-6:9')]))).toMatchInlineSnapshot(`
    "::error file=content/demo/brief.mdx,line=5,endLine=6,col=2,endColumn=9,title=sections/placeholder::The placeholder "TODO" is still there. Write what belongs here.
    ::warning file=content/demo/brief.mdx,line=9,endLine=9,col=1,endColumn=5,title=sections/order::The placeholder "TODO" is still there. Write what belongs here.
    "
  `);
  expect(githubReport(reportOn([]))).toBe('');
});

test('escapes what would end a command or start another', () => {
  const odd = find('1:1-1:1', {
    file: 'content/demo/a,b:100%.mdx',
    message: '100% of\r\n::error::this, and: that.',
    hint: '\u001b[31mRed.',
  });
  expect(githubReport(reportOn([odd]))).toBe(
    '::error file=content/demo/a%2Cb%3A100%25.mdx,line=1,endLine=1,col=1,endColumn=1,title=sections/placeholder::100%25 of ::error::this, and: that. \u{fffd}[31mRed.\n',
  );
});

test('prefixes paths if the workspace is a subfolder of the repository', () => {
  expect(githubReport(reportOn([warning], {}, { folder: 'docs/brief/' }))).toContain(
    ' file=docs/brief/content/demo/brief.mdx,',
  );
});

describe('GitHub shows ten findings of each severity', () => {
  const printed = (errors: number, warnings: number, more = {}) => {
    const report = reportOn(many(errors, warnings), {}, more);
    const lines = githubReport(report).trim().split('\n');
    const count = (severity: string) => lines.filter((line) => line.startsWith(severity)).length;
    return [count('::error'), count('::warning'), githubNote(report)];
  };

  test.for<[number, number, number, number, string]>([
    [10, 10, 10, 10, '10 errors and 10 warnings in 1 file.'],
    [
      11,
      0,
      10,
      0,
      '11 errors in 1 file. GitHub shows only 10 of each severity, so 1 error more are left out.',
    ],
    [
      12,
      13,
      10,
      10,
      '12 errors and 13 warnings in 1 file. GitHub shows only 10 of each severity, so 2 errors and 3 warnings more are left out.',
    ],
  ])('of %i errors and %i warnings', ([errors, warnings, ...expected]) => {
    expect(printed(errors, warnings)).toEqual(expected);
  });

  test('and hidden warnings are not counted', () => {
    const report = reportOn(many(1, 12), {}, { quiet: true });
    expect(githubNote(report)).toBe('1 error in 1 file.');
  });

  test('but an editor shows all of them', () => {
    const report = reportOn(many(12, 0));
    expect(githubReport(report, Number.POSITIVE_INFINITY).trim().split('\n')).toHaveLength(12);
  });
});

test('the VS Code task that init writes parses each command', () => {
  const { tasks } = EDITOR_SETTINGS['.vscode/tasks.json'] as {
    tasks: { problemMatcher: { pattern: Record<string, string | number> } }[];
  };
  const { regexp, ...groups } = tasks[0]?.problemMatcher.pattern ?? {};
  const found = new RegExp(String(regexp)).exec(githubReport(reportOn([find('5:2-6:9')])).trim());
  const matched = Object.entries(groups).map(([name, group]) => [name, found?.[Number(group)]]);
  expect(Object.fromEntries(matched)).toEqual({
    severity: 'error',
    file: 'content/demo/brief.mdx',
    line: '5',
    endLine: '6',
    column: '2',
    endColumn: '9',
    code: 'sections/placeholder',
    message: 'The placeholder "TODO" is still there. Write what belongs here.',
  });
});

test('and is the one in the documentation', () => {
  const guide = readFileSync(join(packageRoot(), 'docs', 'editors.md'), 'utf8');
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
  expect(EDITOR_SETTINGS['.vscode/tasks.json']).toMatchObject({ tasks: [JSON.parse(shown)] });
});

describe('the summary', () => {
  test('has a table for each file, with links to the rules', () => {
    const other = find('1:1-1:1', { file: 'content/demo/spec.mdx', severity: 'warning' });
    expect(githubSummary(reportOn([find('5:2-6:9'), other]))).toMatchInlineSnapshot(`
      "## Prebrief

      1 error and 1 warning in 2 files.

      ### content/demo/brief.mdx

      | Line | | Finding | Rule |
      | ---: | --- | --- | --- |
      | 5 | error | The placeholder "TODO" is still there.<br>Write what belongs here. | [sections/placeholder](https://github.com/prebrief/prebrief/blob/main/docs/rules/sections/placeholder.md) |

      ### content/demo/spec.mdx

      | Line | | Finding | Rule |
      | ---: | --- | --- | --- |
      | 1 | warning | The placeholder "TODO" is still there.<br>Write what belongs here. | [sections/placeholder](https://github.com/prebrief/prebrief/blob/main/docs/rules/sections/placeholder.md) |
      "
    `);
  });

  test('says so if nothing was found', () => {
    expect(githubSummary(reportOn([]))).toBe(
      '## Prebrief\n\nNo problems in 14 documents of 1 engagement.\n',
    );
  });

  test('is Markdown that shows content as plain text', () => {
    const odd = find('1:1-1:1', {
      file: 'content/demo/a_b*c.mdx',
      message: '<img src=x> | `x` [a](https://example.com) &amp; $x$\n# no',
      hint: '@team',
    });
    const lines = githubSummary(reportOn([odd])).split('\n');
    expect(lines[4]).toBe('### content/demo/a\\_b\\*c.mdx');
    expect(lines[8]).toContain(
      '| \\<img src=x\\> \\| \\`x\\` \\[a\\](https\\://example.com) \\&amp; \\$x\\$ # no<br>\\@team |',
    );
  });

  test('stays below GitHub’s size limit', () => {
    const long = many(5000, 0).map((one) => ({ ...one, message: '文'.repeat(200) }));
    const text = githubSummary(reportOn(long));
    expect(new TextEncoder().encode(text).length).toBeLessThan(1024 * 1024);
    const [, left] = /^(\d+) findings more\.$/m.exec(text) ?? [];
    expect(text.match(/\| error \|/g)?.length).toBe(5000 - Number(left));
  });
});
