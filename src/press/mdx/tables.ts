import type { Element } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** Lets a wide table scroll on its own, and labels its cells. */
export function renderTables(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'prebrief-tables',
    element: [
      {
        filter: ['table'],
        visit(node, context) {
          // Scrollable regions must be focusable.
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
          const { style, ...properties } = node.properties;
          const align = /text-align:\s*(\w+)/.exec(String(style ?? ''))?.[1];
          // The CSP blocks style attributes.
          const aligned = align ? { 'data-align': align } : {};
          if (node.tagName === 'th' && node.children.length === 0) {
            const all = { ...properties, ...aligned };
            context.replaceNode(node, { ...node, tagName: 'td', properties: all });
            return;
          }
          // Replacing them takes quadratic time.
          if (style !== undefined) context.setProperty(node, 'style', undefined);
          if (node.tagName === 'th') context.setProperty(node, 'scope', 'col');
          if (align) context.setProperty(node, 'data-align', align);
        },
      },
    ],
  });
}
