import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { didYouMean } from '../model/closest.ts';
import { driftEntries } from '../publish/drift/drift-entries.ts';
import { type EngagementDrift, findDrift } from '../publish/drift/find-drift.ts';
import { affirm, fixDrift, writeRewrites } from '../publish/drift/rewrite.ts';
import { folderIn } from '../publish/findings.ts';
import { driftGithub, driftJson, driftSummary, driftTable } from '../report/drift.ts';
import { printable } from '../report/printable.ts';
import { defineCommand, type Invocation } from './define-command.ts';
import { loadDocuments, requireEngagements } from './load.ts';

const FORMATS = ['table', 'json', 'github'] as const;

export default defineCommand({
  name: 'drift',
  summary: 'Say what became of the code that the documents describe',
  positionals: '[slug]',
  count: [0, 1],
  options: {
    to: {
      type: 'string',
      value: '<ref>',
      description: 'Compare with it; the default branch if not given',
    },
    fix: { type: 'boolean', description: 'Rewrite what moved, and advance the pinned commit' },
    affirm: {
      type: 'string',
      value: '<file:line>',
      description: 'Say that the text there still holds',
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
      const hint = didYouMean(String(format), FORMATS, `There are ${FORMATS.join(', ')}.`);
      throw new UserError(`There is no format "${format}". ${hint}`);
    }
    let found = await read(invocation, (text) => terminal.error(`${printable(text)}\n`));
    if (typeof options.affirm === 'string') {
      writeRewrites(root, affirmed(found, options.affirm, root));
      found = await read(invocation, () => undefined);
    }
    const entries = await driftEntries(found);
    if (format === 'json') terminal.out(driftJson(entries));
    else if (format === 'github')
      terminal.out(driftGithub(entries, folderIn(terminal.env.GITHUB_WORKSPACE, root)));
    else terminal.out(driftTable(entries, terminal.style));
    const open = entries.filter(({ state }) => state === 'changed' || state === 'gone');
    terminal.error(`${driftSummary(entries)}\n`);
    if (options.fix === true) fix(found, open, invocation);
    return open.length > 0 ? 1 : 0;
  },
});

async function read({ root, positionals, options }: Invocation, notice: (text: string) => void) {
  const { workspace } = await loadDocuments(root);
  requireEngagements(workspace, positionals);
  const chosen = workspace.engagements.filter(
    ({ slug }) => positionals.length === 0 || positionals.includes(slug),
  );
  const to = typeof options.to === 'string' ? options.to : null;
  return findDrift({ root, workspace }, chosen, to, notice);
}

/** @throws UserError where nothing stands there that could be affirmed */
function affirmed(found: readonly EngagementDrift[], place: string, root: string) {
  const [, path = '', number = ''] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  const file = relative(root, resolve(root, path)).split(sep).join('/');
  const line = Number(number);
  const here = found.flatMap(({ drifts, to }) => {
    const own = drifts.filter(
      ({ document, mention: { range } }) =>
        document.file === file && range.start.line <= line && line <= range.end.line,
    );
    return own.length > 0 ? [{ own, to }] : [];
  });
  const [first] = here;
  if (!first)
    throw new UserError(
      `At "${place}" stands nothing that is compared with a pinned commit. Write it as "prebrief drift" prints it: <file>:<line>.`,
    );
  // What has not changed holds without anybody saying so.
  const changed = first.own.filter(({ fate }) => fate.state === 'changed');
  const gone = first.own.find(({ fate }) => fate.state === 'gone');
  if (gone)
    throw new UserError(
      `"${gone.mention.reference}" is gone, so the text about it cannot hold. Correct it.`,
    );
  return [affirm(root, changed.length > 0 ? changed : first.own, first.to)];
}

function fix(
  found: readonly EngagementDrift[],
  open: readonly { file: string; range: { start: { line: number } } }[],
  { root, terminal }: Invocation,
): void {
  if (open.length > 0) {
    const places = [...new Set(open.map(({ file, range }) => `${file}:${range.start.line}`))];
    terminal.error('Nothing was rewritten. Correct the text, or say that it still holds:\n');
    for (const place of places) terminal.error(`  prebrief drift --affirm ${printable(place)}\n`);
    return;
  }
  const rewrites = fixDrift(root, found);
  writeRewrites(root, rewrites);
  for (const { file } of rewrites) terminal.error(`${printable(file)}: rewritten\n`);
}
