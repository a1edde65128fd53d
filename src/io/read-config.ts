import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONFIG_FILE, parseConfig, type Settings } from '../config.ts';
import { UserError } from '../errors.ts';

/**
 * Reads the workspace's settings.
 *
 * @param root absolute path of the workspace
 * @param rules ids that the settings may name
 * @throws UserError where the file cannot be loaded or says something unknown
 */
export async function readConfig(root: string, rules: readonly string[]): Promise<Settings> {
  const path = join(root, CONFIG_FILE);
  if (!existsSync(path)) return parseConfig({}, rules);
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
  return parseConfig(module.default, rules);
}
