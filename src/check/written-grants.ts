import { mappings, text } from '../model/engagement-facts.ts';
import type { Range } from '../model/position.ts';
import type { Document } from '../model/workspace.ts';

/** A grant as it stands in the frontmatter, with the places that findings are about. */
export interface WrittenGrant {
  data: Readonly<Record<string, unknown>>;
  /** What messages call it where they begin with it. */
  name: string;
  /** Whether the key is left out; an empty one is not, and the schema has a finding for it. */
  lacks(key: string): boolean;
  /** @returns where the key stands; the whole grant where it is left out */
  at(key: string): Range;
}

/** @returns the grants of an access document; none of any other */
export function writtenGrants({ kind, source }: Document): WrittenGrant[] {
  if (kind !== 'access') return [];
  const { data, ranges, opening } = source.frontmatter;
  return mappings(data.grants).map((grant, index) => {
    const path = `grants.${index}`;
    const system = text(grant.system);
    return {
      data: grant,
      name: system === null ? `Grant ${index + 1}` : `The grant for "${system}"`,
      lacks: (key) => !Object.hasOwn(grant, key),
      at: (key) => ranges[`${path}.${key}`]?.key ?? ranges[path]?.value ?? opening,
    };
  });
}
