import { dirname, join } from 'node:path';
import { type Code, NO_REFERENCES } from '../model/code.ts';
import { mentionsCode } from '../model/code-mentions.ts';
import { documentsOf } from '../model/link-target.ts';
import type { Engagement } from '../model/workspace.ts';
import { git } from '../repo/git.ts';
import { openRevision, type Revision } from '../repo/revision.ts';
import { contentFolderIn, readReferences } from './read-references.ts';

/**
 * Reads what the documents of each engagement say about the code from the repository that they
 * describe, at the commit they are pinned to.
 *
 * @param root absolute path of the workspace
 * @returns by slug; nothing for an engagement whose documents do not speak of code
 */
export async function readCode(
  root: string,
  engagements: readonly Engagement[],
  contentFolder: string,
): Promise<Record<string, Code>> {
  const code: Record<string, Code> = {};
  for (const engagement of engagements) {
    if (!speaksOfCode(engagement)) continue;
    const folder = await checkoutOf(root, engagement);
    const commit = engagement.facts.repository?.commit ?? null;
    const revision = folder === null ? 'no-repository' : await openRevision(folder, commit);
    code[engagement.slug] =
      typeof revision === 'string'
        ? { commit: null, problem: revision, references: NO_REFERENCES }
        : await readFrom(revision, engagement, {
            folder: folder ?? root,
            contentFolder: contentFolderIn(folder ?? root, join(root, contentFolder)),
          });
  }
  return code;
}

/** @returns absolute path of the checkout; null where there is none around the workspace */
export async function checkoutOf(
  root: string,
  { index, facts }: Engagement,
): Promise<string | null> {
  const path = facts.repository?.path ?? null;
  if (path !== null && index !== null) return join(root, dirname(index.file), path);
  return (await git(root, 'rev-parse', '--show-toplevel'))?.trimEnd() ?? null;
}

async function readFrom(
  revision: Revision,
  engagement: Engagement,
  place: { folder: string; contentFolder: string | null },
): Promise<Code> {
  try {
    const references = await readReferences(engagement, revision, place);
    return { commit: revision.commit, problem: null, references };
  } finally {
    revision.close();
  }
}

/** Starting git takes longer than checking a small workspace. */
function speaksOfCode(engagement: Engagement): boolean {
  return engagement.facts.repository?.commit != null || documentsOf(engagement).some(mentionsCode);
}
