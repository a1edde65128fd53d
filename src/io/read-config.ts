import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONFIG_FILE, type KnownRule, parseConfig, type Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { isOwnFile, openRoot } from './real-files.ts';

/**
 * Reads the workspace's settings.
 *
 * @param root absolute path of the workspace
 * @param rules the rules that settings can name
 * @throws UserError if the file can't be loaded or contains something unknown
 */
export async function readConfig(root: string, rules: readonly KnownRule[]): Promise<Settings> {
  const path = join(root, CONFIG_FILE);
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file) return parseConfig({}, rules);
  if (!file.isFile()) throw new UserError(`${CONFIG_FILE} is not a regular file.`);
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(path).href);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(`${CONFIG_FILE} cannot be loaded: ${reason}.`);
  }
  if (module.default === undefined) {
    throw new UserError(`${CONFIG_FILE} has no default export. Write "export default { … }".`);
  }
  const settings = parseConfig(module.default, rules);
  const { logo } = settings.theme;
  const found = openRoot({ root, contentFolder: settings.content });
  if (logo !== undefined && !isOwnFile(logo, found)) {
    throw new UserError(`${CONFIG_FILE}: theme.logo is not a file in the workspace: "${logo}".`);
  }
  return settings;
}
