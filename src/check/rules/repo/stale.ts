import { codeMentions } from '../../../code/code-mentions.ts';
import { engagementsOf } from '../../../model/documents.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'repo/stale',
  severity: 'warning',
  summary:
    'The code that a document describes is the same on the default branch as at the pinned commit.',
  why: 'Code changes every day; the text about it does not. A brief that was accurate in October is still trusted in December. Reading the diff takes a minute and shows whether the text is still accurate; confirm it with "prebrief drift --affirm".',
  document(document, { engagement, workspace }, report) {
    for (const { slug } of engagementsOf(document, engagement, workspace)) {
      const drift = workspace.code[slug]?.references.drift;
      const states = drift?.documents[document.file] ?? {};
      const stale = codeMentions(document).filter(({ reference }) =>
        Object.hasOwn(states, reference),
      );
      for (const { reference, range } of stale) {
        const isGone = states[reference] === 'gone';
        report({
          range,
          message: `"${reference}" ${isGone ? 'is gone' : 'has changed'} on ${drift?.branch} since the commit that the documents describe.`,
          hint: isGone
            ? 'Correct the text and the reference.'
            : `Compare the text with the code: "prebrief drift ${slug}" shows what changed. Correct the text, or run "prebrief drift --affirm ${document.file}:${range.start.line}".`,
        });
      }
      // A document in several sites gets one finding.
      if (stale.length > 0) return;
    }
  },
  examples: {
    pass: [
      {
        repository: { 'src/queue.ts': 'export function claim() {}\n' },
        later: { 'src/queue.ts': '// Now with a comment.\nexport function claim() {}\n' },
        edits: { 'index.mdx': { 'people:': 'repository: { commit: "1a2b3c4" }\npeople:' } },
        files: { 'page.mdx': '[claim](repo:src/queue.ts#claim)\n' },
      },
    ],
    fail: [
      {
        repository: { 'src/queue.ts': 'export function claim() {}\n', 'src/old.ts': 'a();\n' },
        later: { 'src/queue.ts': 'export function claim(id: number) {}\n' },
        edits: { 'index.mdx': { 'people:': 'repository: { commit: "1a2b3c4" }\npeople:' } },
        files: {
          'page.mdx':
            '---\ntitle: P\ndescription: P.\ncovers: ["src/*.ts"]\n---\n\n[claim](repo:src/queue.ts#claim), [old](repo:src/old.ts)\n',
        },
        findings: ['page.mdx:4:10-4:20', 'page.mdx:7:1-7:33', 'page.mdx:7:35-7:57'],
      },
    ],
  },
});
