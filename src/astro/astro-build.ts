import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check/check.ts';
import { UserError } from '../errors.ts';
import { packageRoot } from '../io/package-root.ts';
import { requireOutFolder, siteFolders } from '../io/site-folders.ts';
import { processTerminal } from '../io/terminal.ts';
import { todayFrom } from '../io/today.ts';
import type { TrustedFolder } from '../io/trusted-folder.ts';
import { load } from '../load/load-workspace.ts';
import { buildProgress } from '../publish/build-progress.ts';
import { errorsOf, prettyFindings } from '../publish/findings.ts';

/**
 * Runs the check before Astro compiles the theme, so that nothing is compiled if nothing can be
 * built.
 *
 * @param root absolute path of the workspace
 * @param press the folder that the theme will be compiled into
 * @returns a function that renders the sites, for use after compilation
 * @throws UserError if no engagement passes
 */
export async function checkedBuild(
  root: string,
  press: TrustedFolder,
): Promise<() => Promise<void>> {
  const terminal = processTerminal();
  const { out, ...loaded } = await loadFor(root).catch(rethrowQuietly);
  const { engagements } = loaded.workspace;
  const diagnostics = check(loaded, todayFrom(terminal.env.PREBRIEF_TODAY));
  const errors = new Set(engagements.flatMap((one) => errorsOf(one, diagnostics)));
  if (errors.size > 0) terminal.error(await prettyFindings([...errors], loaded, terminal));
  if (engagements.every((one) => errorsOf(one, diagnostics).length > 0)) {
    rethrowQuietly(new UserError('No engagement passes the check, so nothing was built.'));
  }
  const types = join(root, '.astro');
  const hadTypes = existsSync(types);
  return async () => {
    const [{ finishPress }, { buildSites }] = await Promise.all([
      import('../press/compile-press.ts'),
      import('../publish/build-sites.ts'),
    ]);
    finishPress(press, packageRoot());
    const isDone = await buildSites(engagements, {
      ...loaded,
      audience: 'contractor',
      out,
      diagnostics,
      press,
      progress: buildProgress(root, terminal),
    });
    if (!hadTypes) rmSync(types, { recursive: true, force: true });
    if (!isDone) rethrowQuietly(new UserError('Not every engagement was built.'));
  };
}

async function loadFor(root: string) {
  const loaded = await load(root);
  const out = siteFolders(loaded).contractor;
  const slugs = loaded.workspace.engagements.map(({ slug }) => slug);
  requireOutFolder(out, 'contractor', slugs, loaded);
  return { ...loaded, out };
}

/** Astro prints stack traces, which don't help with a user's mistake. */
function rethrowQuietly(error: unknown): never {
  if (error instanceof UserError) error.stack = '';
  throw error;
}
