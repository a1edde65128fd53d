import type { z } from 'zod';
import type { ReadBefore } from '../model/workspace.ts';

/** What is known about a kind of document besides its template. */
export interface Kind {
  name: string;
  /** The name shown to readers. */
  label: string;
  /** Whether an engagement can have only one. */
  once: boolean;
  readBefore: ReadBefore;
  /** Frontmatter specific to the kind, besides that of every document. */
  frontmatter: z.ZodRawShape;
  /** Where the frontmatter contains ids of people, as dotted paths with `*` for any index. */
  personKeys: string[];
  /** Sections (by slug) that are required only if a frontmatter key is set. */
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
