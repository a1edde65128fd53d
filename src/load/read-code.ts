import { mentionsCode } from '../code/code-mentions.ts';
import { unwatched, type Watch } from '../io/watchdog.ts';
import { type Code, NO_REFERENCES } from '../model/code.ts';
import { NO_SOURCES } from '../model/code-sources.ts';
import { documentsOf } from '../model/documents.ts';
import type { Engagement } from '../model/workspace.ts';
import { type CodePlaces, openCode } from '../repo/checkout-of.ts';
import type { Revision } from '../repo/revision.ts';
import { readReferences } from './read-references.ts';
import { namesSource, readSources, type SourceMemory } from './read-sources.ts';

/**
 * Reads what the documents of each engagement refer to in the code, from the repository and at the
 * pinned commit.
 *
 * @param memory results of earlier reads, to speed up the next one
 * @returns by slug; nothing for an engagement whose documents don't refer to code
 */
export async function readCode(
  engagements: readonly Engagement[],
  places: CodePlaces,
  memory: SourceMemory = new Map(),
  watch: Watch = unwatched,
): Promise<Record<string, Code>> {
  const code: Record<string, Code> = {};
  for (const engagement of engagements) {
    if (!speaksOfCode(engagement)) continue;
    const revision = await openCode(engagement, places);
    code[engagement.slug] =
      typeof revision === 'string'
        ? { commit: null, problem: revision, references: NO_REFERENCES, sources: NO_SOURCES }
        : await readFrom(revision, engagement, memory, watch);
  }
  return code;
}

async function readFrom(
  revision: Revision,
  engagement: Engagement,
  memory: SourceMemory,
  watch: Watch,
): Promise<Code> {
  try {
    const [references, sources] = await Promise.all([
      readReferences(engagement, revision, watch),
      readSources(engagement, revision, memory, watch),
    ]);
    return { commit: revision.commit, problem: null, references, sources };
  } finally {
    revision.close();
  }
}

/** Starting git takes longer than checking a small workspace. */
function speaksOfCode(engagement: Engagement): boolean {
  const { commit, path } = engagement.facts.repository ?? {};
  return (
    commit != null ||
    path != null ||
    documentsOf(engagement).some((document) => mentionsCode(document) || namesSource(document))
  );
}
