import { join } from 'node:path';
import { RULES } from '../check/rules.ts';
import { runRules } from '../check/run-rules.ts';
import type { Settings } from '../config.ts';
import { packageRoot } from '../io/package-root.ts';
import { readConfig } from '../io/read-config.ts';
import { readWorkspace } from '../io/read-workspace.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import { createParseCache, type Parse } from '../parse/parse-cache.ts';
import { parseSource } from '../parse/source.ts';
import { parseWorkspace } from '../parse/workspace.ts';
import { createFindSecrets, type FindSecrets } from '../secrets/find-secrets.ts';
import { readCode } from './read-code.ts';

export interface Loaded {
  /** Absolute path of the workspace. */
  root: string;
  settings: Settings;
  workspace: Workspace;
}

/**
 * Reads and parses a workspace.
 *
 * @param root absolute path of its folder
 * @throws UserError where there is none, or its settings are wrong
 */
export async function load(root: string): Promise<Loaded> {
  const settings = await readConfig(
    root,
    RULES.map(({ id }) => id),
  );
  return { root, settings, workspace: await readModel(root, settings) };
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
  return { root, settings, workspace: parseWorkspace(files, parseSource) };
}

/** What remembers the files it has seen, so that looking at them again is fast. */
export interface Memory {
  parse: Parse;
  findSecrets: FindSecrets;
}

export function createMemory(): Memory {
  return { parse: createParseCache(), findSecrets: createFindSecrets() };
}

/** Reads the workspace once more, with settings that are known. */
export async function readModel(
  root: string,
  settings: Settings,
  memory: Memory = { parse: parseSource, findSecrets: createFindSecrets() },
): Promise<Workspace> {
  const builtInTemplates = join(packageRoot(), 'templates');
  const { content, templates } = settings;
  const files = readWorkspace({ root, content, templates, builtInTemplates });
  const workspace = parseWorkspace(files, memory.parse);
  const [secrets, code] = await Promise.all([
    memory.findSecrets(files),
    readCode(root, workspace.engagements, workspace.contentFolder),
  ]);
  return { ...workspace, secrets, code };
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
