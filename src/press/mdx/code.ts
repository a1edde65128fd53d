import type { Element, ElementContent } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import type { Highlighter } from '../highlight.ts';

/** Highlights fenced code; `title="…"` after the language becomes its caption. */
export function renderCode(highlighter: Highlighter): HastPluginDefinition {
  return defineHastPlugin({
    name: 'prebrief-code',
    element: {
      filter: ['pre'],
      visit(node, context) {
        const [code] = node.children;
        if (code?.type !== 'element' || code.tagName !== 'code') return;
        const language = languageOf(code);
        const meta = String((code.data as { meta?: string } | undefined)?.meta ?? '');
        const title = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)'|(\S+))/
          .exec(meta)
          ?.slice(1)
          .find(Boolean);
        const text = code.children.map((child) => ('value' in child ? child.value : '')).join('');
        const [pre] = highlighter.toHast(text.replace(/\n$/, ''), language).children;
        if (pre?.type !== 'element') return;
        pre.properties = { ...pre.properties, 'data-language': language ?? 'text' };
        context.replaceNode(node, figure(pre, title) as never);
      },
    },
  });
}

function figure(pre: Element, title: string | undefined): Element {
  const caption: ElementContent[] = title
    ? [
        {
          type: 'element',
          tagName: 'figcaption',
          properties: {},
          children: [{ type: 'text', value: title }],
        },
      ]
    : [];
  return {
    type: 'element',
    tagName: 'figure',
    properties: { className: ['code'] },
    children: [...caption, pre],
  };
}

function languageOf(code: Element): string | null {
  const classes = code.properties.className;
  const names = Array.isArray(classes) ? classes.map(String) : String(classes ?? '').split(' ');
  return names.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? null;
}
