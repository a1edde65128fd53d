import type { Node, Pair, YAMLMap, Document as YamlDocument } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import { BUDGETS, BudgetExceeded } from '../model/budgets.ts';
import type { Position, Range } from '../model/position.ts';
import type { Frontmatter } from '../model/source.ts';
import { parseYamlDocument } from './yaml-document.ts';
import { ALIAS, describeYamlError } from './yaml-errors.ts';

/** From an offset up to, but not including, another one. */
type Span = [start: number, end: number];

/**
 * Reads YAML 1.2 into `frontmatter`: its data with a range for each key and value, or its problems.
 *
 * @param yaml text whose first line is the file's, so that positions are those of the file
 * @throws BudgetExceeded if there are too many problems to be useful
 */
export function readYaml(yaml: string, frontmatter: Frontmatter): void {
  const document = parseYamlDocument(yaml, { schema: 'core', merge: false });
  if (document.errors.length > BUDGETS.yamlMistakes.most) throw new BudgetExceeded('yamlMistakes');
  const lines = linesIn(yaml);
  const at = (offset: number): Position => {
    const line = lines.at(offset);
    const { start } = lines.span(line);
    return { line: line + 1, column: Math.min(offset, yaml.length) - start + 1 };
  };
  // A block extends to the beginning of what follows; its content ends before the line break.
  const rangeOf = ([start, end]: Span): Range => ({
    start: at(start),
    end: at(start + (yaml.slice(start, end).trimEnd().length || end - start)),
  });

  findProblems(document, lines, (span, message, hint) => {
    frontmatter.problems.push({ range: rangeOf(span), message, hint });
    if (frontmatter.problems.length > BUDGETS.yamlMistakes.most) {
      throw new BudgetExceeded('yamlMistakes');
    }
  });
  if (frontmatter.problems.length > 0 || document.contents === null) return;

  collectRanges(document.contents, '', yaml, (path, key, value) => {
    frontmatter.ranges[path] = { key: rangeOf(key), value: rangeOf(value) };
  });
  const data: unknown = document.toJS();
  if (data === null) return;
  if (typeof data !== 'object' || Array.isArray(data)) {
    // The schema reports it, and needs its position.
    const whole = rangeOf(spanOf(document.contents));
    frontmatter.ranges = { '': { key: whole, value: whole } };
    frontmatter.data = { '': data };
    return;
  }
  frontmatter.data = data as Record<string, unknown>;
}

interface Lines {
  /** @returns the index of the line that contains an offset */
  at(offset: number): number;
  /** @returns the offsets of a line's beginning and of its line break */
  span(line: number): { start: number; end: number };
}

/** The parser's own counter misses the line breaks in what it couldn't parse. */
function linesIn(yaml: string): Lines {
  const starts = [0];
  for (let at = yaml.indexOf('\n'); at !== -1; at = yaml.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    at(offset) {
      const wanted = Math.min(offset, yaml.length);
      let line = 0;
      for (let above = starts.length; above - line > 1; ) {
        const middle = (line + above) >> 1;
        if ((starts[middle] ?? 0) <= wanted) line = middle;
        else above = middle;
      }
      return line;
    },
    span: (line) => ({
      start: starts[line] ?? 0,
      end: (starts[line + 1] ?? yaml.length + 1) - 1,
    }),
  };
}

/**
 * Errors for which the parser reports the first character of a value, but which concern the whole
 * value.
 */
const WHOLE_VALUE = /^(?:BLOCK_AS_IMPLICIT_KEY|BAD_SCALAR_START|MISSING_CHAR)$/;

type Report = (span: Span, message: string, hint: string) => void;

/**
 * Reports both syntax errors and unsupported YAML. If one mistake causes several errors on a line,
 * only the first is reported.
 */
function findProblems(document: YamlDocument, lines: Lines, report: Report): void {
  const broken = new Set<number>();
  let quote: number | null | undefined;
  for (const { code, message, pos } of document.errors) {
    // The parser reports an unclosed quote at the end of the text, but the mistake is where the
    // quote begins.
    const isQuote = /closing .quote/.test(message);
    if (isQuote && quote === undefined) quote = lastQuote(document);
    const start = (isQuote && quote) || pos[0];
    const line = lines.at(start);
    if (broken.has(line)) continue;
    broken.add(line);
    const end = WHOLE_VALUE.test(code) ? lines.span(line).end : pos[1];
    const { message: what, hint } = describeYamlError(code, message);
    report([start, end], what, hint);
  }
  findForbidden(document, (node, message, hint) => {
    const span = spanOf(node);
    if (!broken.has(lines.at(span[0]))) report(span, message, hint);
  });
}

/** @returns where the last quoted value begins; it is the only one that can be unclosed */
function lastQuote(document: YamlDocument): number | null {
  let quote: number | null = null;
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE')) [quote] = spanOf(node);
    },
  });
  return quote;
}

/**
 * Anchors, aliases and tags can expand a few bytes to gigabytes, or turn a value into something
 * else.
 */
function findForbidden(
  document: YamlDocument,
  report: (node: Node, message: string, hint: string) => void,
): void {
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) report(node, ALIAS.message, ALIAS.hint);
      else if (node.anchor) report(node, 'YAML anchors are not supported.', 'Remove the "&…".');
      else if (node.tag) report(node, 'YAML tags are not supported.', 'Remove the "!…".');
      for (const key of isMap(node) ? duplicateKeys(node) : []) {
        report(key, 'This key appears twice.', 'Keep one of the two.');
      }
    },
    Pair(_, { key }) {
      if (!isScalar(key) || key.value === null || key.value === '') {
        if (isNode(key)) report(key, 'A key must be plain text.', 'Write it as a single word.');
      } else if (key.value === '__proto__' || key.value === '<<') {
        report(key, `The key "${key.value}" is not supported.`, 'Remove it.');
      }
    },
  });
}

function duplicateKeys({ items }: YAMLMap): Node[] {
  const names = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (names.has(name)) return key;
    names.add(name);
    return [];
  });
}

function collectRanges(
  node: unknown,
  path: string,
  yaml: string,
  add: (path: string, key: Span, value: Span) => void,
): void {
  if (isMap(node)) {
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      const here = path === '' ? name : `${path}.${name}`;
      const [start, end] = spanOf(value);
      // An empty value has no position of its own, so the position after its key is used.
      add(here, spanOf(key), start === end ? spanOf(key) : [start, end]);
      collectRanges(value, here, yaml, add);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const here = `${path}.${index}`;
      let span = spanOf(isNode(item) ? item : null);
      if (span[0] === span[1]) {
        const hyphen = yaml.lastIndexOf('-', span[0]);
        span = [hyphen, hyphen + 1];
      }
      add(here, span, span);
      collectRanges(item, here, yaml, add);
    }
  }
}

function spanOf(node: Node | null, fallback: Span = [0, 0]): Span {
  return node?.range ? [node.range[0], node.range[1]] : fallback;
}
