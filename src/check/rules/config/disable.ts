import { defineRule } from '../../define-rule.ts';
import { CONFIG_DISABLE } from '../../silence.ts';

const DUPLICATE = 'prebrief-disable-next-line sections/duplicate';

/** The engine reports it, once it knows the findings of all other rules. */
export default defineRule({
  id: CONFIG_DISABLE,
  silenceable: false,
  summary: 'A comment that silences a finding names the rule, gives a reason, and is still needed.',
  why: 'An exception without a reason looks like a mistake to the next reader; one that is no longer needed hides the next mistake. Rules that keep code and secrets out of a site have no exceptions.',
  examples: {
    pass: [
      {
        files: {
          'page.mdx': `## A\n\nOne.\n\n{/* ${DUPLICATE}: both have this name */}\n## A\n\nTwo.\n`,
        },
      },
    ],
    fail: [
      {
        files: { 'page.mdx': `{/* ${DUPLICATE}: for later */}\nText.\n` },
        findings: ['page.mdx:6:1-6:65'],
      },
      {
        files: { 'page.mdx': '{/* prebrief-disable-next-line links/broke: soon */}\nText.\n' },
        findings: ['page.mdx:6:1-6:53'],
      },
      { files: { 'page.mdx': `Text.\n\n{/* ${DUPLICATE} */}\n` }, findings: ['page.mdx:8:1-8:54'] },
      {
        files: { 'page.mdx': 'A {/* prebrief-disable-next-line mdx/forbidden: ours */}.\n' },
        findings: ['page.mdx:6:3-6:57'],
      },
    ],
  },
});
