import { LineCounter } from 'yaml';
import type { SourceProblem } from '../../model/schema.ts';
import { parseYamlDocument } from '../../parse/yaml-document.ts';
import type { DescriptionFile } from './references.ts';

/** Descriptions with hundreds of operations take a few megabytes. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_DEPTH = 200;
/** Maximum bracket depth, because the YAML parser is recursive. */
const MOST_BRACKETS = 1000;

/** @returns the parsed file, safe to traverse, or why it cannot be read */
export function parseDescriptionFile(
  path: string,
  content: Uint8Array,
): DescriptionFile | SourceProblem {
  if (content.byteLength > MOST_BYTES) {
    return unreadable(path, 'is larger than 16 MiB');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return unreadable(path, 'is not valid UTF-8');
  }
  if (opensTooMuch(text)) return tooDeep(path);
  const data = path.endsWith('.json') ? parseJson(text) : undefined;
  const file = { path, text, data: data ?? null };
  const problem = data === undefined ? parseYaml(file) : null;
  return problem ?? (depthOf(file.data) > MOST_DEPTH ? tooDeep(path) : file);
}

/** @returns undefined for invalid JSON, for which the YAML parser has better error messages */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(file: DescriptionFile): SourceProblem | null {
  const lineCounter = new LineCounter();
  const document = parseYamlDocument(file.text, { merge: true, lineCounter });
  const [error] = document.errors;
  if (error) {
    const { line } = lineCounter.linePos(error.pos[0]);
    return unreadable(`${file.path}:${line}`, `cannot be parsed: ${sentence(error.message)}`);
  }
  try {
    file.data = document.toJS();
    return null;
  } catch (failure) {
    // An alias that expands excessively, or is undefined.
    if (!(failure instanceof ReferenceError)) throw failure;
    return unreadable(file.path, `cannot be read: ${sentence(failure.message)}`);
  }
}

/** @returns the line of a value, from 1; that of its closest ancestor if it does not exist */
export function lineOf(file: DescriptionFile, path: readonly string[]): number {
  const lineCounter = new LineCounter();
  const document = parseYamlDocument(file.text, { merge: true, lineCounter });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
    if (node?.range) return lineCounter.linePos(node.range[0]).line;
  }
  return 1;
}

function opensTooMuch(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth += 1;
    else if (bracket === ']' || bracket === '}') depth -= 1;
    if (depth > MOST_BRACKETS) return true;
  }
  return false;
}

/** Depth of data with shared parts; stops at one more than allowed. */
function depthOf(data: unknown): number {
  const open: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }];
  const seen = new Map<object, number>();
  let deepest = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if ((seen.get(value) ?? -1) >= depth) continue;
    seen.set(value, depth);
    deepest = Math.max(deepest, depth);
    if (deepest > MOST_DEPTH) return deepest;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return deepest;
}

function unreadable(path: string, why: string): SourceProblem {
  return { message: `${path} ${why}.`, hint: 'Fix the API description and commit it.' };
}

function tooDeep(path: string): SourceProblem {
  return unreadable(path, `is nested more than ${MOST_DEPTH} levels deep`);
}

function sentence(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? '';
}
