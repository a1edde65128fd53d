import { openFolders, readFrom, refusedFile } from '../io/real-files.ts';
import type { Loaded } from '../load/load-workspace.ts';
import { criteriaOf } from '../model/criteria.ts';
import { documentsOf } from '../model/documents.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { checkoutOf, placesOf } from '../repo/checkout-of.ts';
import { fileHistory } from '../repo/file-history.ts';
import { checkoutAt } from '../repo/repository.ts';
import type { Burndown, BurndownPoint } from './burndown.ts';
import { contractorChurn } from './contractor-churn.ts';
import { lacking, type Measured, measured } from './measured.ts';
import type { Metrics } from './metrics.ts';
import { cycleTime, firstReview, type Pull } from './pulls.ts';
import { parsePulls } from './read-pulls.ts';

/** A pull-request export, with its name. */
export interface PullsFile {
  name: string;
  pulls: Pull[];
}

/**
 * Measures the delivery of an engagement from git and a pull-request export.
 *
 * @param pulls null if there is no export
 */
export async function measure(
  engagement: Engagement,
  loaded: Loaded,
  pulls: readonly Pull[] | null,
): Promise<Metrics> {
  const { starts, ends, contractor } = engagement.facts;
  const facts = { starts, ends, email: contractor?.email ?? null };
  const checkout = checkoutOf(engagement, placesOf(loaded));
  const [churn, burndown] = await Promise.all([
    contractorChurn(typeof checkout === 'string' ? null : checkout, facts),
    burndownOf(loaded, engagement),
  ]);
  return {
    cycleTime: cycleTime(pulls, facts),
    firstReview: firstReview(pulls, facts),
    churn,
    burndown,
  };
}

/** Default name of the pull-request export in an engagement's folder. */
export const PULLS_FILE = 'pulls.json';

/** The export in an engagement's folder; null if there is none. */
export function ownPulls(
  root: string,
  { slug }: Engagement,
  workspace: Workspace,
): PullsFile | null {
  const { contentFolder } = workspace;
  const name = `${contentFolder}/${slug}/${PULLS_FILE}`;
  const content = readFrom(openFolders({ root, contentFolder }), name);
  if (content === null) return null;
  if ('message' in content) throw refusedFile(name, content);
  return { name, pulls: parsePulls(name, content) };
}

async function burndownOf(
  { root, workspace }: Loaded,
  engagement: Engagement,
): Promise<Measured<Burndown>> {
  const spec = documentsOf(engagement).find(({ kind }) => kind === 'spec');
  if (!spec) return lacking('spec');
  const versions = await fileHistory(checkoutAt(root), spec.file);
  if (typeof versions === 'string') return lacking(versions);
  const points: BurndownPoint[] = [];
  let unreadable = 0;
  for (const { commit, day, content } of versions) {
    const source = parseSource(spec.file, content);
    if (source.body) {
      // It may have been renamed, but it was the specification all along.
      const criteria = criteriaOf({ ...spec, source }, workspace).filter(
        ({ checked }) => checked !== null,
      );
      const checked = criteria.filter((criterion) => criterion.checked).length;
      points.push({ commit, day, criteria: criteria.length, checked });
    } else unreadable += 1;
  }
  const first = points.findIndex(({ criteria }) => criteria > 0);
  if (first === -1) return lacking('checkboxes');
  return measured({ points: points.slice(first), unreadable });
}
