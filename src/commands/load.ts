import { UserError } from '../errors.ts';
import { todayFrom } from '../io/today.ts';
import { didYouMean } from '../model/closest.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Invocation } from './define-command.ts';

export { check } from '../check/check.ts';
export { type Loaded, load, loadDocuments, readModel } from '../load/load-workspace.ts';
export { createMemory, type Memory } from '../load/memory.ts';
export { TODAY } from './shared-options.ts';

/** @throws UserError for a slug that belongs to no engagement */
export function requireEngagements(workspace: Workspace, slugs: readonly string[]): void {
  const known = workspace.engagements.map(({ slug }) => slug);
  if (known.length === 0) {
    throw new UserError(
      `There is no engagement in "${workspace.contentFolder}". Run "prebrief new engagement" to create one.`,
    );
  }
  for (const slug of slugs) {
    if (known.includes(slug)) continue;
    const hint = didYouMean(
      slug,
      known,
      known.length === 1 ? `There is only "${known[0]}".` : `Choose one of ${known.join(', ')}.`,
    );
    throw new UserError(`There is no engagement "${slug}". ${hint}`);
  }
}

/** The day a command works with: `--today`, then `PREBRIEF_TODAY`, then the clock. */
export function todayOf({ options, terminal }: Invocation): string {
  const { today = terminal.env.PREBRIEF_TODAY } = options;
  return todayFrom(typeof today === 'string' ? today : undefined);
}
