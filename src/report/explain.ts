import type { Rule } from '../check/define-rule.ts';
import type { StyleText } from './pretty.ts';
import { ruleAddress } from './rule-address.ts';
import { type Block, rulePageBlocks } from './rule-page.ts';

/** The output of `prebrief explain <rule>`. */
export function explainRule(rule: Rule, style: StyleText): string {
  const blocks = rulePageBlocks(rule).map((block) => onTerminal(block, style));
  const head = `${style('bold', rule.id)}\n${rule.summary}`;
  return `${[head, ...blocks, style('dim', ruleAddress(rule.id))].join('\n\n')}\n`;
}

/** The output of `prebrief explain`: all rules with their summaries. */
export function explainRules(rules: readonly Rule[], style: StyleText): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(
    ({ id, summary }) => `${style('bold', id)}${' '.repeat(width - id.length)}  ${summary}\n`,
  );
  return `${rows.join('')}\nRun "prebrief explain <rule>" for the reason and examples.\n`;
}

function onTerminal(block: Block, style: StyleText): string {
  switch (block.type) {
    case 'heading':
      return style('bold', block.text);
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'code':
      return block.lines
        .map((line) => `    ${styled(line, block.language, style)}`.trimEnd())
        .join('\n');
  }
}

function styled(line: string, language: string, style: StyleText): string {
  if (language !== 'diff' || !/^[-+]/.test(line)) return line;
  return style(line.startsWith('-') ? 'red' : 'green', line);
}
