import type { Code, Nodes } from 'mdast';
import { documentsOf } from '../model/documents.ts';
import { writtenIn } from '../model/source.ts';
import type { Audience, Engagement } from '../model/workspace.ts';
import { isProblem, parseMdx } from '../parse/mdx.ts';
import type { CodeBlock } from '../press/highlight-ahead.ts';
import { isInSite } from '../view/published.ts';

/** @returns the code blocks of an engagement's site; the model knows only where they are */
export function codeOf(engagement: Engagement, audience: Audience): CodeBlock[] {
  return documentsOf(engagement)
    .filter((document) => isInSite(document, audience))
    .flatMap(({ source: { body } }) => {
      if (!body || body.codeBlocks.length === 0) return [];
      const tree = parseMdx(writtenIn(body));
      return isProblem(tree) ? [] : codeIn(tree);
    })
    .map(({ value, lang }) => ({ code: value, language: lang ?? null }));
}

function codeIn(node: Nodes): Code[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap(codeIn) : [];
}
