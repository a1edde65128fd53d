import { addressProblem } from '../../../model/address.ts';
import { closest } from '../../../model/closest.ts';
import { DIRECTIVES } from '../../../model/components.ts';
import type { Range } from '../../../model/position.ts';
import type { Body, Expression } from '../../../model/source.ts';
import { defineRule } from '../../define-rule.ts';
import { badAddress, elementProblems, type MarkupProblem } from '../../forbidden-markup.ts';
import { importsSomething } from '../../imports-in.ts';

export default defineRule({
  id: 'mdx/forbidden',
  drafts: true,
  safeguard: true,
  summary: 'Documents contain only Markdown and the components of the theme, no code.',
  why: 'MDX runs the code in it during a build, with access to everything that the machine can reach. If content is only content, anybody can write it, and it can be published without a code review.',
  document({ source }, { workspace, trusted }, report) {
    const { body } = source;
    if (!body) return;
    const { components } = workspace;
    const find = (range: Range, problems: MarkupProblem[]) => {
      for (const problem of problems) report({ range, ...problem });
    };
    for (const expression of body.expressions) {
      find(expression.range, expressionProblems(expression, trusted));
    }
    const own = trusted ? exportedComponents(body) : [];
    for (const element of body.elements) {
      const isOwn = own.includes(element.name ?? '');
      const allowed = isOwn ? [...components, ...own] : components;
      find(element.range, [
        ...elementProblems(element, { components: allowed, trusted }),
        ...element.attributes.flatMap(({ code }) => (code === null ? [] : importProblems(code))),
      ]);
    }
    for (const { name, attributes, range } of body.directives) {
      find(range, directiveProblems(name, attributes));
    }
    for (const { type, range } of body.unsupported) {
      find(range, [{ message: `"${type}" is not allowed.`, hint: 'Use Markdown.' }]);
    }
    // Addresses in elements are checked with their attributes.
    const elements = new Set(body.elements.map(({ range }) => range));
    for (const { url, range, reference } of [...body.links, ...body.images]) {
      if (!reference && !elements.has(range)) find(range, linkProblems(url));
    }
    for (const { url, range } of body.definitions) find(range, linkProblems(url));
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx':
            '<Note title="Read me">\n\nPress <kbd>Esc</kbd>{/* or so */}, see <a href="https://example.com">this</a>.\n\n</Note>\n\n:::caution[Mind]\nHot.\n:::\n',
        },
      },
      { files: { 'page.mdx': 'Meet at 10:30; write {"{"} for a brace.\n' } },
      {
        trusted: true,
        files: { 'page.mdx': 'export const n = 2;\n\n<div class="x">{n + 1}</div>\n' },
      },
    ],
    fail: [
      { files: { 'page.mdx': 'Sum: {1 + 1}.\n' }, findings: ['page.mdx:6:6-6:13'] },
      { files: { 'page.mdx': 'import fs from "node:fs"\n' }, findings: ['page.mdx:6:1-6:25'] },
      { files: { 'page.mdx': '<Noet>Hi.</Noet>\n' }, findings: ['page.mdx:6:1-6:17'] },
      {
        files: { 'page.mdx': 'A <b style="color: red">b</b>.\n' },
        findings: ['page.mdx:6:3-6:30'],
      },
      { files: { 'page.mdx': '[Run](javascript:alert(1)).\n' }, findings: ['page.mdx:6:1-6:27'] },
      { files: { 'page.mdx': ':::notice\nHi.\n:::\n' }, findings: ['page.mdx:6:1-8:4'] },
      {
        trusted: true,
        files: { 'page.mdx': 'export { x } from "./x.js"\n\n{import("node:fs")}\n' },
        findings: ['page.mdx:6:1-6:27', 'page.mdx:8:1-8:20'],
      },
    ],
  },
});

function expressionProblems({ kind, text }: Expression, trusted: boolean): MarkupProblem[] {
  if (trusted) return kind === 'import' ? [noImport()] : importProblems(text);
  if (kind === 'import') return [noImport()];
  if (kind === 'export') {
    return [{ message: '"export" is not allowed.', hint: 'Remove it: documents contain no code.' }];
  }
  return [
    {
      message: 'Code in braces is not allowed.',
      hint: 'Write "\\{" for a literal brace, or put it in `code`.',
    },
  ];
}

function importProblems(code: string): MarkupProblem[] {
  return importsSomething(code) ? [noImport()] : [];
}

function noImport(): MarkupProblem {
  return {
    message: '"import" is not allowed.',
    hint: 'Remove it: the components of the theme and those in components/ are always available.',
  };
}

function directiveProblems(name: string, attributes: string[]): MarkupProblem[] {
  const names = [...DIRECTIVES.keys()];
  if (!DIRECTIVES.has(name)) {
    const match = closest(name, names);
    const hint = match ? `Did you mean ":::${match}"?` : `Use one of ${names.join(', ')}.`;
    return [{ message: `There is no ":::${name}".`, hint }];
  }
  return attributes.length === 0
    ? []
    : [
        {
          message: `":::${name}" has no attribute "${attributes[0]}".`,
          hint: `Write a title as ":::${name}[Title]".`,
        },
      ];
}

function linkProblems(url: string): MarkupProblem[] {
  const problem = addressProblem(url);
  return problem === null ? [] : [badAddress(problem)];
}

/** Names that trusted content exports and can use as components. */
function exportedComponents({ expressions }: Body): string[] {
  return expressions.flatMap(({ kind, text }) =>
    kind === 'export'
      ? Array.from(
          text.matchAll(/\b(?:const|let|var|function|class)\s+([A-Z][\w$]*)/g),
          ([, name = '']) => name,
        )
      : [],
  );
}
