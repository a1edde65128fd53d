import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { BRIEF, find, reportOn } from './diagnostics.ts';
import { sarifProblems } from './sarif-schema.ts';

const SOURCE = `---
title: Brief
---

## Scope

TODO and TODO

TODO and TODO
`;
const rules = RULES.filter(({ id }) => id === 'sections/placeholder');
const RULE = rules[0] ?? { summary: '', why: '' };

function log(diagnostics: Diagnostic[], text = SOURCE, more = {}): Log {
  const report = reportOn(diagnostics, { [BRIEF]: text }, more);
  return JSON.parse(sarifReport(report, { rules, version: '1.2.3' })) as Log;
}

function results(diagnostics: Diagnostic[], text = SOURCE): Result[] {
  return log(diagnostics, text).runs[0]?.results ?? [];
}

function prints(diagnostics: Diagnostic[], text = SOURCE): string[] {
  return results(diagnostics, text).flatMap((one) => Object.values(one.partialFingerprints ?? {}));
}

test('a run contains the tool, the rules and the results', () => {
  const { runs, ...head } = log([find('7:1-7:5')]);
  expect(head).toEqual({
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
  });
  const [run] = runs;
  expect(run?.tool.driver).toMatchObject({
    name: 'prebrief',
    version: '1.2.3',
    rules: [
      {
        id: 'sections/placeholder',
        shortDescription: { text: RULE.summary },
        fullDescription: { text: RULE.why },
        helpUri:
          'https://github.com/prebrief/prebrief/blob/main/docs/rules/sections/placeholder.md',
        defaultConfiguration: { level: 'error' },
      },
    ],
  });
  expect(run?.columnKind).toBe('utf16CodeUnits');
  expect(run?.results).toEqual([
    {
      ruleId: 'sections/placeholder',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'The placeholder "TODO" is still there. Write what belongs here.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: BRIEF, uriBaseId: '%SRCROOT%' },
            region: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 5 },
          },
        },
      ],
      partialFingerprints: { 'prebriefFinding/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) },
    },
  ]);
});

test('the output is valid SARIF 2.1.0, with every rule and any finding', () => {
  const all = RULES.map(({ id, severity }, index) => {
    const file = `content/demo/${index} %ö#?:a[b].mdx`;
    return find('1:1-1:1', { rule: id, severity, file, message: 'A "\u0000\ud800" {0} [b](c).' });
  });
  const report = reportOn(all, {}, { folder: 'docs/' });
  const output = sarifReport(report, { rules: RULES, version: '0.1.0' });
  expect(sarifProblems(JSON.parse(output))).toEqual([]);
  expect(sarifProblems(log([]))).toEqual([]);
});

test('URIs are relative and encoded', () => {
  const odd = find('1:1-1:1', { file: "content/demo/50% 文(1)'#?.mdx" });
  const [one] = log([odd], '', { folder: 'docs/brief/' }).runs[0]?.results ?? [];
  expect(one?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
    'docs/brief/content/demo/50%25%20%E6%96%87%281%29%27%23%3F.mdx',
  );
});

describe('fingerprints', () => {
  const alike = [find('7:1-7:5'), find('7:10-7:14'), find('9:1-9:5')];

  test('are unique in a run', () => {
    const more = [...alike, find('7:1-7:5', { rule: 'mdx/syntax' }), find('1:1-1:1')];
    const other = alike.map((one) => ({ ...one, file: 'content/demo/spec.mdx' }));
    expect(new Set(prints([...more, ...other])).size).toBe(8);
  });

  test('do not change when lines are moved or indented', () => {
    const moved = ['11:3-11:7', '11:12-11:16', '13:1-13:5'].map((range) => find(range));
    const text = SOURCE.replace('## Scope', 'A.\n\nB.\n\n## Scope').replace('\nTODO', '\n  TODO');
    expect(prints(moved, text)).toEqual(prints(alike));
  });

  test('of findings about a whole file do not change with its first line', () => {
    const whole = [find('1:1-1:1', { message: 'No "brief".' }), find('1:1-1:1')];
    expect(prints(whole, `A line.\n${SOURCE}`)).toEqual(prints(whole));
    expect(prints(whole.slice(1))).toEqual(prints(whole).slice(1));
  });

  test('do not depend on secrets', () => {
    const secret = (token: string) => [
      find('1:6-1:14', { rule: 'secrets/found' }),
      find('1:1-1:4', { message: `There is no "${token}".` }),
    ];
    const first = log(secret('sk-first'), 'key: sk-first TODO\n');
    expect(JSON.stringify(first)).not.toContain('sk-first');
    expect(first.runs[0]?.results?.[1]?.message.text).toContain('There is no "***".');
    expect(prints(secret('sk-first'), 'key: sk-first TODO\n')).toEqual(
      prints(secret('sk-other'), 'key: sk-other TODO\n'),
    );
  });
});

test.each<[string, (result: Record<string, unknown>) => void]>([
  ['a level that does not exist', (result) => Object.assign(result, { level: 'fatal' })],
  ['a property that does not exist', (result) => Object.assign(result, { severity: 'error' })],
  ['a result without a message', (result) => delete result.message],
  ['a line before the first', (result) => Object.assign(result, { locations: [at(0)] })],
])('the SARIF schema refuses %s', (_, spoil) => {
  const spoiled = log([find('1:1-1:1')]);
  spoil((spoiled.runs[0]?.results?.[0] ?? {}) as unknown as Record<string, unknown>);
  expect(sarifProblems(spoiled)).not.toEqual([]);
});

function at(startLine: number) {
  return { physicalLocation: { artifactLocation: { uri: BRIEF }, region: { startLine } } };
}
