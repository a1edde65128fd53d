import type { Need } from '../../../model/source.ts';
import { defineRule } from '../../define-rule.ts';

/** The name of each kind of content, and how to write it. */
const NEED: Record<Need, { name: string; hint: string }> = {
  list: { name: 'list', hint: 'Write it as a list: "- …".' },
  checklist: { name: 'checklist', hint: 'Write checklist items: "- [ ] …".' },
  criteria: {
    name: 'list of criteria',
    hint: 'Start each list item with an id: "- [ ] **AC-1** …".',
  },
  'code-reference': {
    name: 'code reference',
    hint: 'Link to the code: "[retryInvoice](repo:src/billing/retry.ts#retryInvoice)".',
  },
  table: { name: 'table', hint: 'Add a table.' },
  diagram: { name: 'diagram', hint: 'Add a "mermaid" code block.' },
  image: { name: 'image', hint: 'Add an image: "![what it shows](./img/name.png)".' },
  link: { name: 'link', hint: 'Add a link: "[text](./spec.mdx)".' },
};

export default defineRule({
  id: 'sections/content',
  summary: 'Sections contain the list, table, link or code reference that the template requires.',
  why: 'A review cannot point to prose about code, or to a criterion without an id.',
  document(document, { sectionsOf }, report) {
    for (const matched of sectionsOf(document).sections) {
      const { section, contract, total } = matched;
      if (matched.empty || matched.notApplicable || matched.unfinished) continue;
      for (const need of new Set(contract?.needs)) {
        if (total.has[need]) continue;
        report({
          range: section.range,
          message: `Section "${section.title}" has no ${NEED[need].name}.`,
          hint: NEED[need].hint,
        });
      }
    }
  },
  examples: {
    pass: [
      {
        edits: {
          'brief.mdx': {
            '[retryInvoice](repo:src/billing/retry.ts#retryInvoice) comes first.':
              '### First\n\n<Snippet from="src/billing/retry.ts" />',
          },
        },
      },
    ],
    fail: [
      {
        edits: { 'brief.mdx': { '- Exports run.': 'Exports run.' } },
        findings: ['brief.mdx:42:1-42:23'],
      },
      {
        edits: {
          'spec.mdx': {
            '- [ ] **AC-1** Exporting': '- [ ] Exporting',
          },
        },
        findings: ['spec.mdx:22:1-22:23'],
      },
      {
        edits: {
          'brief.mdx': {
            '[retryInvoice](repo:src/billing/retry.ts#retryInvoice)':
              '[retryInvoice](https://example.com/retry)',
          },
        },
        findings: ['brief.mdx:24:1-24:17'],
      },
    ],
  },
});
