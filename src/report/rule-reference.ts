import type { Rule } from '../check/define-rule.ts';
import { type Block, rulePageBlocks } from './rule-page.ts';

const NOTE = '<!-- Generated from the rule by "npm run docs"; do not edit. -->';

/** A rule's page in the reference, `docs/rules/<family>/<name>.md`, as Markdown. */
export function rulePage(rule: Rule): string {
  const blocks = [`# ${rule.id}`, prose(rule.summary), ...rulePageBlocks(rule).map(markdown)];
  return `${blocks.join('\n\n')}\n`;
}

/**
 * The files of the reference by path relative to `docs/rules/`: a page for each rule, and the list.
 */
export function ruleReference(rules: readonly Rule[]): Map<string, string> {
  const pages = rules.map((rule) => [`${rule.id}.md`, `${NOTE}\n\n${rulePage(rule)}`] as const);
  return new Map([['README.md', ruleList(rules)], ...pages]);
}

function ruleList(rules: readonly Rule[]): string {
  const families = Map.groupBy(rules, ({ id }) => id.split('/')[0] ?? '');
  const tables = Array.from(families, ([family, members]) => {
    const rows = members.map(({ id, severity, summary, fix }) => {
      const kind = fix ? `${severity}, fixable` : severity;
      return `| [${id}](${id}.md) | ${kind} | ${prose(summary).replaceAll('|', '\\|')} |`;
    });
    return `## ${family}\n\n| rule | | what it checks |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  const intro = `# Rules

What \`prebrief check\` looks for. \`prebrief explain <rule>\` shows the same on the command line. Set a rule's severity in \`prebrief.config.mjs\`: \`rules: { 'sections/order': 'off' }\`.`;
  return `${[NOTE, intro, ...tables].join('\n\n')}\n`;
}

function markdown(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `## ${block.text}`;
    case 'text':
      return prose(block.text);
    case 'list':
      return block.items.map((item) => `- ${prose(item)}`).join('\n');
    case 'code': {
      const text = block.lines.join('\n');
      const ticks = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
      const fence = '`'.repeat(ticks + 1);
      return `${fence}${block.language}\n${text}\n${fence}`;
    }
  }
}

/** Escapes sentences in which only code in backticks is marked up. */
function prose(text: string): string {
  return text
    .split(/(`+ ?.*? ?`+)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\<*_[\]~]/g, '\\$&')))
    .join('');
}
