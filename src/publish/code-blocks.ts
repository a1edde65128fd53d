import { documentsOf, isInSite } from '../model/documents.ts';
import { fencedCode } from '../model/fenced-code.ts';
import { writtenIn } from '../model/source.ts';
import type { Audience, Engagement } from '../model/workspace.ts';
import type { CodeBlock } from '../press/highlight-ahead.ts';

/** @returns the code blocks of an engagement's site, read from the positions in the model */
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
