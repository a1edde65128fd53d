import type { z } from 'zod';
import type { ReadBefore } from '../model/workspace.ts';

/** What there is to know about a kind of document besides its template. */
export interface Kind {
  name: string;
  /** As readers see it. */
  label: string;
  /** Whether an engagement has at most one. */
  once: boolean;
  readBefore: ReadBefore;
  /** Frontmatter of its own, besides what every document may have. */
  frontmatter: z.ZodRawShape;
  /** Where in the frontmatter the id of a person stands, as dotted paths with `*` for any index. */
  personKeys: string[];
  /** Sections (by slug) that are required only once a frontmatter key is set. */
  requiredOnceSet: Record<string, string>;
}

export function defineKind(kind: Pick<Kind, 'name'> & Partial<Omit<Kind, 'name'>>): Kind {
  return {
    label: labelOf(kind.name),
    once: true,
    readBefore: 'reference',
    frontmatter: {},
    personKeys: [],
    requiredOnceSet: {},
    ...kind,
  };
}

function labelOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
