import { printable } from '../model/printable.ts';
import type { Workspace } from '../model/workspace.ts';

/**
 * A notice, shown once, that references aren't checked. It isn't an error, because documents don't
 * have to be in a repository.
 *
 * @returns null if there is nothing to say
 */
export function codeNotice(
  { code }: Pick<Workspace, 'code'>,
  slugs: readonly string[] = [],
): string | null {
  const unread = Object.entries(code).flatMap(([slug, { problem }]) =>
    problem === 'no-repository' && (slugs.length === 0 || slugs.includes(slug)) ? slug : [],
  );
  if (unread.length === 0) return null;
  return `Code references are not checked (${printable(unread.join(', '))}): there is no git repository.`;
}
