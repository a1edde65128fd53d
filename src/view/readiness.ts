import { claimsOf, evidenceOf, evidenceText, SIGNS, type Sign } from '../model/readiness.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { nameOf } from './site.ts';

export interface SignView {
  sign: string;
  label: string;
  /** The team's claim; null if there is none. */
  state: string | null;
  evidence: string | null;
  owner: string | null;
  remedy: string | null;
  due: string | null;
  /** Evidence from the workspace itself; null on a contractor's site. */
  shown: string | null;
}

interface ReadinessOptions {
  workspace: Workspace;
  audience: Audience;
  holidays?: readonly string[];
}

/**
 * The signs of a readiness document, with claim and evidence side by side. A contractor's site has
 * no evidence, because some of it comes from team documents.
 */
export function signsView(
  document: Document,
  engagement: Engagement,
  { workspace, audience, holidays = [] }: ReadinessOptions,
): SignView[] {
  const claims = claimsOf(document, workspace.secrets);
  // Only content that passed the check is rendered, so there are no errors.
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
