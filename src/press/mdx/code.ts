import type { Element, ElementContent } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import type { Highlighter } from '../highlight.ts';

/** Key in a snippet's info string for the number of its first line. */
export const FIRST_LINE = 'first-line';

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
        const first = new RegExp(`^${FIRST_LINE}=(\\d+)$`).exec(meta)?.[1];
        // A snippet has its own figure and caption.
        if (first !== undefined) numberLines(pre, Number(first));
        context.replaceNode(node, (first === undefined ? figure(pre, title) : pre) as never);
      },
    },
  });
}

/** Line numbers are in attributes, so that they are shown but neither copied nor searched. */
function numberLines(pre: Element, first: number): void {
  const [code] = pre.children;
  if (code?.type !== 'element') return;
  let number = first;
  for (const line of code.children) {
    if (line.type !== 'element' || line.tagName !== 'span') continue;
    line.properties = { ...line.properties, 'data-line': String(number) };
    number += 1;
  }
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
