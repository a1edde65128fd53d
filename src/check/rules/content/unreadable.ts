import { budgetList } from '../../../model/budgets.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'content/unreadable',
  safeguard: true,
  summary: 'Every file is readable and contains only content.',
  why: 'If a tool skips a file or guesses at its meaning, a page goes missing. A link that points outside its engagement, or an image that runs code, publishes what nobody meant to publish. A download that cannot be searched may contain anything. A file that keeps the check busy for minutes holds up all the others, so each step has a budget.',
  details: [
    {
      heading: 'Budgets per file',
      text: 'They are counted, not timed, so that every machine gets the same result.',
      list: budgetList(),
    },
  ],
  drafts: true,
  document({ source }, _context, report) {
    if (source.unreadable) report(source.unreadable);
  },
  workspace({ unreadable, searched, templates }, report) {
    for (const { file, problem } of unreadable) report({ file, ...problem });
    for (const [file, { problem }] of Object.entries(searched)) {
      if (problem) report({ file, ...problem });
    }
    for (const { file, problems } of Object.values(templates)) {
      for (const { rule, ...problem } of problems) {
        if (rule === 'content/unreadable' && file !== null) report({ file, ...problem });
      }
    }
  },
  examples: {
    pass: [
      {
        files: {
          'img/job.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8"/></svg>',
        },
      },
      { files: { 'notes.mdx': `Quoted twice.\n\n${'> '.repeat(90)}deep` } },
    ],
    fail: [
      {
        files: { 'img/job.svg': '<svg><script>alert(1)</script></svg>' },
        findings: ['img/job.svg:1:1-1:1'],
      },
      {
        files: {
          'img/job.svg':
            '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.com/a.png"/></svg>',
        },
        findings: ['img/job.svg:1:1-1:1'],
      },
      {
        files: {
          'img/job.svg':
            '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>',
        },
        findings: ['img/job.svg:1:1-1:1'],
      },
      { files: { 'notes.mdx': 'A NUL byte: \0.' }, findings: ['notes.mdx:1:1-1:1'] },
      // What other rules would find in the file is not reported.
      {
        files: { 'notes.mdx': `---\ntitle: 12\n---\n\n${'> '.repeat(110)}deep` },
        findings: ['notes.mdx:1:1-1:1'],
      },
      {
        files: { 'templates/page.mdx': '---\ntitle: Page\0\n---\n' },
        findings: ['templates/page.mdx:1:1-1:1'],
      },
    ],
  },
});
