import { join, resolve } from 'node:path';
import { RULES } from '../check/rules.ts';
import { packageRoot } from '../io/package-root.ts';
import { readConfig } from '../io/read-config.ts';
import { readBuiltInTemplates, readTemplates } from '../io/read-templates.ts';
import { openRoot } from '../io/real-files.ts';
import type { Workspace } from '../model/workspace.ts';
import { parseWorkspace } from '../parse/workspace.ts';

/**
 * Reads only the templates: the built-in ones and those of the workspace, which doesn't need any
 * content yet.
 *
 * @param root absolute path of the workspace folder
 * @throws UserError if the settings are invalid
 */
export async function loadTemplates(root: string): Promise<Workspace['templates']> {
  const { templates, content } = await readConfig(root, RULES);
  const found = openRoot({ root, contentFolder: content });
  const nothing = { documents: [], svgs: [], texts: [], assets: [], refused: [], components: [] };
  return parseWorkspace({
    ...nothing,
    templates: readTemplates(found, resolve(root, templates)),
    builtInTemplates: readBuiltInTemplates(root, join(packageRoot(), 'templates')),
    contentFolder: '',
  }).templates;
}
