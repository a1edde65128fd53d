import { didYouMean } from '../model/closest.ts';
import type { Diagnostic, Finding } from '../model/diagnostic.ts';
import type { Range } from '../model/position.ts';
import type { Document } from '../model/workspace.ts';
import type { Rule } from './define-rule.ts';

/** Reports problems with comments that silence findings, as found by `silence`. */
export const CONFIG_DISABLE = 'config/disable';

/** Limit on consecutive comments; fewer rules than that can have findings in one line. */
const MOST_COMMENTS = 100;

const FORM = 'prebrief-disable-next-line <rule>: <reason>';

/** A comment that is meant to silence a finding. */
interface Directive {
  range: Range;
  /** The name as written; only one has an effect. */
  name: string;
  rule: string;
  reason: string;
}

export interface Silence {
  /** All existing rules. */
  known: readonly Rule[];
  /** The rules that ran. */
  ran: readonly Rule[];
}

/**
 * Removes from a document's findings those that a comment on the previous line silences.
 *
 * @param diagnostics findings of this document and others, in order
 * @returns the silenced findings, and the problems with the comments
 */
export function silence(
  document: Document,
  diagnostics: readonly Diagnostic[],
  { known, ran }: Silence,
): { silenced: Diagnostic[]; problems: Omit<Finding, 'file'>[] } {
  const directives = directivesIn(document);
  const found = directives.length === 0 ? [] : ofDocument(document, diagnostics);
  const byLine = Map.groupBy(found, ({ range }) => range.start.line);
  const ends = endsByStart(directives);
  const silenced = new Set<Diagnostic>();
  const problems = directives.flatMap((directive): Omit<Finding, 'file'>[] => {
    const { range, rule } = directive;
    const problem = problemWith(directive, known);
    if (problem) return [{ range, ...problem }];
    const match = linesAfter(directive, ends)
      .flatMap((line) => byLine.get(line) ?? [])
      .find((one) => one.rule === rule && !silenced.has(one));
    if (match) silenced.add(match);
    // What a rule that didn't run would have found is unknown.
    if (match || !ran.some(({ id }) => id === rule)) return [];
    return [
      {
        range,
        message: `This comment has no effect: ${rule} finds nothing on the next line.`,
        hint: 'Remove it, or move it to the line directly above the finding.',
      },
    ];
  });
  return { silenced: [...silenced], problems };
}

/** Findings in YAML can't be silenced, wherever the comment is. */
function ofDocument({ file, source }: Document, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const from = source.body?.firstLine ?? 1;
  return diagnostics.filter((one) => one.file === file && one.range.start.line >= from);
}

function directivesIn({ source: { body } }: Document): Directive[] {
  return (body?.comments ?? []).flatMap((text, index) => {
    const range = body?.commentRanges[index];
    const match = /^(prebrief-disable[\w-]*)\s*([^\s:]*)\s*(?::(.*))?/s.exec(text);
    if (!match || !range) return [];
    const [, name = '', rule = '', reason = ''] = match;
    return { range, name, rule, reason };
  });
}

function problemWith(
  { name, rule, reason }: Directive,
  known: readonly Rule[],
): { message: string; hint: string } | null {
  if (name !== 'prebrief-disable-next-line') {
    return { message: `There is no "${name}".`, hint: `Write it as "${FORM}".` };
  }
  if (rule === '') return { message: 'The comment names no rule.', hint: `Write it as "${FORM}".` };
  const found = known.find(({ id }) => id === rule);
  if (!found) {
    const ids = known.map(({ id }) => id);
    const hint = didYouMean(rule, ids, 'Use the rule id shown next to the finding.');
    return { message: `There is no rule "${rule}".`, hint };
  }
  // Otherwise content could exempt its own code and secrets.
  if (found.safeguard || !found.silenceable) {
    return {
      message: `${rule} cannot be silenced.`,
      hint: 'This rule keeps code and secrets out of a site: fix what it finds, and remove the comment.',
    };
  }
  if (/[\p{L}\p{N}]/u.test(reason)) return null;
  return { message: 'The comment gives no reason.', hint: `Write it as "${FORM}".` };
}

/** The end of each comment, by the line it begins on. */
function endsByStart(directives: readonly Directive[]): ReadonlyMap<number, number> {
  return new Map(directives.map(({ range }) => [range.start.line, range.end.line]));
}

/** The next line; if that line has such comments too, also the line after them. */
function linesAfter({ range }: Directive, ends: ReadonlyMap<number, number>): number[] {
  const lines = [range.end.line + 1];
  while (lines.length < MOST_COMMENTS) {
    const end = ends.get(lines.at(-1) ?? 0);
    if (end === undefined) break;
    lines.push(end + 1);
  }
  return lines;
}
