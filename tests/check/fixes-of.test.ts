import { expect, test } from 'vitest';
import { fixesOf } from '../../src/check/fixes-of.ts';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { fixTitle } from '../../src/model/fix.ts';
import { editText } from '../../src/model/text-edit.ts';
import { parseSource } from '../../src/parse/source.ts';
import { workspaceOf } from '../valid-workspace.ts';

const FILE = 'content/demo/runbook.mdx';
const HEAD = '---\ntitle: R\ndescription: R.\n---\n';
const TEXT = `${HEAD}\n## Middle\n\nText.\n`;
const workspace = workspaceOf({
  'templates/runbook.mdx': '---\ntitle: R\n---\n\n## First\n\n## Middle\n\n## Last\n\n## End\n',
  [FILE]: TEXT,
});
const found = runRules(workspace, { rules: RULES, today: '2026-12-01', trusted: false });
const missing = found.filter(({ file, fixable }) => file === FILE && fixable);

function fixing(text: string) {
  const [document] = workspace.engagements[0]?.documents ?? [];
  if (!document) throw new Error('no document');
  const source = parseSource(FILE, new TextEncoder().encode(text));
  return { document: { ...document, source }, text, workspace };
}

test('fixes all findings of a document at once, each in its place', () => {
  const [fix, ...others] = fixesOf(missing, fixing(TEXT), RULES);
  expect(others).toEqual([]);
  expect(fix?.what).toEqual(['First', 'Last', 'End']);
  expect(fix?.edits).toHaveLength(2);
  const fixed = `${HEAD}\n## First\n\n## Middle\n\nText.\n\n## Last\n\n## End\n`;
  expect(editText(TEXT, fix?.edits ?? [])).toBe(fixed);
});

test('fixes a single finding for an editor', () => {
  const fixes = missing.map((one) => fixesOf([one], fixing(TEXT), RULES));
  expect(fixes.flat().map(fixTitle)).toEqual(['Insert "First"', 'Insert "Last"', 'Insert "End"']);
});

test('applies to the text as it is now', () => {
  const moved = `${HEAD}\n\n\nMore.\n\n## Middle\n\nText.\n\n## Last\n\nThere by now.\n`;
  const [fix] = fixesOf(missing, fixing(moved), RULES);
  expect(fix?.what).toEqual(['First', 'End']);
  expect(fixesOf(missing, fixing(`${HEAD}\n{\n`), RULES)).toEqual([]);
});

test('needs only the plain data of a finding, not its message or range', () => {
  const reworded = JSON.parse(JSON.stringify(missing)).map((one: object) => ({
    ...one,
    message: '',
    hint: '',
    range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  }));
  const fixes = fixesOf(reworded, fixing(TEXT), RULES);
  expect(fixes).toEqual(fixesOf(missing, fixing(TEXT), RULES));
});

test('has no fix for a finding that no rule can fix', () => {
  const others = found.filter(({ fixable }) => !fixable);
  expect(fixesOf(others, fixing(TEXT), RULES)).toEqual([]);
});
