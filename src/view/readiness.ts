import { claimsOf, evidenceOf, evidenceText, SIGNS, type Sign } from '../model/readiness.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { nameOf } from './site.ts';

export interface SignView {
  sign: string;
  label: string;
  /** What the team claims; null where it says nothing. */
  state: string | null;
  evidence: string | null;
  owner: string | null;
  remedy: string | null;
  due: string | null;
  /** What the workspace itself shows; null on a contractor's site. */
  shown: string | null;
}

interface ReadinessOptions {
  workspace: Workspace;
  audience: Audience;
  holidays?: readonly string[];
}

/**
 * The signs of a readiness document, claim beside evidence. Evidence is from documents for the team,
 * too, so a contractor's site has none.
 */
export function signsView(
  document: Document,
  engagement: Engagement,
  { workspace, audience, holidays = [] }: ReadinessOptions,
): SignView[] {
  const claims = claimsOf(document, workspace.secrets);
  // Whatever is printed has passed the check: there is no error in it.
  const errors = new Map<string, number>();
  const evidence =
    audience === 'team' ? evidenceOf(engagement, workspace, { errors, holidays }) : null;
  return Object.entries(SIGNS)
    .filter(([sign]) => evidence !== null || claims.has(sign))
    .map(([sign, label]) => {
      const claim = claims.get(sign);
      const owner = claim?.owner ?? null;
      return {
        sign,
        label,
        state: claim?.state ?? null,
        evidence: claim?.evidence ?? null,
        owner: owner === null ? null : nameOf(owner, engagement),
        remedy: claim?.remedy ?? null,
        due: claim?.due ?? null,
        shown: evidence === null ? null : evidenceText(sign as Sign, evidence),
      };
    });
}
