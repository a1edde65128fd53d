import { closest } from '../../model/closest.ts';
import { join } from '../../model/paths.ts';
import type { SourceProblem } from '../../model/schema.ts';
import { isAbsolute, missing, outside, type TrackedFiles } from '../schema/read-schema.ts';
import { lineOf, parseContractFile } from './parse-file.ts';
import { type ContractFile, folderOf, partsOf, References } from './references.ts';

/** Contracts that are split into a file for each operation have hundreds. */
const MOST_FILES = 2000;

/** A contract with every file that it refers to. */
export interface LoadedContract {
  main: ContractFile;
  references: References;
}

/**
 * Reads a contract and the files it refers to. Nothing but what git tracks is ever opened: no other
 * file, no address.
 *
 * @returns what is wrong with it, where something is
 */
export async function loadContract(
  file: string,
  tracked: TrackedFiles,
): Promise<LoadedContract | SourceProblem[]> {
  const all = [...tracked.paths];
  const path = isAbsolute(file) ? null : join('', file);
  if (path === null) return [outside(file)];
  const content = await tracked.read(path);
  if (content === null) return [missing(file, path, all)];
  const main = parseContractFile(path, content);
  if ('message' in main) return [main];
  const files = new Map([[path, main]]);
  const problems: SourceProblem[] = [];
  const found: { file: ContractFile; at: string[]; reference: string }[] = [];
  for (const file of files.values()) {
    for (const { reference, at } of referencesIn(file.data)) {
      found.push({ file, at, reference });
      const { path: target } = partsOf(reference);
      if (target === '') continue;
      const problem = await take(target, file, at);
      if (problem) problems.push(problem);
    }
  }
  const references = new References(files);
  if (problems.length === 0) {
    for (const { file, at, reference } of found) {
      if (references.follow(reference, file)) continue;
      problems.push({
        message: `${place(file, at)} refers to "${reference}", which is not there.`,
        hint: 'Correct the reference in the contract.',
      });
    }
  }
  return problems.length > 0 ? problems : { main, references };

  /** Reads the file that a reference names, once. */
  async function take(
    target: string,
    from: ContractFile,
    at: string[],
  ): Promise<SourceProblem | null> {
    const inside = isAbsolute(target) || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
    const path = inside ? null : join(folderOf(from.path), target);
    if (path === null) {
      return {
        message: `${place(from, at)} refers to "${target}", which is not in the repository.`,
        hint: 'Commit what it refers to, and write a relative path.',
      };
    }
    if (files.has(path) || files.size >= MOST_FILES) return null;
    const content = await tracked.read(path);
    if (content === null) {
      const match = closest(path, all);
      return {
        message: `${place(from, at)} refers to "${target}", which git does not track.`,
        hint: match ? `Did you mean "${match}"?` : 'Correct the reference, or commit the file.',
      };
    }
    const file = parseContractFile(path, content);
    if ('message' in file) return file;
    files.set(path, file);
    return null;
  }
}

function place(file: ContractFile, at: readonly string[]): string {
  return `${file.path}:${lineOf(file, at)}`;
}

/** Every reference in parsed data, examples left out: what stands there is data, not contract. */
function referencesIn(data: unknown): { reference: string; at: string[] }[] {
  const found: { reference: string; at: string[] }[] = [];
  const open: { value: unknown; at: string[] }[] = [{ value: data, at: [] }];
  const seen = new Set<object>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, at } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string' && !isNameOfProperty(at)) {
        found.push({ reference: inner, at: [...at, key] });
      } else if (!isData(key, at)) {
        open.push({ value: inner, at: [...at, key] });
      }
    }
  }
  return found.reverse();
}

/** `properties: { $ref: … }` describes a property of that name. */
function isNameOfProperty(at: readonly string[]): boolean {
  return at.at(-1) === 'properties';
}

function isData(key: string, at: readonly string[]): boolean {
  if (isNameOfProperty(at)) return false;
  return /^(?:example|default|enum|const|value)$/.test(key) || key.startsWith('x-');
}
