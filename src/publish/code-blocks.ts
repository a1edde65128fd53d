import { documentsOf } from '../model/documents.ts';
import { writtenIn } from '../model/source.ts';
import type { Audience, Engagement } from '../model/workspace.ts';
import { fencedCode } from '../parse/fenced-code.ts';
import type { CodeBlock } from '../press/highlight-ahead.ts';
import { isInSite } from '../view/published.ts';

/** @returns the code blocks of an engagement's site; the model knows only where they are */
export function codeBlocksOf(engagement: Engagement, audience: Audience): CodeBlock[] {
  return documentsOf(engagement)
    .filter((document) => isInSite(document, audience))
    .flatMap(({ source: { body } }) => {
      if (!body || body.codeBlocks.length === 0) return [];
      const lines = writtenIn(body).split('\n');
      return body.codeBlocks.map(({ language, range }) => {
        return { code: fencedCode(range, lines), language };
      });
    });
}
