import { dirname, join } from 'node:path';
import { type Code, NO_REFERENCES } from '../model/code.ts';
import { mentionsCode } from '../model/code-mentions.ts';
import { NO_SOURCES } from '../model/code-sources.ts';
import { documentsOf } from '../model/link-target.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { type Checkout, checkoutAt, repositoryAround } from '../repo/repository.ts';
import { openRevision, type Revision } from '../repo/revision.ts';
import { contentFolderIn, readReferences } from './read-references.ts';
import { namesSource, readSources, type SourceMemory } from './read-sources.ts';

/**
 * Reads what the documents of each engagement say about the code from the repository that they
 * describe, at the commit they are pinned to.
 *
 * @param root absolute path of the workspace
 * @param memory what has been read before, so that reading it again is fast
 * @returns by slug; nothing for an engagement whose documents do not speak of code
 */
export async function readCode(
  root: string,
  { engagements, contentFolder }: Pick<Workspace, 'engagements' | 'contentFolder'>,
  memory: SourceMemory = new Map(),
): Promise<Record<string, Code>> {
  const code: Record<string, Code> = {};
  for (const engagement of engagements) {
    if (!speaksOfCode(engagement)) continue;
    const checkout = await checkoutOf(root, engagement);
    const commit = engagement.facts.repository?.commit ?? null;
    const revision = checkout === null ? 'no-repository' : await openRevision(checkout, commit);
    const folder = checkout?.folder ?? root;
    code[engagement.slug] =
      typeof revision === 'string'
        ? { commit: null, problem: revision, references: NO_REFERENCES, sources: NO_SOURCES }
        : await readFrom(revision, engagement, memory, {
            folder,
            contentFolder: contentFolderIn(folder, join(root, contentFolder)),
          });
  }
  return code;
}

/** @returns the folder that an engagement names, else the whole repository around the workspace; null where there is none */
export async function checkoutOf(
  root: string,
  { index, facts }: Engagement,
): Promise<Checkout | null> {
  const path = facts.repository?.path ?? null;
  if (path !== null && index !== null) return checkoutAt(join(root, dirname(index.file), path));
  const repository = await repositoryAround(root);
  return repository && { folder: repository.top, isShallow: repository.isShallow };
}

async function readFrom(
  revision: Revision,
  engagement: Engagement,
  memory: SourceMemory,
  place: { folder: string; contentFolder: string | null },
): Promise<Code> {
  try {
    const [references, sources] = await Promise.all([
      readReferences(engagement, revision, place),
      readSources(engagement, revision, memory, place.contentFolder),
    ]);
    return { commit: revision.commit, problem: null, references, sources };
  } finally {
    revision.close();
  }
}

/** Starting git takes longer than checking a small workspace. */
function speaksOfCode(engagement: Engagement): boolean {
  return (
    engagement.facts.repository?.commit != null ||
    documentsOf(engagement).some((document) => mentionsCode(document) || namesSource(document))
  );
}
