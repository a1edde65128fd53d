import { relative } from 'node:path';
import { requireOutFolder, strandedSites } from '../io/site-folders.ts';
import { printable } from '../model/printable.ts';
import type { HighlightAhead } from '../press/highlight-ahead.ts';
import { buildProgress } from '../publish/build-progress.ts';
import { codeBlocksOf } from '../publish/code-blocks.ts';
import { errorsOf, prettyFindings } from '../publish/findings.ts';
import type { Invocation } from './define-command.ts';
import { check, load, requireEngagements, todayOf } from './load.ts';
import { audienceOf, outFolder, withOptions } from './site-options.ts';

/**
 * Runs `prebrief build`.
 *
 * @param highlighting the thread that highlights code
 * @returns the exit code
 */
export async function buildEngagements(
  invocation: Invocation,
  highlighting: HighlightAhead,
): Promise<number> {
  const { root, positionals, terminal } = invocation;
  const audience = audienceOf(invocation);
  // The modules for building load while git is running.
  const builder = import('../publish/build-sites.ts');
  const loaded = withOptions(await load(root), invocation);
  const { workspace } = loaded;
  requireEngagements(workspace, positionals);
  const engagements = workspace.engagements.filter(
    ({ slug }) => positionals.length === 0 || positionals.includes(slug),
  );
  const out = outFolder(loaded, audience, invocation);
  const slugs = engagements.map(({ slug }) => slug);
  requireOutFolder(out, audience, slugs, loaded);
  highlighting.prepare(engagements.flatMap((engagement) => codeBlocksOf(engagement, audience)));
  const diagnostics = check(loaded, todayOf(invocation));
  const errors = engagements.flatMap((engagement) => errorsOf(engagement, diagnostics));
  if (errors.length > 0) terminal.out(await prettyFindings([...new Set(errors)], loaded, terminal));

  const { buildSites } = await builder;
  const progress = buildProgress(root, terminal);
  const options = { ...loaded, audience, out, diagnostics, highlighting, progress };
  const isDone = await buildSites(engagements, options);
  const all = workspace.engagements.map(({ slug }) => slug);
  for (const folder of strandedSites(out, all)) {
    const path = printable(relative(root, folder) || folder);
    terminal.error(
      `${path} is the site of an engagement that no longer exists; delete it here and on its host.\n`,
    );
  }
  return isDone ? 0 : 1;
}
