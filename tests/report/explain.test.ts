import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defineRule } from '../../src/check/define-rule.ts';
import { RULES } from '../../src/check/rules.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { explainRule, explainRules } from '../../src/report/explain.ts';
import { rulePage, ruleReference } from '../../src/report/rule-reference.ts';

const RULE = defineRule({
  id: 'test/example',
  severity: 'warning',
  fix: () => [],
  summary: 'Every <Term> is in *the* `<Glossary>`.',
  why: 'Nobody asks.',
  examples: {
    pass: [{ files: { 'page.mdx': '```js\n{x}\n```\n' }, trusted: true }],
    fail: [
      {
        files: { 'page.mdx': 'A <Term>b</Term>.\n\u001b[2J\n' },
        findings: ['page.mdx:6:3-6:17'],
      },
      {
        edits: { 'brief.mdx': { '## A\n\nB.\n\n## C': `## A\n\n${'long '.repeat(40)}\n\n## C` } },
        findings: ['brief.mdx:8:1-8:2', 'brief.mdx:9:1-9:2'],
      },
    ],
  },
});

test('renders a page of the reference', () => {
  expect(rulePage(RULE)).toMatchInlineSnapshot(`
    "# test/example

    Every \\<Term> is in \\*the\\* \`<Glossary>\`.

    A warning by default. Drafts are not checked. \`prebrief check --fix\` fixes it.

    ## Why

    Nobody asks.

    ## What fails

    Each example changes a complete engagement: it adds files, or replaces words.

    \`page.mdx\`:

    \`\`\`mdx
    A <Term>b</Term>.
    �[2J
    \`\`\`

    Found in \`page.mdx\` at \`<Term>b</Term>\`.

    In \`brief.mdx\`:

    \`\`\`diff
     ## A
     
    -B.
    +long long long long long long long long long long long long long long long long long long long long long long long long…
     
     ## C
    \`\`\`

    Found in \`brief.mdx\`.

    ## What passes

    \`page.mdx\`, with \`mdx: { trusted: true }\` in the settings:

    \`\`\`\`mdx
    \`\`\`js
    {x}
    \`\`\`
    \`\`\`\`
    "
  `);
});

test('renders the same for a terminal', () => {
  expect(explainRule(RULE, (format, text) => `(${format} ${text})`)).toMatchInlineSnapshot(`
    "(bold test/example)
    Every <Term> is in *the* \`<Glossary>\`.

    A warning by default. Drafts are not checked. \`prebrief check --fix\` fixes it.

    (bold Why)

    Nobody asks.

    (bold What fails)

    Each example changes a complete engagement: it adds files, or replaces words.

    \`page.mdx\`:

        A <Term>b</Term>.
        �[2J

    Found in \`page.mdx\` at \`<Term>b</Term>\`.

    In \`brief.mdx\`:

         ## A

        (red -B.)
        (green +long long long long long long long long long long long long long long long long long long long long long long long long…)

         ## C

    Found in \`brief.mdx\`.

    (bold What passes)

    \`page.mdx\`, with \`mdx: { trusted: true }\` in the settings:

        \`\`\`js
        {x}
        \`\`\`

    (dim https://github.com/prebrief/prebrief/blob/main/docs/rules/test/example.md)
    "
  `);
});

test('lists the rules', () => {
  const rules = [RULE, defineRule({ ...RULE, id: 'test/b', summary: 'Shorter.' })];
  expect(explainRules(rules, (_, text) => text)).toMatchInlineSnapshot(`
    "test/example  Every <Term> is in *the* \`<Glossary>\`.
    test/b        Shorter.

    Run "prebrief explain <rule>" for the reason and examples.
    "
  `);
  expect(ruleReference(rules).get('README.md')).toMatchInlineSnapshot(`
    "<!-- Generated from the rule by "npm run docs"; do not edit. -->

    # Rules

    What \`prebrief check\` looks for. \`prebrief explain <rule>\` shows the same on the command line. Set a rule's severity in \`prebrief.config.mjs\`: \`rules: { 'sections/order': 'off' }\`.

    ## test

    | rule | | what it checks |
    | --- | --- | --- |
    | [test/example](test/example.md) | warning, fixable | Every \\<Term> is in \\*the\\* \`<Glossary>\`. |
    | [test/b](test/b.md) | warning, fixable | Shorter. |
    "
  `);
});

describe('docs/rules', () => {
  const folder = join(packageRoot(), 'docs', 'rules');
  const reference = ruleReference(RULES);

  test('is up to date; if not, run "npm run docs"', () => {
    const written = [...reference.keys()].map((path) => {
      const file = join(folder, path);
      return [path, existsSync(file) ? readFileSync(file, 'utf8') : null];
    });
    expect(written).toEqual([...reference]);
  });

  test('has no page for a removed rule', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const pages = files
      .filter((file) => file.endsWith('.md'))
      .map((file) => file.replaceAll('\\', '/'));
    expect(pages.sort()).toEqual([...reference.keys()].sort());
  });
});
