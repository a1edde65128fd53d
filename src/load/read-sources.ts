import type { Watch } from '../io/watchdog.ts';
import type { ApiDescription } from '../model/api-description.ts';
import { BudgetExceeded, exceeded } from '../model/budgets.ts';
import type { CodeSources, SourceSecret } from '../model/code-sources.ts';
import { documentsOf } from '../model/documents.ts';
import { sourceOf } from '../model/named-source.ts';
import type { DataModel, SourceProblem } from '../model/schema.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import type { Revision } from '../repo/revision.ts';
import type { TrackedFiles } from '../sources/schema/read-schema.ts';
import { secretsInSource, withoutSecrets } from './source-secrets.ts';

type Read = DataModel | ApiDescription | SourceProblem | SourceProblem[];

interface Known {
  read: Read;
  secrets: SourceSecret[];
  /** Ids of the files it was read from, by path; null for a missing file. */
  files: Map<string, string | null>;
}

/** A result, with the files it was read from: the same files give the same result. */
export type SourceMemory = Map<string, Known>;

/** Whether a document shows a schema or an API description from the repository. */
export function namesSource(document: Document): boolean {
  return !document.draft && sourceOf(document) !== null;
}

/**
 * Reads the schemas and descriptions that an engagement's documents name. Their parsers load only
 * if there is one.
 */
export async function readSources(
  engagement: Engagement,
  revision: Pick<Revision, 'files' | 'read'>,
  memory: SourceMemory,
  watch: Watch,
): Promise<CodeSources> {
  const sources: CodeSources = {
    dataModels: {},
    descriptions: {},
    problems: {},
    secrets: {},
  };
  for (const document of documentsOf(engagement).filter(namesSource)) {
    const { file } = document;
    const step = { file, step: 'read the sources that it names' };
    const { read, secrets } = await watch(step, () => readSource(document, revision, memory));
    if (Array.isArray(read)) sources.problems[file] = read;
    else if ('message' in read) sources.problems[file] = [read];
    else if ('operations' in read) sources.descriptions[file] = read;
    else sources.dataModels[file] = read;
    if (secrets.length > 0) sources.secrets[file] = secrets;
  }
  return sources;
}

async function readSource(
  document: Document,
  { files, read }: Pick<Revision, 'files' | 'read'>,
  memory: SourceMemory,
): Promise<Known> {
  const source = sourceOf(document);
  if (!source) return { read: [], secrets: [], files: new Map() };
  const idOf = (path: string) => files.get(path)?.id ?? null;
  const key = JSON.stringify([document.kind, source]);
  const known = memory.get(key);
  if (known && [...known.files].every(([path, id]) => idOf(path) === id)) return known;

  const opened = new Map<string, string | null>();
  const unfetched: string[] = [];
  const tracked: TrackedFiles = {
    paths: files.keys(),
    async read(path) {
      opened.set(path, idOf(path));
      const content = await read(path);
      if (content === null && files.get(path)?.type === 'file') unfetched.push(path);
      return content;
    },
  };
  const parsed = await parseAny(document.kind, source, tracked);
  const result = await withoutProblemSecrets(
    unfetched.length > 0 ? unfetched.map(describeUnfetched) : parsed,
  );
  const isShown = !Array.isArray(result) && !('message' in result);
  const secrets = isShown ? await secretsInSource(result) : [];
  const made = { read: result, secrets, files: opened };
  // A change in the file list can change what is in a folder, and what a path resolves to.
  if (isShown && files.has(source.file)) memory.set(key, made);
  return made;
}

function describeUnfetched(path: string): SourceProblem {
  return {
    message: `"${path}" is tracked, but this partial clone does not contain its content.`,
    hint: 'Fetch everything: clone without "--filter", or run "git fetch --refetch --no-filter".',
  };
}

async function withoutProblemSecrets(read: Read): Promise<Read> {
  if (Array.isArray(read)) return withoutSecrets(read);
  if ('message' in read) return withoutSecrets([read]);
  return 'problems' in read ? { ...read, problems: await withoutSecrets(read.problems) } : read;
}

/** If a source crashes its parser, only that source fails. */
async function parseAny(...source: Parameters<typeof parse>): Promise<Read> {
  try {
    return await parse(...source);
  } catch (error) {
    if (error instanceof BudgetExceeded) {
      const { message, hint } = exceeded(error.budget);
      return { message, hint };
    }
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return {
      message: `${source[1].file} cannot be read: ${reason?.replace(/\.$/, '')}.`,
      hint: 'Correct it, and commit it.',
    };
  }
}

async function parse(
  kind: string,
  source: NonNullable<ReturnType<typeof sourceOf>>,
  tracked: TrackedFiles,
): Promise<Read> {
  if (kind === 'api') {
    const { readDescription } = await import('../sources/openapi/read-description.ts');
    return readDescription(source.file, tracked);
  }
  const { readDataModel } = await import('../sources/schema/read-schema.ts');
  return readDataModel(source, tracked);
}
