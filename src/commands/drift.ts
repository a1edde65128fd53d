import { affirmAt } from '../drift/affirm-at.ts';
import { driftEntries } from '../drift/drift-entries.ts';
import { type EngagementDrift, findDrift } from '../drift/find-drift.ts';
import { fixDrift, foldersOf, writeRewrites } from '../drift/rewrite.ts';
import { UserError } from '../errors.ts';
import { didYouMean } from '../model/closest.ts';
import { printable } from '../model/printable.ts';
import { secretsInNames } from '../model/secret.ts';
import { folderIn } from '../publish/findings.ts';
import { placesOf } from '../repo/checkout-of.ts';
import { driftGithub, driftJson, driftSummary, driftTable } from '../report/drift.ts';
import { hiding } from '../report/secrets.ts';
import { defineCommand, type Invocation } from './define-command.ts';
import { loadDocuments, requireEngagements } from './load.ts';

const FORMATS = ['table', 'json', 'github'] as const;

export default defineCommand({
  name: 'drift',
  summary: 'Show how the code that the documents describe has changed',
  positionals: '[slug]',
  count: [0, 1],
  options: {
    to: {
      type: 'string',
      value: '<ref>',
      description: 'Ref to compare with; the default branch by default',
    },
    fix: {
      type: 'boolean',
      description: 'Update references that moved, and advance the pinned commit',
    },
    affirm: {
      type: 'string',
      value: '<file:line>',
      description: 'Confirm that the text there is still accurate',
    },
    format: {
      type: 'string',
      value: '<format>',
      description: 'table, json or github; table by default',
    },
  },
  async run(invocation) {
    const { root, options, terminal } = invocation;
    const { format = 'table' } = options;
    if (!FORMATS.some((one) => one === format)) {
      const hint = didYouMean(String(format), FORMATS, `Use one of ${FORMATS.join(', ')}.`);
      throw new UserError(`There is no format "${format}". ${hint}`);
    }
    let found = await read(invocation, (text) => terminal.error(`${printable(text)}\n`));
    if (typeof options.affirm === 'string') {
      writeRewrites(foldersOf(root, found), affirmAt(found, options.affirm, root));
      found = await read(invocation, () => undefined);
    }
    const entries = await driftEntries(found);
    const hide = hiding(secretsInNames(found[0]?.workspace.secrets ?? []));
    if (format === 'json') terminal.out(hide(driftJson(entries)));
    else if (format === 'github')
      terminal.out(hide(driftGithub(entries, folderIn(terminal.env.GITHUB_WORKSPACE, root))));
    else terminal.out(hide(driftTable(entries, terminal.style)));
    const open = entries.filter(({ state }) => state === 'changed' || state === 'gone');
    // If nothing is pinned, a notice has already said so.
    if (found.length > 0) terminal.error(`${driftSummary(entries)}\n`);
    if (options.fix === true) fix(found, open, invocation);
    return open.length > 0 ? 1 : 0;
  },
});

async function read({ root, positionals, options }: Invocation, notice: (text: string) => void) {
  const loaded = await loadDocuments(root);
  const { workspace } = loaded;
  requireEngagements(workspace, positionals);
  const chosen = workspace.engagements.filter(
    ({ slug }) => positionals.length === 0 || positionals.includes(slug),
  );
  const to = typeof options.to === 'string' ? options.to : null;
  return findDrift(workspace, placesOf(loaded), chosen, to, notice);
}

function fix(
  found: readonly EngagementDrift[],
  open: readonly { file: string; range: { start: { line: number } } }[],
  { root, terminal }: Invocation,
): void {
  if (open.length > 0) {
    const places = [...new Set(open.map(({ file, range }) => `${file}:${range.start.line}`))];
    terminal.error(
      'Nothing was rewritten. Correct the text, or confirm that it is still accurate:\n',
    );
    for (const place of places) terminal.error(`  prebrief drift --affirm ${printable(place)}\n`);
    return;
  }
  const folders = foldersOf(root, found);
  const rewrites = fixDrift(folders, found);
  writeRewrites(folders, rewrites);
  for (const { file } of rewrites) terminal.error(`${printable(file)}: rewritten\n`);
}
