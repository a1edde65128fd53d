import { type CheckMemory, createCheckMemory } from '../check/check-memory.ts';
import { createFindDiagramProblems, type FindDiagramProblems } from '../diagrams/find-problems.ts';
import type { Watchdog } from '../io/watchdog.ts';
import type { Template } from '../model/contract.ts';
import type { Secret } from '../model/secret.ts';
import type { Source } from '../model/source.ts';
import { parseTemplates, type ReadFile, type WorkspaceFiles } from '../parse/workspace.ts';
import { createFindSecrets } from '../secrets/find-secrets.ts';
import type { SearchMemory } from './inspect-files.ts';
import { compactDocuments } from './pack-documents.ts';
import { type ReadDocument, readDocuments } from './read-documents.ts';
import type { SourceMemory } from './read-sources.ts';

/** How to read the parts of a workspace: everything once, or repeatedly only what has changed. */
export interface Memory {
  readContents: ReadContents;
  findDiagramProblems: FindDiagramProblems;
  /** Parsed schemas and API descriptions. */
  sources: SourceMemory;
  /** Files that are published unchanged and have been searched. */
  searched: SearchMemory;
  /** Results of earlier checks. */
  checked: CheckMemory;
}

/** Reads the contents of a workspace whose file list is known. */
export type ReadContents = (
  files: WorkspaceFiles,
  root: string,
  watchdog: Watchdog,
) => Promise<Contents>;

export interface Contents {
  /** The documents, ordered by file. */
  sources: Source[];
  templates: Template[];
  /** Those of all files. */
  secrets: Secret[];
}

/**
 * @returns a reader for repeated use: documents and templates are parsed and scanned again only
 * when their bytes have changed
 */
export function createMemory(): Memory {
  return {
    readContents: readChanged(),
    findDiagramProblems: createFindDiagramProblems(),
    sources: new Map(),
    searched: new Map(),
    checked: createCheckMemory(),
  };
}

function readChanged(): ReadContents {
  let known = new Map<string, { content: ReadFile['content']; document: ReadDocument }>();
  const findSecrets = createFindSecrets();
  const templates = rememberLast(parseTemplates, ({ templates, builtInTemplates }) => [
    ...templates,
    ...builtInTemplates,
  ]);
  return async (files, _root, { watch }) => {
    const read = files.documents.map(({ file, content }) => ({ file, content }));
    const changed = read.filter(({ file, content }) => !isSame(known.get(file)?.content, content));
    const documents = compactDocuments(await readDocuments(changed, { keepTexts: true }, watch));
    const fresh = new Map(documents.map((document) => [document.source.file, document]));
    known = new Map(
      read.flatMap(({ file, content }) => {
        const document = fresh.get(file) ?? known.get(file)?.document;
        return document ? [[file, { content, document }]] : [];
      }),
    );
    const all = [...known.values()].map(({ document }) => document);
    const others = await findSecrets({ ...files, documents: [] });
    return {
      sources: all.map(({ source }) => source),
      templates: templates(files),
      secrets: [...all.flatMap(({ secrets }) => secrets), ...others],
    };
  };
}

/** @returns a function that returns its last result as long as the files are the same */
function rememberLast<T, R>(
  make: (from: T) => R,
  filesOf: (from: T) => ReadFile[],
): (from: T) => R {
  let last: { files: ReadFile[]; made: R } | null = null;
  return (from) => {
    const files = filesOf(from);
    const isKnown =
      last?.files.length === files.length &&
      last.files.every(({ file, content }, index) => {
        const other = files[index];
        return other?.file === file && isSame(other.content, content);
      });
    if (!last || !isKnown) last = { files, made: make(from) };
    return last.made;
  };
}

/** Compares all bytes of a workspace after every change, so it uses the native comparison. */
function isSame(a: ReadFile['content'] | undefined, b: ReadFile['content']): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0;
}
