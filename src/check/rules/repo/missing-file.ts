import { codeMentions } from '../../../code/code-mentions.ts';
import { engagementsOf } from '../../../model/documents.ts';
import { describeMissing, missingPlaces } from '../../code-problems.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'repo/missing-file',
  summary: 'A code reference names a file or folder that git tracks.',
  why: 'A broken reference costs the reader a search, and the text its credibility. A file that git does not track, such as a generated file or a local setting, exists only on your machine.',
  document(document, context, report) {
    for (const { mention, place } of missingPlaces(document, context, 'file')) {
      report({ range: mention.range, ...describeMissing(mention, place) });
    }
    const { engagement, workspace } = context;
    const codes = engagementsOf(document, engagement, workspace).map(
      ({ slug }) => workspace.code[slug]?.references.globs ?? {},
    );
    for (const { kind, reference, range } of codeMentions(document)) {
      const isEmpty = codes.some(
        (globs) => Object.hasOwn(globs, reference) && globs[reference] === 0,
      );
      if (kind !== 'covers' || !isEmpty) continue;
      report({
        range,
        message: `"${reference}" matches no file that git tracks.`,
        hint: 'Write a glob relative to the top of the repository, such as "src/billing/**".',
      });
    }
  },
  examples: {
    pass: [
      {
        repository: {
          'src/billing/retry.ts': 'export function retryInvoice() {}\n',
          'src/[id].ts': '',
        },
        files: {
          'page.mdx':
            '---\ntitle: P\ndescription: P.\ncovers: ["src/**/*.ts", src/billing/]\n---\n\n[The folder](repo:src/billing/), [without its slash](repo:src/billing), [the page](repo:src/%5Bid%5D.ts).\n\n<Snippet from="src/billing/retry.ts" />\n',
        },
      },
      // Without a repository, nothing is checked.
      { files: { 'page.mdx': '[Gone](repo:src/gone.ts).\n' } },
    ],
    fail: [
      {
        repository: { 'src/billing/retry.ts': 'export function retryInvoice() {}\n' },
        files: {
          'page.mdx':
            '---\ntitle: P\ndescription: P.\ncovers: [src/*.py]\n---\n\n[One](repo:src/billing/retri.ts), [two](repo:retry.ts), [three][3].\n\n<Snippet from="src/billing/" />\n\n[3]: repo:Src/Billing/retry.ts#L1\n',
        },
        findings: [
          'page.mdx:4:10-4:18',
          'page.mdx:7:1-7:33',
          'page.mdx:7:35-7:55',
          'page.mdx:7:57-7:67',
          'page.mdx:9:1-9:32',
        ],
      },
      {
        repository: { 'src/billing/retry.ts': 'export function retryInvoice() {}\n' },
        files: {
          'page.mdx':
            '- [Out](repo:../other/a.ts)\n- [Absolute](repo:/src/billing/retry.ts)\n- [Git](repo:.git/config)\n- [Slash](repo:src/billing/retry.ts/)\n',
        },
        findings: [
          'page.mdx:6:3-6:28',
          'page.mdx:7:3-7:41',
          'page.mdx:8:3-8:26',
          'page.mdx:9:3-9:38',
        ],
      },
    ],
  },
});
