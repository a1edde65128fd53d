import { mappings, text } from '../model/engagement-facts.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import { nameOf } from './site.ts';

/** Who grants access, and where to ask. */
export interface AccessOwnerView {
  name: string;
  email: string | null;
  channel: string | null;
}

export interface GrantView {
  system: string;
  level: string;
  environment: string;
  scope: string;
  reason: string;
  expires: string;
  status: string;
  grantedBy: string | null;
  revokedOn: string | null;
  mfa: boolean | null;
}

/** The grants of an access document; invalid ones are left out. */
export function grantViews(document: Document, engagement: Engagement): GrantView[] {
  return mappings(document.source.frontmatter.data.grants).map((grant) => {
    const grantedBy = text(grant.grantedBy);
    return {
      system: text(grant.system) ?? '',
      level: text(grant.level) ?? '',
      environment: text(grant.environment) ?? '',
      scope: text(grant.scope) ?? '',
      reason: text(grant.reason) ?? '',
      expires: text(grant.expires) ?? '',
      status: text(grant.status) ?? '',
      grantedBy: grantedBy === null ? null : nameOf(grantedBy, engagement),
      revokedOn: text(grant.revokedOn),
      mfa: typeof grant.mfa === 'boolean' ? grant.mfa : null,
    };
  });
}

/** Who grants and revokes access, and the channel for questions. */
export function accessOwner({ facts }: Engagement): AccessOwnerView | null {
  const owner = facts.people.find(({ owns }) => owns.includes('access'));
  if (!owner) return null;
  return { name: owner.name, email: owner.email, channel: facts.channels.questions ?? null };
}
