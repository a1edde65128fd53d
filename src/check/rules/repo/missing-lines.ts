import { describeMissing, missingPlaces } from '../../code-problems.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'repo/missing-lines',
  summary: 'The lines of a code reference exist in the file.',
  why: 'Line numbers stay as written when the file gets shorter. A reader who follows a reference past the end of the file cannot know what was meant; a reversed range is a mistake.',
  document(document, context, report) {
    for (const { mention, place } of missingPlaces(document, context, 'lines')) {
      report({ range: mention.range, ...describeMissing(mention, place) });
    }
  },
  examples: {
    pass: [
      {
        repository: { 'src/billing/retry.ts': 'export function retryInvoice() {\n  again();\n}\n' },
        files: {
          'page.mdx':
            '[All](repo:src/billing/retry.ts#L1-L3), [again](repo:src/billing/retry.ts#L2), [short](repo:src/billing/retry.ts#L1-2).\n',
        },
      },
    ],
    fail: [
      {
        repository: { 'src/billing/retry.ts': 'export function retryInvoice() {\n  again();\n}\n' },
        files: {
          'page.mdx':
            '[Beyond](repo:src/billing/retry.ts#L2-L4), [reversed](repo:src/billing/retry.ts#L3-L1), [zero](repo:src/billing/retry.ts#L0).\n\n<Snippet from="src/billing/retry.ts#L9" />\n',
        },
        findings: [
          'page.mdx:6:1-6:42',
          'page.mdx:6:44-6:87',
          'page.mdx:6:89-6:125',
          'page.mdx:8:1-8:43',
        ],
      },
      {
        repository: { 'src/billing/retry.ts': 'export function retryInvoice() {}\n', 'a/b': '' },
        files: { 'page.mdx': '[Lines of a folder](repo:a/#L1).\n' },
        findings: ['page.mdx:6:1-6:32'],
      },
    ],
  },
});
