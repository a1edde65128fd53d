import { criteriaOf } from '../../../model/criteria.ts';
import type { Position, Range } from '../../../model/position.ts';
import type { Prose } from '../../../model/source.ts';
import { defineRule } from '../../define-rule.ts';

/**
 * Words that make pass or fail a matter of opinion. Excludes comparisons ("faster than") and words
 * that also have an exact meaning ("minimum", "correct", "large object").
 */
const VAGUE = [
  ...['properly', 'appropriate', 'appropriately', 'adequate', 'adequately'],
  ...['suitable', 'suitably', 'acceptable', 'acceptably', 'reasonable', 'reasonably'],
  ...['sufficient', 'sufficiently', 'satisfactory', 'satisfactorily'],
  ...['fast', 'quickly', 'rapidly', 'soon', 'promptly', 'timely', 'performant'],
  ...['efficient', 'efficiently', 'robust', 'robustly', 'scalable', 'seamless'],
  ...['seamlessly', 'smoothly', 'easy', 'easily', 'intuitive', 'intuitively'],
  ...['user-friendly', 'user friendly', 'state-of-the-art', 'state of the art'],
  ...['some', 'several', 'various', 'etc.', 'etc', 'and so on', 'and so forth', 'and the like'],
  ...['as needed', 'if needed', 'where needed', 'when needed', 'as necessary', 'if necessary'],
  ...['where necessary', 'when necessary', 'if possible', 'where possible', 'when possible'],
  ...['as far as possible', 'as much as possible', 'as appropriate'],
];

export default defineRule({
  id: 'criteria/vague',
  severity: 'warning',
  summary: 'A criterion contains no vague words, because they cannot be verified.',
  why: 'Two people read "fast" and think of two different numbers. They find out in the review, when the work is done.',
  document(document, { workspace, sectionsOf }, report) {
    if (document.kind !== 'spec') return;
    for (const { id, prose } of criteriaOf(document, workspace, sectionsOf(document))) {
      for (const { word, range } of prose.flatMap(vagueWords)) {
        report({
          range,
          message: `"${word}" in ${id} cannot be verified.`,
          hint: 'Say what can be counted, measured or seen instead.',
        });
      }
    }
  },
  examples: {
    pass: [
      criterion('A breakfast-time export, faster than 60 s, is `fast` someday.'),
      criterion('The file is complete:\n  ```\n  fast, easy, etc.\n  ```'),
    ],
    fail: [
      { ...criterion('It works **properly**.'), findings: ['spec.mdx:24:27-24:35'] },
      { ...criterion('User-friendly, Fast; etc.'), findings: at(16, 29, 31, 35, 37, 41) },
      {
        ...criterion('Rows are retried as\n  needed.\n  - Easily'),
        findings: ['spec.mdx:24:33-25:9', 'spec.mdx:26:5-26:11'],
      },
    ],
  },
});

function criterion(text: string) {
  return { edits: { 'spec.mdx': { 'Exporting 10,000 invoices takes under 60 s.': text } } };
}

function at(...columns: number[]): string[] {
  return columns.flatMap((column, index) =>
    index % 2 === 0 ? `spec.mdx:24:${column}-24:${columns[index + 1]}` : [],
  );
}

/** Searches the source, because escapes make the text shorter than what is written. */
function vagueWords({ text, range: { start } }: Prose): { word: string; range: Range }[] {
  return Array.from(text.matchAll(WORDS), ({ 0: found, index }) => ({
    word: found.replace(/\s+/g, ' '),
    range: {
      start: positionIn(text, index, start),
      end: positionIn(text, index + found.length, start),
    },
  }));
}

function positionIn(text: string, index: number, { line, column }: Position): Position {
  const before = text.slice(0, index).split('\n');
  const length = before.at(-1)?.length ?? 0;
  return { line: line + before.length - 1, column: (before.length === 1 ? column : 1) + length };
}

/** Whole words, longer phrases first. A phrase may be wrapped across lines. */
const WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${VAGUE.toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll('.', '\\.').replaceAll(' ', '[ \\t]*\\n?[ \\t>]*'))
    .join('|')})(?![\\p{L}\\p{N}_]|-\\p{L})`,
  'giu',
);
