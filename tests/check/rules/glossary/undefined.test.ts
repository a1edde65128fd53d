import { expect, test } from 'vitest';
import { RULES } from '../../../../src/check/rules.ts';
import { runRules } from '../../../../src/check/run-rules.ts';
import { validFiles, workspaceOf } from '../../../valid-workspace.ts';

const page = (text: string, keys = '') => `---\ntitle: A\ndescription: A.\n${keys}---\n\n${text}\n`;

/** Two engagements that include one document. */
function find(files: Record<string, string>): string[] {
  const texts: Record<string, string> = {};
  for (const [path, text] of Object.entries(validFiles())) {
    const including = text.replace('people:', 'include: [a, words]\npeople:');
    texts[path] = including;
    texts[path.replace('demo', 'other')] = including;
  }
  Object.assign(
    texts,
    { 'content/_shared/words.mdx': page('## Trial\n\nA free one.', 'kind: glossary\n') },
    files,
  );
  const found = runRules(workspaceOf(texts), { rules: RULES, today: '2026-12-01', trusted: false });
  return found.map(({ rule, file, message, hint }) => `${rule} ${file} ${message} ${hint}`);
}

test('a term in a shared document must be in the glossary of every engagement', () => {
  const shared = {
    'content/_shared/a.mdx': page('An <Term>account</Term>, a <Term>trial</Term>.'),
  };
  const glossary = page('## Account\n\nA wholesaler.');
  expect(find({ ...shared, 'content/demo/glossary.mdx': glossary })).toEqual([
    'glossary/undefined content/_shared/a.mdx The glossary of "other" has no entry "account". Add "## account" to the glossary, or remove <Term>.',
  ]);
  const both = { 'content/demo/glossary.mdx': glossary, 'content/other/glossary.mdx': glossary };
  expect(find({ ...shared, ...both })).toEqual([]);
});

test('suggests the term that was probably meant', () => {
  const files = { 'content/_shared/a.mdx': page('<Term>Trials</Term>') };
  expect(find(files)[0]).toContain('Did you mean "Trial"? Then write <Term id="trial">.');
});

test('a glossary that does not parse is one finding', () => {
  const files = {
    'content/_shared/a.mdx': page('<Term>account</Term>'),
    'content/_shared/words.mdx': page('## Trial\n\n<Note>', 'kind: glossary\n'),
  };
  expect(find(files).map((one) => one.split(' ')[0])).toEqual(['mdx/syntax']);
});
