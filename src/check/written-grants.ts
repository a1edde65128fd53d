import { mappings, text } from '../model/engagement-facts.ts';
import type { Range } from '../model/position.ts';
import type { Document } from '../model/workspace.ts';

/** A grant as written in the frontmatter, with the positions for findings. */
export interface WrittenGrant {
  data: Readonly<Record<string, unknown>>;
  /** How messages refer to it at the beginning of a sentence. */
  name: string;
  /** Whether the key is absent. An empty key isn't absent, and the schema has a finding for it. */
  lacks(key: string): boolean;
  /** @returns the position of the key, or of the whole grant if it is absent */
  at(key: string): Range;
}

/** @returns the grants of an access document; none for any other document */
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
