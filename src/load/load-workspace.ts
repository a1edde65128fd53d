import { join } from 'node:path';
import { createCheckMemory } from '../check/check-memory.ts';
import { RULES } from '../check/rules.ts';
import { CONFIG_FILE, type Settings } from '../config.ts';
import { createFindDiagramProblems } from '../diagrams/find-problems.ts';
import { packageRoot } from '../io/package-root.ts';
import { readConfig } from '../io/read-config.ts';
import { readWorkspace } from '../io/read-workspace.ts';
import { siteFolders } from '../io/site-folders.ts';
import { repairQuietly } from '../io/swap.ts';
import { createWatchdog } from '../io/watchdog.ts';
import type { Workspace } from '../model/workspace.ts';
import { parseTemplates, parseWorkspace } from '../parse/workspace.ts';
import { placesOf } from '../repo/checkout-of.ts';
import { createFindSecrets, findSecretsInNames } from '../secrets/find-secrets.ts';
import type { DocumentWorker } from './document-workers.ts';
import { searchFiles } from './inspect-files.ts';
import type { Memory } from './memory.ts';
import { readCode } from './read-code.ts';
import type { ReadOptions } from './read-documents.ts';
import { shareDocuments } from './share-documents.ts';

export interface Loaded {
  /** Absolute path of the workspace. */
  root: string;
  settings: Settings;
  workspace: Workspace;
}

export interface LoadOptions extends Partial<ReadOptions> {
  /** Reader threads, if some have already been started. */
  workers?: readonly DocumentWorker[];
}

/**
 * Reads and parses a workspace. Texts of documents are kept by default.
 *
 * @param root absolute path of the workspace folder
 * @throws UserError if there is no workspace, or its settings are invalid
 */
export async function load(root: string, options: LoadOptions = {}): Promise<Loaded> {
  const settings = await readSettings(root);
  return { root, settings, workspace: await readModel(root, settings, readOnce(options)) };
}

/**
 * Reads and parses only a workspace's documents, for commands that query the repository themselves.
 *
 * @throws UserError if there is no workspace, or its settings are invalid
 */
export async function loadDocuments(root: string): Promise<Loaded> {
  const settings = await readSettings(root);
  const builtInTemplates = join(packageRoot(), 'templates');
  const { content, templates } = settings;
  const files = readWorkspace({ root, content, templates, builtInTemplates });
  const workspace = parseWorkspace(files);
  // Commands print file names, so the secrets in them must be known.
  const secrets = await findSecretsInNames(files);
  return { root, settings, workspace: { ...workspace, secrets } };
}

/**
 * Reads the settings. First repairs what an interrupted command may have left in the site folders.
 *
 * @throws UserError if the settings are invalid
 */
export async function readSettings(root: string): Promise<Settings> {
  const settings = await readConfig(root, RULES);
  repairQuietly(Object.values(siteFolders({ root, settings })));
  return settings;
}

/** @returns a reader that reads every file once, and keeps only what the model contains */
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

/** Reads the workspace again, with settings that are already known. */
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
