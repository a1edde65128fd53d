import { join } from 'node:path';
import { RULES } from '../check/rules.ts';
import { runRules } from '../check/run-rules.ts';
import { CONFIG_FILE, type Settings } from '../config.ts';
import { createFindDiagramProblems, type FindDiagramProblems } from '../diagrams/find-problems.ts';
import { packageRoot } from '../io/package-root.ts';
import { readConfig } from '../io/read-config.ts';
import { readWorkspace } from '../io/read-workspace.ts';
import type { Template } from '../model/contract.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Secret } from '../model/secret.ts';
import type { Source } from '../model/source.ts';
import type { Workspace } from '../model/workspace.ts';
import { parseTemplates, parseWorkspace, type WorkspaceFiles } from '../parse/workspace.ts';
import { createFindSecrets, findSecretsInNames } from '../secrets/find-secrets.ts';
import type { DocumentWorker } from './document-workers.ts';
import { readCode } from './read-code.ts';
import type { ReadOptions } from './read-documents.ts';
import type { SourceMemory } from './read-sources.ts';
import { shareDocuments } from './share-documents.ts';

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
  const settings = await readConfig(
    root,
    RULES.map(({ id }) => id),
  );
  return { root, settings, workspace: await readModel(root, settings, readOnce(options)) };
}

/**
 * Reads and parses a workspace's documents, without what else is known about them: for commands that
 * ask the repository themselves.
 *
 * @throws UserError where there is none, or its settings are wrong
 */
export async function loadDocuments(root: string): Promise<Loaded> {
  const settings = await readConfig(
    root,
    RULES.map(({ id }) => id),
  );
  const builtInTemplates = join(packageRoot(), 'templates');
  const { content, templates } = settings;
  const files = readWorkspace({ root, content, templates, builtInTemplates });
  return { root, settings, workspace: parseWorkspace(files) };
}

/** How the parts of a workspace are read: everything once, or again and again what has changed. */
export interface Memory {
  readContents: ReadContents;
  findDiagramProblems: FindDiagramProblems;
  /** Schemas and contracts that have been parsed. */
  sources: SourceMemory;
}

/** Reads the contents of a workspace whose files are known. */
export type ReadContents = (files: WorkspaceFiles, root: string) => Promise<Contents>;

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
    async readContents(files, root) {
      const paths = files.documents.map(({ file }) => file);
      const documents = await shareDocuments(root, paths, { keepTexts }, workers);
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
  const files = readWorkspace({ root, content, templates, builtInTemplates, searched });
  const { sources, templates: contracts, secrets } = await memory.readContents(files, root);
  const workspace = parseWorkspace(files, sources, contracts);
  const [inNames, code, diagrams] = await Promise.all([
    findSecretsInNames(files),
    readCode(root, workspace, memory.sources),
    memory.findDiagramProblems(workspace),
  ]);
  return { ...workspace, secrets: [...secrets, ...inNames], code, diagrams };
}

/** @returns every finding; of all engagements where no slugs are given */
export function check(
  { workspace, settings }: Omit<Loaded, 'root'>,
  today: string,
  slugs: readonly string[] = [],
): Diagnostic[] {
  return runRules(workspace, {
    rules: RULES,
    today,
    trusted: settings.mdx.trusted,
    holidays: settings.holidays,
    severities: settings.rules,
    ...(slugs.length > 0 && { slugs }),
  });
}
