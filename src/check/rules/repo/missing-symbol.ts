import { describeMissing, missingPlaces } from '../../code-problems.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'repo/missing-symbol',
  summary: 'The symbol of a code reference is declared in the file.',
  why: 'A name is the most durable reference: it survives when lines move. When the name is gone, so is what the text describes. A method is found by its name alone or qualified by its class; in a language that is not parsed, any whole word counts.',
  document(document, context, report) {
    for (const { mention, place } of missingPlaces(document, context, 'symbol')) {
      report({ range: mention.range, ...describeMissing(mention, place) });
    }
  },
  examples: {
    pass: [
      {
        repository: {
          'src/billing/retry.ts':
            'export function retryInvoice() {}\nclass Queue {\n  claim() {}\n}\n',
          'compose.yaml': 'services:\n  database:\n    image: postgres\n',
        },
        files: {
          'page.mdx':
            '[retryInvoice](repo:src/billing/retry.ts#retryInvoice), [claim](repo:src/billing/retry.ts#claim), [of the queue](repo:src/billing/retry.ts#Queue.claim), [database](repo:compose.yaml#database).\n',
        },
      },
    ],
    fail: [
      {
        repository: {
          'src/billing/retry.ts': '// retryAll was here\nexport function retryInvoice() {}\n',
          'compose.yaml': 'services:\n  databases:\n    image: postgres\n',
        },
        files: {
          'page.mdx':
            '[A slip](repo:src/billing/retry.ts#retryInvoise), [a comment](repo:src/billing/retry.ts#retryAll).\n\n<Snippet from="src/billing/retry.ts#Queue.retryInvoice" />\n\n[Half a word](repo:compose.yaml#database)\n',
        },
        findings: [
          'page.mdx:6:1-6:49',
          'page.mdx:6:51-6:98',
          'page.mdx:8:1-8:59',
          'page.mdx:10:1-10:42',
        ],
      },
    ],
  },
});
