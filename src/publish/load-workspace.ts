import { join } from 'node:path';
import { type CheckMemory, createCheckMemory } from '../check/check-memory.ts';
import { RULES } from '../check/rules.ts';
import { runRules } from '../check/run-rules.ts';
import { CONFIG_FILE, type Settings } from '../config.ts';
import { createFindDiagramProblems, type FindDiagramProblems } from '../diagrams/find-problems.ts';
import { packageRoot } from '../io/package-root.ts';
import { readConfig } from '../io/read-config.ts';
import { readWorkspace } from '../io/read-workspace.ts';
import { siteFolders } from '../io/site-folders.ts';
import { createWatchdog, type Watchdog } from '../io/watchdog.ts';
import type { Template } from '../model/contract.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Secret } from '../model/secret.ts';
import type { Source } from '../model/source.ts';
import type { Workspace } from '../model/workspace.ts';
import { parseTemplates, parseWorkspace, type WorkspaceFiles } from '../parse/workspace.ts';
import { createFindSecrets, findSecretsInNames } from '../secrets/find-secrets.ts';
import type { CodePlaces } from './checkout-of.ts';
import type { DocumentWorker } from './document-workers.ts';
import { readCode } from './read-code.ts';
import type { ReadOptions } from './read-documents.ts';
import type { SourceMemory } from './read-sources.ts';
import { type SearchMemory, searchFiles } from './search-files.ts';
import { shareDocuments } from './share-documents.ts';
import { repairQuietly } from './swap.ts';

export { createMemory } from './memory.ts';

export interface Loaded {
  /** Absolute path of the workspace. */
  root: string;
  settings: Settings;
  workspace: Workspace;
}

export interface LoadOptions extends Partial<ReadOptions> {
  /** Threads to read with, where some have been started already. */
  workers?: readonly DocumentWorker[];
}

/**
 * Reads and parses a workspace. The texts of its documents are kept where nothing else is asked for.
 *
 * @param root absolute path of its folder
 * @throws UserError where there is none, or its settings are wrong
 */
export async function load(root: string, options: LoadOptions = {}): Promise<Loaded> {
  const settings = await readSettings(root);
  return { root, settings, workspace: await readModel(root, settings, readOnce(options)) };
}

/**
 * Reads and parses a workspace's documents, without what else is known about them: for commands that
 * ask the repository themselves.
 *
 * @throws UserError where there is none, or its settings are wrong
 */
export async function loadDocuments(root: string): Promise<Loaded> {
  const settings = await readSettings(root);
  const builtInTemplates = join(packageRoot(), 'templates');
  const { content, templates } = settings;
  const files = readWorkspace({ root, content, templates, builtInTemplates });
  const workspace = parseWorkspace(files);
  // What is named is printed, whatever else is not known.
  const secrets = await findSecretsInNames(files);
  return { root, settings, workspace: { ...workspace, secrets } };
}

/**
 * Reads the settings. Whatever command comes next puts right what an interrupted one left in the
 * folders of the sites.
 *
 * @throws UserError where the settings are wrong
 */
export async function readSettings(root: string): Promise<Settings> {
  const settings = await readConfig(
    root,
    RULES.map(({ id }) => id),
  );
  repairQuietly(Object.values(siteFolders({ root, settings })));
  return settings;
}

/** How the parts of a workspace are read: everything once, or again and again what has changed. */
export interface Memory {
  readContents: ReadContents;
  findDiagramProblems: FindDiagramProblems;
  /** Schemas and contracts that have been parsed. */
  sources: SourceMemory;
  /** Files that are published as they are, which have been searched. */
  searched: SearchMemory;
  /** What checks have found out. */
  checked: CheckMemory;
}

/** Reads the contents of a workspace whose files are known. */
export type ReadContents = (
  files: WorkspaceFiles,
  root: string,
  watchdog: Watchdog,
) => Promise<Contents>;

export interface Contents {
  /** The documents, in the order of their files. */
  sources: Source[];
  templates: Template[];
  /** Those of all files. */
  secrets: Secret[];
}

/** @returns what reads every file once, and keeps nothing of it but what the model says */
function readOnce({ workers, keepTexts = true }: LoadOptions = {}): Memory {
  return {
    findDiagramProblems: createFindDiagramProblems(),
    sources: new Map(),
    searched: new Map(),
    checked: createCheckMemory(),
    async readContents(files, root, watchdog) {
      const paths = files.documents.map(({ file }) => file);
      const location = { root, contentFolder: files.contentFolder };
      const documents = await shareDocuments(location, paths, { keepTexts }, workers, watchdog);
      const others = await createFindSecrets()({ ...files, documents: [] });
      return {
        sources: documents.map(({ source }) => source),
        templates: parseTemplates(files),
        secrets: [...documents.flatMap(({ secrets }) => secrets), ...others],
      };
    },
  };
}

/** Reads the workspace once more, with settings that are known. */
export async function readModel(
  root: string,
  settings: Settings,
  memory: Memory = readOnce(),
): Promise<Workspace> {
  const builtInTemplates = join(packageRoot(), 'templates');
  const { content, templates } = settings;
  const searched = ['components', CONFIG_FILE];
  const read = readWorkspace({ root, content, templates, builtInTemplates, searched });
  const watchdog = createWatchdog();
  try {
    const {
      sources,
      templates: contracts,
      secrets,
    } = await memory.readContents(read, root, watchdog);
    const workspace = parseWorkspace(read, sources, contracts);
    const [inNames, code, diagrams, files] = await Promise.all([
      findSecretsInNames(read),
      readCode(
        workspace.engagements,
        placesOf({ root, settings, workspace }),
        memory.sources,
        watchdog.watch,
      ),
      memory.findDiagramProblems(workspace, watchdog.watch),
      searchFiles(root, workspace, settings.downloads, memory.searched),
    ]);
    const all = [...secrets, ...inNames, ...files.secrets];
    return { ...workspace, searched: files.searched, secrets: all, code, diagrams };
  } finally {
    watchdog.stop();
  }
}

/** @returns where the code that a workspace describes may be */
export function placesOf({ root, settings, workspace: { contentFolder } }: Loaded): CodePlaces {
  return { root, contentFolder, repositories: settings.repositories ?? null };
}

/**
 * @param memory that the workspace was read with, where it is read again and again
 * @returns every finding; of all engagements where no slugs are given
 */
export function check(
  { workspace, settings }: Omit<Loaded, 'root'>,
  today: string,
  slugs: readonly string[] = [],
  memory?: Memory,
): Diagnostic[] {
  return runRules(workspace, {
    rules: RULES,
    today,
    trusted: settings.mdx.trusted,
    holidays: settings.holidays,
    downloads: settings.downloads,
    severities: settings.rules,
    ...(slugs.length > 0 && { slugs }),
    ...(memory && { memory: memory.checked }),
  });
}
