import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readPulls } from '../io/read-pulls.ts';
import type { Burndown, BurndownPoint } from '../model/burndown.ts';
import { criteriaOf } from '../model/criteria.ts';
import { documentsOf } from '../model/link-target.ts';
import { lacking, type Measured, type Metrics, measured } from '../model/metrics.ts';
import { cycleTime, firstReview, type Pull } from '../model/pulls.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { contractorChurn } from '../repo/contractor-lines.ts';
import { fileHistory } from '../repo/spec-history.ts';
import { checkoutOf } from './read-code.ts';

/** An export of pull requests, and how it is called. */
export interface PullsFile {
  name: string;
  pulls: Pull[];
}

/**
 * Measures the delivery of an engagement, from git and from an export of its pull requests.
 *
 * @param root absolute path of the workspace
 * @param pulls null where there is no export
 */
export async function measure(
  root: string,
  engagement: Engagement,
  workspace: Workspace,
  pulls: readonly Pull[] | null,
): Promise<Metrics> {
  const { starts, ends, contractor } = engagement.facts;
  const facts = { starts, ends, email: contractor?.email ?? null };
  const [churn, burndown] = await Promise.all([
    checkoutOf(root, engagement).then((checkout) => contractorChurn(checkout, facts)),
    burndownOf(root, engagement, workspace),
  ]);
  return {
    cycleTime: cycleTime(pulls, facts),
    firstReview: firstReview(pulls, facts),
    churn,
    burndown,
  };
}

/** What the export of pull requests is called that lies beside an engagement's documents. */
export const PULLS_FILE = 'pulls.json';

/** The export that lies beside an engagement's documents; null where there is none. */
export function ownPulls(
  root: string,
  { slug }: Engagement,
  workspace: Workspace,
): PullsFile | null {
  const name = `${workspace.contentFolder}/${slug}/${PULLS_FILE}`;
  const path = join(root, name);
  return existsSync(path) ? { name, pulls: readPulls(path, name) } : null;
}

async function burndownOf(
  root: string,
  engagement: Engagement,
  workspace: Workspace,
): Promise<Measured<Burndown>> {
  const spec = documentsOf(engagement).find(({ kind }) => kind === 'spec');
  if (!spec) return lacking('spec');
  const versions = await fileHistory(root, spec.file);
  if (typeof versions === 'string') return lacking(versions);
  const points: BurndownPoint[] = [];
  let unreadable = 0;
  for (const { commit, day, content } of versions) {
    const source = parseSource(spec.file, content);
    if (source.body) {
      // What it is called may have changed; that it is the specification has not.
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
