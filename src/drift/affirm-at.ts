import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import type { EngagementDrift } from './find-drift.ts';
import { affirm, foldersOf, type Rewrite } from './rewrite.ts';

/**
 * Affirms that the text at a position is still accurate.
 *
 * @param place `file:line`, as shown by `prebrief drift`
 * @throws UserError if there is nothing to affirm at that position
 */
export function affirmAt(
  found: readonly EngagementDrift[],
  place: string,
  root: string,
): Rewrite[] {
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
      `There is no code reference to affirm at "${place}". Write the position as "prebrief drift" prints it: <file>:<line>.`,
    );
  // Unchanged code needs no affirmation.
  const changed = first.own.filter(({ fate }) => fate.state === 'changed');
  const gone = first.own.find(({ fate }) => fate.state === 'gone');
  if (gone)
    throw new UserError(
      `"${gone.mention.reference}" is gone, so the text about it cannot be accurate. Correct the text.`,
    );
  return [affirm(foldersOf(root, found), changed.length > 0 ? changed : first.own, first.to)];
}
