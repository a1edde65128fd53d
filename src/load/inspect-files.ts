import { createHash } from 'node:crypto';
import { UserError } from '../errors.ts';
import { type ContainerTexts, MAX_DOWNLOAD, textsIn } from '../io/open-container.ts';
import { openFolders, readFrom } from '../io/real-files.ts';
import { documentsOf } from '../model/documents.ts';
import { FILE_START } from '../model/position.ts';
import { endingOf, kindOfFile } from '../model/published-files.ts';
import type { Secret } from '../model/secret.ts';
import { filesOf } from '../model/shown-files.ts';
import type { Problem } from '../model/source.ts';
import type { SearchedFile, Workspace } from '../model/workspace.ts';
import { MAX_BYTES } from '../parse/read-text.ts';
import { findSecretsIn } from '../secrets/find-secrets.ts';

/** Results by file extension and hash, so that the same bytes aren't searched twice. */
export type SearchMemory = Map<string, { problem: string | null; secrets: Secret[] }>;

export interface SearchedFiles {
  searched: Record<string, SearchedFile>;
  secrets: Secret[];
}

/**
 * Opens and searches all files that are published unchanged, as far as they can be opened.
 *
 * @param root absolute path of the workspace
 * @param downloads file extensions that the settings allow
 * @returns what may be published, and the credentials in it that no other scan finds
 */
export async function searchFiles(
  root: string,
  workspace: Workspace,
  downloads: readonly string[],
  memory: SearchMemory,
): Promise<SearchedFiles> {
  const found: SearchedFiles = { searched: {}, secrets: [] };
  const files = filesToSearch(workspace, downloads);
  if (files.length === 0) return found;
  const folders = openFolders({ root, contentFolder: workspace.contentFolder });
  for (const file of files) {
    const isLarge = (workspace.assets[file]?.bytes ?? 0) > MAX_DOWNLOAD;
    const content = isLarge ? null : readFrom(folders, file);
    if (content === null || 'message' in content) {
      found.searched[file] = { hash: null, problem: content ?? (isLarge ? TOO_LARGE : GONE) };
      continue;
    }
    const hash = hashOf(content);
    const key = `${endingOf(file)} ${hash}`;
    const known = memory.get(key) ?? (await search(file, content));
    memory.set(key, known);
    const problem = known.problem === null ? null : problemOf(known.problem);
    found.searched[file] = { hash, problem };
    found.secrets.push(...known.secrets.map((secret) => ({ ...secret, file })));
  }
  return found;
}

/** Everything any document offers, whatever its audience. */
function filesToSearch(workspace: Workspace, downloads: readonly string[]): string[] {
  const used = workspace.engagements.flatMap((engagement) =>
    documentsOf(engagement)
      .filter(({ draft }) => !draft)
      .flatMap((document) => filesOf(document, engagement, workspace, downloads, isSearched)),
  );
  return [...new Set(used)].sort();
}

/** Whether a file must be searched before it is published. */
function isSearched(file: string): boolean {
  return /^(?:captions|text|download)$/.test(kindOfFile(file) ?? '');
}

async function search(
  file: string,
  content: Uint8Array,
): Promise<{ problem: string | null; secrets: Secret[] }> {
  const { texts, problem } = textsIn(endingOf(file), content);
  return { problem, secrets: await secretsIn(file, content, texts) };
}

async function secretsIn(
  file: string,
  content: Uint8Array,
  texts: ContainerTexts['texts'],
): Promise<Secret[]> {
  const isText = texts.length === 1 && texts[0]?.name === '' && !isContainer(file);
  // Text files have already been scanned for the usual secrets.
  if (isText && content.length <= MAX_BYTES) return [];
  if (isText) {
    return findSecretsIn(texts.map(({ text }) => ({ file, text: text.replace(/\r\n?/g, '\n') })));
  }
  const secrets = await findSecretsIn(texts.map(({ name, text }) => ({ file: name, text })));
  const apart = new Map<string, Secret>();
  for (const { file: within, kind, length, beginning } of secrets) {
    const secret = { file, range: FILE_START, within, kind, length, beginning };
    // A text is read in several ways, and most of them give the same result.
    apart.set(JSON.stringify(secret), secret);
  }
  return [...apart.values()];
}

function isContainer(file: string): boolean {
  return /^(?:pdf|zip|docx|xlsx|pptx)$/.test(endingOf(file));
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function problemOf(problem: string): Problem {
  return {
    range: FILE_START,
    message: `The file ${problem}.`,
    hint: 'Export it again so that it can be searched, or remove the links to it.',
  };
}

const TOO_LARGE = problemOf(
  `is larger than ${MAX_DOWNLOAD / 1024 / 1024} MiB, so it is not searched`,
);
const GONE = problemOf('is gone');

declare const SEARCHED: unique symbol;

/** A file's bytes as they were searched: nothing else is published unchanged. */
export type SearchedContent = Uint8Array & { readonly [SEARCHED]: true };

/**
 * @returns the searched bytes; null if a finding says why they can't be published
 * @throws UserError if the file has changed since
 */
export function requireSearched(
  file: string,
  content: Uint8Array,
  { searched }: Pick<Workspace, 'searched'>,
): SearchedContent | null {
  const known = Object.hasOwn(searched, file) ? searched[file] : undefined;
  if (known?.problem) return null;
  if (known?.hash === hashOf(content)) return content as SearchedContent;
  throw new UserError(`${file} has changed since it was checked. Build again.`);
}
