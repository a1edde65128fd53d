import type { Element } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** Lets a wide table scroll by itself, and makes its cells say what they are. */
export function renderTables(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'prebrief-tables',
    element: [
      {
        filter: ['table'],
        visit(node, context) {
          // What scrolls must be reachable by keyboard.
          const properties = {
            className: ['table-scroll'],
            tabIndex: 0,
            role: 'group',
            ariaLabel: 'Table',
          };
          const wrapper: Element = { type: 'element', tagName: 'div', properties, children: [] };
          context.wrapNode(node, wrapper);
        },
      },
      {
        filter: ['th', 'td'],
        visit(node, context) {
          const isHeading = node.tagName === 'th' && node.children.length > 0;
          const { style, ...properties } = node.properties;
          const align = /text-align:\s*(\w+)/.exec(String(style ?? ''))?.[1];
          context.replaceNode(node, {
            ...node,
            tagName: isHeading ? 'th' : 'td',
            properties: {
              ...properties,
              ...(isHeading && { scope: 'col' }),
              // The policy allows no style attributes.
              ...(align && { 'data-align': align }),
            },
          });
        },
      },
    ],
  });
}
