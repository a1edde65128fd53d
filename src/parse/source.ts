import { exceeded, withinBudget } from '../model/budgets.ts';
import { FILE_START } from '../model/position.ts';
import type { Body, Problem, Source } from '../model/source.ts';
import { readBody } from './body.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { readMdx } from './guarded.ts';
import { depthProblem, MAX_DEPTH } from './limits.ts';
import { ended, isProblem } from './mdx.ts';
import { readText } from './read-text.ts';

export interface ParseOptions {
  /** Whether to keep the text, for callers that render or compare it. True by default. */
  keepTexts?: boolean;
  /** Bodies that have already been parsed, by their text. */
  known?: ReadonlyMap<string, Body>;
}

/**
 * Parses one MDX file: a document or a template.
 *
 * @param file POSIX path from the workspace
 * @param bytes its content, or why the file system refused it
 */
export function parseSource(
  file: string,
  bytes: Uint8Array | Problem,
  options: ParseOptions = {},
): Source {
  return parseText(file, bytes instanceof Uint8Array ? readText(bytes) : bytes, options);
}

/** @param text the result of `readText`, or why the file couldn't be read */
export function parseText(
  file: string,
  text: string | Problem,
  options: ParseOptions = {},
): Source {
  if (typeof text !== 'string') return refused(file, text);
  const source = naming(file, () => withinBudget(() => parseReadable(file, text, options)));
  return 'exceeded' in source ? refused(file, source.exceeded) : source;
}

/** Adds the file to an unexpected error, so that the parser can be fixed. */
function naming<T>(file: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be parsed: ${reason}`, { cause: error });
  }
}

function parseReadable(file: string, text: string, options: ParseOptions): Source {
  const { keepTexts = true, known } = options;
  const { frontmatter, body } = splitFrontmatter(text);
  if (body === null) {
    const nothing = { placeholders: [], body: null, syntax: null };
    return { file, unreadable: null, frontmatter, raw: text, ...nothing };
  }
  if (isDeeper(frontmatter.data, MAX_DEPTH)) return refused(file, exceeded('levels'));
  // Kept texts have their placeholders masked, so an equal text has none.
  const same = known?.get(ended(body));
  if (same) {
    const raw = frontmatter.problems.length > 0 ? text : null;
    return { file, unreadable: null, frontmatter, placeholders: [], body: same, raw, syntax: null };
  }
  const read = readMdx(body);
  if ('refused' in read) return refused(file, read.refused);
  const { placeholders, text: mdx, tree } = read;
  const parsed = { file, unreadable: null, frontmatter, placeholders };
  if (isProblem(tree)) return { ...parsed, body: null, raw: text, syntax: tree };
  const tooDeep = depthProblem(tree);
  if (tooDeep) return refused(file, tooDeep);
  const raw = frontmatter.problems.length > 0 ? text : null;
  return { ...parsed, body: readBody(tree, ended(mdx), keepTexts), raw, syntax: null };
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

function refused(file: string, unreadable: Problem): Source {
  return {
    file,
    unreadable,
    frontmatter: { data: {}, ranges: {}, opening: FILE_START, problems: [] },
    placeholders: [],
    body: null,
    raw: null,
    syntax: null,
  };
}
