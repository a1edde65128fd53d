import { conceal } from '../model/concealed.ts';
import { positionsIn, type Span } from '../model/position.ts';
import type { Placeholder } from '../model/source.ts';
import { type Prose, wordsIn, wordsInProse } from './prose.ts';

/**
 * Finds what an author meant to fill in later. Works on the text, because some of it does not parse
 * as MDX; and makes that plain text, so that what is left parses and can be checked further.
 *
 * @param text MDX with the frontmatter blanked
 * @returns the findings, and the text with each of those that break MDX concealed at the same length
 */
export function takePlaceholders(
  text: string,
  prose: Prose,
): { placeholders: Placeholder[]; text: string } {
  const blanks = prose.blanks.flatMap((span) => narrow(span, text));
  const positionAt = positionsIn(text);
  const placeholders = [...wordsInProse(text, prose), ...blanks]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      range: { start: positionAt(start), end: positionAt(end) },
    }));
  return { placeholders, text: concealAll(text, prose.blanks) };
}

/** Of `{TODO: price}` the word is the finding; of `{{price}}` and `<price>` all of it. */
function narrow(span: Span, text: string): Span[] {
  const found = text.slice(span.start, span.end);
  if (/^(<|\{\{)/.test(found)) return [span];
  return wordsIn(found).map(({ start, end }) => ({
    start: span.start + start,
    end: span.start + end,
  }));
}

function concealAll(text: string, spans: Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), conceal(text.slice(start, end)));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
