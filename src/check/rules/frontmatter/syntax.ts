import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'frontmatter/syntax',
  safeguard: true,
  summary: 'Frontmatter is plain YAML 1.2 between two "---" lines, the first one on line 1.',
  why: 'Tools disagree about what counts as frontmatter. If one misses the line that marks a page as team-only, it publishes the page.',
  drafts: true,
  document({ source }, _context, report) {
    for (const problem of source.frontmatter.problems) report(problem);
  },
  workspace({ templates }, report) {
    for (const { file, problems } of Object.values(templates)) {
      for (const { rule, ...problem } of problems) {
        if (rule === 'frontmatter/syntax' && file !== null) report({ file, ...problem });
      }
    }
  },
  examples: {
    pass: [
      {
        files: {
          'notes.mdx':
            '---\ntitle: "A: b"\ndescription: |\n  Two lines,\n  --- one of them odd.\n---\n\n---\n',
        },
      },
      { files: { 'notes.mdx': '---\r\ntitle: Notes\r\ndescription: Notes.\r\n---\r\n' } },
    ],
    fail: [
      {
        files: { 'notes.mdx': '---\ntitle: a: b\n---\n' },
        findings: ['notes.mdx:2:8-2:12'],
      },
      {
        files: { 'notes.mdx': '---\ntitle: Notes\ndescription: N.\ntitle: Notes\n---\n' },
        findings: ['notes.mdx:4:1-4:6'],
      },
      {
        files: { 'notes.mdx': '---\ntitle: &t Notes\ndescription: *t\n---\n' },
        findings: ['notes.mdx:2:11-2:16', 'notes.mdx:3:14-3:16'],
      },
      { files: { 'notes.mdx': '---\ntitle: !!str 12\n---\n' }, findings: ['notes.mdx:2:14-2:16'] },
      { files: { 'notes.mdx': '---\ntitle: Notes\n' }, findings: ['notes.mdx:1:1-1:4'] },
      { files: { 'notes.mdx': '\n---\ntitle: Notes\n---\n' }, findings: ['notes.mdx:2:1-2:4'] },
      { files: { 'notes.mdx': '+++\ntitle = "Notes"\n+++\n' }, findings: ['notes.mdx:1:1-1:4'] },
      {
        files: { 'notes.mdx': '---js\nprocess.exit(1)\n---\n' },
        findings: ['notes.mdx:1:1-1:6'],
      },
      {
        files: { 'templates/page.mdx': '---\ntitle: [Page\n---\n' },
        findings: ['templates/page.mdx:2:13-2:13'],
      },
    ],
  },
});
