import type { Nodes } from 'mdast';
import { BUDGETS, BudgetExceeded, COLOURED, type createTally } from '../model/budgets.ts';

type Tally = ReturnType<typeof createTally>;

/**
 * Counts a node towards the budgets of the steps that render it.
 *
 * @throws BudgetExceeded if there are too many of its kind
 */
export function countNode(node: Nodes, tally: Tally): void {
  switch (node.type) {
    case 'heading':
      tally.add('headings');
      break;
    case 'table': {
      // Missing cells of a row are rendered too.
      const columns = node.children[0]?.children.length ?? 0;
      if (columns > BUDGETS.columns.most) throw new BudgetExceeded('columns');
      tally.add('cells', columns * node.children.length);
      tally.add('blocks');
      break;
    }
    case 'containerDirective':
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      tally.add('blocks');
      break;
    case 'code':
      tally.add(node.lang === 'mermaid' ? 'diagrams' : 'codeBlocks');
      tally.add('codeLines', node.value.split('\n').length);
      if (node.lang === 'mermaid') tally.add('diagramText', node.value.length);
      else if (node.value.length <= COLOURED.block) tally.add('code', node.value.length);
  }
}
