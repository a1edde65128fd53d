import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'diagrams/syntax',
  summary: 'Every Mermaid diagram can be rendered.',
  why: 'A diagram with a syntax error cannot be rendered, so readers see source code in place of a picture that the text relies on.',
  document({ file }, { workspace }, report) {
    for (const { file: where, range, reason } of workspace.diagrams) {
      if (where !== file) continue;
      report({
        range,
        message: `The diagram ${reason}.`,
        hint: 'Correct it (see https://mermaid.js.org/intro/syntax-reference.html), or remove it.',
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx':
            '```mermaid\nsequenceDiagram\n  accTitle: How an export travels\n  API->>Queue: export 17\n  Queue->>Worker: export 17\n```\n\n> ```mermaid\n> flowchart TD\n>   a["1 < 2 & <b>bold</b>"] --> b\n> ```\n',
        },
      },
    ],
    fail: [
      {
        files: { 'page.mdx': '```mermaid\nflowchart TD\n  a --> --> b\n```\n' },
        findings: ['page.mdx:8:3-8:14'],
      },
      // Comments and settings count as lines.
      {
        files: {
          'page.mdx':
            '```mermaid\n---\ntitle: Export\n---\n%% The short way.\n\nsequenceDiagram\n  A->B\n```\n',
        },
        findings: ['page.mdx:13:3-13:7'],
      },
      {
        files: { 'page.mdx': '```mermaid\n```\n\n- ```mermaid\n  flow TD\n  ```\n' },
        findings: ['page.mdx:6:1-6:11', 'page.mdx:9:3-9:13'],
      },
    ],
  },
});
