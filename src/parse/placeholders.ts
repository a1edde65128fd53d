import { maskMarkup } from '../model/masked-markup.ts';
import { positionsIn, type Span } from '../model/position.ts';
import type { Placeholder } from '../model/source.ts';
import { mask } from './outline.ts';
import { readProse, wordsIn } from './prose.ts';

/** How a placeholder, or an element that looks like one, starts. Most texts contain none. */
const SUSPECT = /TODO|TBD|FIXME|XXX|lorem|\{\{|<\p{L}/iu;

/** Whether a text may contain placeholders; if not, `takePlaceholders` finds none. */
export function mayHoldPlaceholders(text: string): boolean {
  return SUSPECT.test(text);
}

/**
 * Finds what an author meant to fill in later, and masks any of it that isn't valid MDX, so that
 * the rest parses and can be checked.
 *
 * @param text MDX with the frontmatter blanked
 * @param code positions of code, in order
 * @returns the findings, and the text with each one that isn't valid MDX masked at the same length
 */
export function takePlaceholders(
  text: string,
  code: readonly Span[],
): { placeholders: Placeholder[]; text: string } {
  const prose = readProse(text, code);
  const positionAt = positionsIn(text);
  const placeholders = [
    ...wordsIn(prose.text),
    ...prose.blanks.flatMap((span) => narrow(span, text)),
  ]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      range: { start: positionAt(start), end: positionAt(end) },
    }));
  return { placeholders, text: mask(text, prose.blanks, /[\s\S]+/, maskMarkup) };
}

/**
 * In `{TODO: price}`, the finding is the word; for `{{price}}` and `<price>`, it is the whole
 * placeholder.
 */
function narrow(span: Span, text: string): Span[] {
  const found = text.slice(span.start, span.end);
  if (/^(<|\{\{)/.test(found)) return [span];
  return wordsIn(found).map(({ start, end }) => ({
    start: span.start + start,
    end: span.start + end,
  }));
}
