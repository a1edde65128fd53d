import { FILE_START, type Range } from '../model/position.ts';
import type { Frontmatter, Problem } from '../model/source.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readYaml } from './yaml.ts';

export interface SplitText {
  frontmatter: Frontmatter;
  /**
   * The text with the frontmatter's lines left blank, so that positions in it are positions in the
   * file; null if it is unknown where it begins.
   */
  body: string | null;
}

const DELIMITER = /^---[ \t]*$/;
/** What authors may put above the frontmatter, which keeps it from being frontmatter. */
const BLANK_OR_COMMENT = /^\s*(?:<!--.*-->|\{\s*\/\*.*\*\/\s*\}|\/\/.*)?\s*$/;

/**
 * Separates a file's YAML frontmatter from its body. Parsers disagree about what frontmatter is, so
 * this function decides: exactly `---` on the first line, up to the next line that is exactly
 * `---`.
 *
 * @param text text with LF line endings, without a byte order mark
 */
export function splitFrontmatter(text: string): SplitText {
  const isOpened = DELIMITER.test(lineAt(text, 0));
  const opening = isOpened ? lineRange(1, 3) : FILE_START;
  const refuse = (problem: Problem, bodyFrom: number | null): SplitText => ({
    frontmatter: { data: {}, ranges: {}, opening, problems: [problem] },
    body: bodyFrom === null ? null : blank(text, bodyFrom),
  });

  // The first one is already removed. The MDX parser would drop a second one, and shift all
  // columns.
  if (text.startsWith('\u{feff}')) {
    return refuse(
      {
        range: lineRange(1, 1),
        message: 'The file begins with more than one byte order mark.',
        hint: 'Save it as UTF-8 without a byte order mark.',
      },
      null,
    );
  }
  if (!isOpened) {
    const lookalike = findLookalike(text.split('\n'));
    if (lookalike) return refuse(lookalike.problem, lookalike.lines);
    return { frontmatter: { data: {}, ranges: {}, opening, problems: [] }, body: text };
  }
  const end = text.indexOf('\n---');
  if (end === -1) {
    return refuse(
      {
        range: opening,
        message: 'The frontmatter is not closed.',
        hint: 'Add a line "---" after its last key.',
      },
      null,
    );
  }
  const yaml = text.slice(0, end);
  const lines = yaml.split('\n');
  const closing = lineAt(text, end + 1);
  if (!DELIMITER.test(closing)) {
    return refuse(
      {
        range: lineRange(lines.length + 1, closing.length),
        message: 'A line in the frontmatter begins with "---" but is not its end.',
        hint: 'Close the frontmatter with a line that is exactly "---", or indent this one.',
      },
      lines.length + 1,
    );
  }
  const frontmatter = parseYaml(yaml, opening);
  return { frontmatter, body: blank(text, lines.length + 1) };
}

/** What other generators, or a typo, produce where the frontmatter should be. */
function findLookalike(lines: string[]): { problem: Problem; lines: number } | null {
  const start = lines.findIndex((line) => !BLANK_OR_COMMENT.test(line));
  const line = lines[start] ?? '';
  const problem = (message: string, hint: string): { problem: Problem; lines: number } => {
    const fence = line.trim().slice(0, 3);
    const end = lines.findIndex((other, index) => index > start && other.trim() === fence);
    return {
      problem: { range: lineRange(start + 1, line.length), message, hint },
      lines: end === -1 ? start + 1 : end + 1,
    };
  };
  if (/^---[ \t]*[\w+][\w+-]*[ \t]*$/.test(line)) {
    return problem(
      `Frontmatter in "${line.replace(/^-+\s*/, '').trim()}" is not supported.`,
      'Write it as YAML between lines that are exactly "---".',
    );
  }
  if (/^\+\+\+/.test(line)) {
    return problem(
      'TOML frontmatter is not supported.',
      'Write it as YAML between lines that are exactly "---".',
    );
  }
  // A thematic break at the top of a body looks the same, so this requires a key and a second line.
  const looksLikeYaml =
    /^\s*---+[ \t]*$/.test(line) &&
    lines.slice(start + 1).some((other) => other.trim() === line.trim()) &&
    /^\s*[\w-]+:(\s|$)/.test(
      lines.find((other, index) => index > start && !/^\s*(#.*)?$/.test(other)) ?? '',
    );
  if (!looksLikeYaml) return null;
  return line.trim() === '---'
    ? problem(
        'The frontmatter does not begin on the first line.',
        'Remove everything before its opening "---".',
      )
    : problem(
        'The frontmatter is between lines of more than three hyphens.',
        'Write it between lines that are exactly "---".',
      );
}

/**
 * @param yaml including the opening delimiter's line, so that its line numbers are those of the
 * file
 */
function parseYaml(yaml: string, opening: Range): Frontmatter {
  const frontmatter: Frontmatter = { data: {}, ranges: {}, opening, problems: [] };
  const lines = yaml.split('\n').slice(1);
  if (!readPlainYaml(lines, frontmatter)) readYaml(`\n${lines.join('\n')}`, frontmatter);
  return frontmatter;
}

function lineRange(line: number, length: number): Range {
  return { start: { line, column: 1 }, end: { line, column: length + 1 } };
}

/** @returns the text with that many lines left blank */
function blank(text: string, count: number): string {
  let start = 0;
  for (let line = 0; line < count && start !== -1; line++) {
    const end = text.indexOf('\n', start);
    start = end === -1 ? -1 : end + 1;
  }
  return '\n'.repeat(count) + (start === -1 ? '' : text.slice(start));
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}
