import type { Example } from '../src/check/define-rule.ts';
import { unwatched } from '../src/io/watchdog.ts';
import { readReferences } from '../src/load/read-references.ts';
import { readSources } from '../src/load/read-sources.ts';
import { type Code, NO_REFERENCES } from '../src/model/code.ts';
import { NO_SOURCES } from '../src/model/code-sources.ts';
import type { Workspace } from '../src/model/workspace.ts';
import { openRevision } from '../src/repo/revision.ts';
import { repository } from './repository.ts';
import { CODE } from './valid-workspace.ts';

/** The only commit in an example's repository, as written in examples. */
const KNOWN = '1a2b3c4';

/** What is known about an example's code, from a real repository. */
export async function exampleCode(
  example: Example,
  { engagements }: Workspace,
): Promise<Record<string, Code>> {
  if (!example.repository) return {};
  const made = repository();
  const first = made.commit({ ...CODE, ...example.repository });
  if (example.later) {
    made.git('rm', '-r', '--quiet', '.');
    made.commit({ ...CODE, ...example.later });
  }
  const code: Record<string, Code> = {};
  for (const engagement of engagements) {
    const pinned = engagement.facts.repository?.commit ?? null;
    const wanted = pinned === null ? null : pinned === KNOWN ? first : pinned;
    const revision = await openRevision(made.checkout(), wanted, () => () => false);
    code[engagement.slug] =
      typeof revision === 'string'
        ? { commit: null, problem: revision, references: NO_REFERENCES, sources: NO_SOURCES }
        : {
            commit: revision.commit,
            problem: null,
            references: await readReferences(engagement, revision, unwatched),
            sources: await readSources(engagement, revision, new Map(), unwatched),
          };
    if (typeof revision !== 'string') revision.close();
  }
  return code;
}
