import type { MissingSection } from '../model/match-sections.ts';
import { comparePositions } from '../model/position.ts';
import type { Body, Section } from '../model/source.ts';

/**
 * Finds the position for a missing section: after the preceding section in the contract, including
 * its subsections; else before its first sibling.
 *
 * @returns the line number to insert before; past the last line for the end of the file
 */
export function placeOf(body: Body, { after, parent }: MissingSection): number {
  const { sections } = body;
  const start = after ?? parent;
  const from = start === null ? 0 : sections.indexOf(start) + 1;
  // Subsections belong to the preceding section; without one, insert before the first of them.
  const depth = after === null && parent !== null ? 3 : (start?.depth ?? 2);
  const next = sections.slice(from).find((section) => section.depth <= depth);
  const titles = start === null ? [] : topTitles(body, start);
  const lines = [next, ...titles].flatMap((one) => one?.range.start.line ?? []);
  return lines.length === 0 ? Number.POSITIVE_INFINITY : beforeComments(body, Math.min(...lines));
}

/** Top-level H1s after a section, which end it. */
function topTitles({ headings, sections }: Body, start: Section) {
  return headings.filter(({ depth, range }) => {
    if (depth !== 1 || comparePositions(range.start, start.range.end) < 0) return false;
    const above = sections.findLast((one) => comparePositions(one.range.start, range.start) < 0);
    return above !== undefined && comparePositions(above.end, range.start) <= 0;
  });
}

/** A directive comment directly above a heading applies to it and must stay there. */
function beforeComments(body: Body, line: number): number {
  const index = body.commentRanges.findIndex(({ end }) => end.line === line - 1);
  const comment = body.commentRanges[index];
  if (!comment || !body.comments[index]?.startsWith('prebrief-')) return line;
  return beforeComments(body, comment.start.line);
}

/** A text and where to insert it. */
export interface Insertion {
  /** Offset in the surrounding text. */
  at: number;
  text: string;
}

/**
 * Inserts paragraphs into a text, surrounded by blank lines, and changes nothing else.
 *
 * @param text as on disk: any line endings, with or without a byte order mark
 * @param line number of the line to insert before
 * @param blocks with LF line endings
 */
export function insertionOf(text: string, line: number, blocks: readonly string[]): Insertion {
  const lines = Array.from(
    text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g),
    ([, content = '', end = '']) => {
      return { content, end };
    },
  );
  // The expression also matches the empty string after the last line.
  const count = lines.at(-1)?.content === '' ? lines.length - 1 : lines.length;
  const before = Math.min(line - 1, count);
  const last = lines
    .slice(0, before)
    .findLastIndex(({ content }) => /[^ \t\u{feff}]/u.test(content));
  const newline = lines[Math.max(last, 0)]?.end || lines[0]?.end || '\n';
  const written = blocks.map((block) => block.replaceAll('\n', newline)).join(newline + newline);
  const isTight = before === last + 1 && before < count;
  if (last === -1) {
    const gap = newline + (isTight ? newline : '');
    return { at: text.startsWith('\u{feff}') ? 1 : 0, text: written + gap };
  }
  const at = lines
    .slice(0, last + 1)
    .reduce((sum, { content, end }) => sum + content.length + end.length, 0);
  const end = at - (lines[last]?.end.length ?? 0);
  return { at: end, text: newline + newline + written + (isTight ? newline : '') };
}

export function insertInto(text: string, { at, text: inserted }: Insertion): string {
  return text.slice(0, at) + inserted + text.slice(at);
}

/**
 * @param before earlier insertions, in order, with offsets in the original text
 * @param next an insertion with its offset in the text after the earlier ones
 * @returns all insertions, with offsets in the original text; adjacent and nested ones are merged
 */
export function withInsertion(before: readonly Insertion[], next: Insertion): Insertion[] {
  let shift = 0;
  for (const [index, one] of before.entries()) {
    const within = next.at - shift - one.at;
    if (within < 0) return before.toSpliced(index, 0, { ...next, at: next.at - shift });
    if (within <= one.text.length) {
      const text = insertInto(one.text, { at: within, text: next.text });
      return before.with(index, { at: one.at, text });
    }
    shift += one.text.length;
  }
  return [...before, { ...next, at: next.at - shift }];
}
