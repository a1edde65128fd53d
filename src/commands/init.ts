import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { writeNewFiles } from '../io/write-files.ts';
import { printable } from '../model/printable.ts';
import { newEngagement } from '../write/scaffold.ts';
import { ENGAGEMENT_OPTIONS, engagementAnswers } from './ask.ts';
import { defineCommand } from './define-command.ts';
import { EDITOR_SETTINGS } from './editor-settings.ts';
import { load } from './load.ts';

/** Built files aren't committed. */
const IGNORED = ['dist*/', '.prebrief/'];

export default defineCommand({
  name: 'init',
  summary: 'Create a workspace with one engagement',
  positionals: '[folder]',
  count: [0, 1],
  options: ENGAGEMENT_OPTIONS,
  async run(invocation) {
    const { positionals, terminal } = invocation;
    const root = resolve(invocation.root, positionals[0] ?? '.');
    if (existsSync(root) && existsSync(join(root, 'content'))) {
      throw new UserError(
        `${join(root, 'content')} already exists. Run "prebrief new engagement" to add an engagement.`,
      );
    }
    const answers = await engagementAnswers(invocation, undefined);
    mkdirSync(join(root, 'content'), { recursive: true });
    const { workspace } = await load(root);
    const files = newEngagement(answers, workspace.templates, workspace.contentFolder);
    writeNewFiles(root, files);
    const settings = Object.entries(EDITOR_SETTINGS).filter(
      ([file]) => !existsSync(join(root, file)),
    );
    for (const [file, content] of settings) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `${JSON.stringify(content, null, 2)}\n`);
    }
    ignore(join(root, '.gitignore'));
    const written = [
      ...files.map(({ file }) => file),
      ...settings.map(([file]) => file),
      '.gitignore',
    ];
    const from = relative(invocation.root, root);
    for (const file of written) terminal.out(`${printable(join(from, file))}\n`);
    const there = from === '' ? '' : `cd ${printable(from)}, then `;
    terminal.error(`Next: ${there}run "prebrief check" to see what is left to write.\n`);
    return 0;
  },
});

/** Adds the missing lines after the existing ones. */
function ignore(path: string): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const lines = text.split(/\r?\n/);
  const missing = IGNORED.filter((line) => !lines.includes(line));
  if (missing.length === 0) return;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  writeFileSync(path, `${text}${gap}${missing.join('\n')}\n`);
}
