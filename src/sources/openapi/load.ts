import { didYouMean } from '../../model/closest.ts';
import { join } from '../../model/paths.ts';
import type { SourceProblem } from '../../model/schema.ts';
import { isAbsolute, missing, outside, type TrackedFiles } from '../schema/read-schema.ts';
import { lineOf, parseDescriptionFile } from './parse-file.ts';
import { type DescriptionFile, folderOf, partsOf, References } from './references.ts';
import { versionProblem } from './validate.ts';

/** Descriptions with one file per operation have hundreds. */
const MOST_FILES = 2000;

/** Maximum number of findings per API description. */
const MOST_PROBLEMS = 5;

/** An API description with all files that it refers to. */
export interface LoadedDescription {
  main: DescriptionFile;
  references: References;
}

interface Found {
  file: DescriptionFile;
  /** Path of keys within the file. */
  at: string[];
  reference: string;
}

/**
 * Reads an API description and the files it refers to. Opens only files tracked by git, and never a
 * URL.
 *
 * @returns the description, or its problems
 */
export async function loadDescription(
  file: string,
  tracked: TrackedFiles,
): Promise<LoadedDescription | SourceProblem[]> {
  const all = [...tracked.paths];
  const path = isAbsolute(file) ? null : join('', file);
  if (path === null) return [outside(file)];
  const content = await tracked.read(path);
  if (content === null) return [missing(file, path, all)];
  const main = parseDescriptionFile(path, content);
  if ('message' in main) return [main];
  const version = versionProblem(main);
  if (version) return [version];

  const files = new Map([[path, main]]);
  const references = new References(files);
  const found: Found[] = [];
  const problems: (() => SourceProblem)[] = [];
  for (const file of files.values()) {
    for (const reference of referencesIn(file)) {
      found.push(reference);
      const problem = await take(reference, files, tracked, all);
      if (problem) problems.push(problem);
    }
  }
  if (problems.length === 0) {
    for (const { file, at, reference } of found) {
      if (references.follow(reference, file)) continue;
      problems.push(() => ({
        message: `${place(file, at)} refers to "${reference}", which does not exist.`,
        hint: 'Fix the reference in the API description.',
      }));
    }
  }
  // Looking up a line takes as long as parsing the file.
  if (problems.length > 0) return problems.slice(0, MOST_PROBLEMS).map((problem) => problem());
  return { main, references };
}

/** Reads a referenced file unless already read; returns a problem if that fails. */
async function take(
  { file, at, reference }: Found,
  files: Map<string, DescriptionFile>,
  tracked: TrackedFiles,
  all: readonly string[],
): Promise<(() => SourceProblem) | null> {
  const { path: target } = partsOf(reference);
  if (target === '') return null;
  const isElsewhere = isAbsolute(target) || /^[a-z][a-z0-9+.-]*:/i.test(target);
  const path = isElsewhere ? null : join(folderOf(file.path), target);
  if (path === null) {
    return () => ({
      message: `${place(file, at)} refers to "${target}", which is not in the repository.`,
      hint: 'Commit the referenced file, and use a relative path.',
    });
  }
  if (files.has(path) || files.size >= MOST_FILES) return null;
  const content = await tracked.read(path);
  if (content === null) {
    return () => ({
      message: `${place(file, at)} refers to "${target}", which git does not track.`,
      hint: didYouMean(path, all, 'Fix the reference, or commit the file.'),
    });
  }
  const read = parseDescriptionFile(path, content);
  if ('message' in read) return () => read;
  files.set(path, read);
  return null;
}

function place(file: DescriptionFile, at: readonly string[]): string {
  return `${file.path}:${lineOf(file, at)}`;
}

/** All references in parsed data, except in examples, which are plain data. */
function referencesIn(file: DescriptionFile): Found[] {
  const found: Found[] = [];
  const open: { value: unknown; at: string[] }[] = [{ value: file.data, at: [] }];
  const seen = new Set<object>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, at } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string' && !isNameOfProperty(at)) {
        found.push({ file, reference: inner, at: [...at, key] });
      } else if (!isData(key, at)) {
        open.push({ value: inner, at: [...at, key] });
      }
    }
  }
  return found.reverse();
}

/** `properties: { $ref: … }` defines a property named `$ref`. */
function isNameOfProperty(at: readonly string[]): boolean {
  return at.at(-1) === 'properties';
}

function isData(key: string, at: readonly string[]): boolean {
  if (isNameOfProperty(at)) return false;
  return /^(?:example|default|enum|const|value)$/.test(key) || key.startsWith('x-');
}
