import { z } from 'zod';
import { baseFrontmatter } from '../kinds/base.ts';
import { frontmatterSchema } from '../kinds/frontmatter-schema.ts';
import type { Template } from '../model/contract.ts';
import { text } from '../model/engagement-facts.ts';
import type { Document, Workspace } from '../model/workspace.ts';

/** For a document of an unknown kind, any key may be valid. */
const ANY_KIND = z.object(baseFrontmatter);

/**
 * Frontmatter schemas, each built on first use and kept as long as its template. If the valid keys
 * of a document can't be known, unknown keys aren't errors.
 */
export function documentSchemas(): (document: Document, workspace: Workspace) => z.ZodObject {
  const made = new WeakMap<Template, z.ZodObject>();
  return (document, workspace) => {
    const { kind } = document;
    if (kind !== 'index' && unknownKind(document, workspace) !== null) return ANY_KIND;
    const template = workspace.templates[kind];
    if (!template) return frontmatterSchema(kind, null);
    const schema = made.get(template) ?? schemaOf(template);
    made.set(template, schema);
    return schema;
  };
}

function schemaOf({ kind, contract, problems }: Template): z.ZodObject {
  const schema = frontmatterSchema(kind, contract.frontmatter);
  return problems.length > 0 ? schema.strip() : schema;
}

/** @returns the kind a document declares but can't have, or null */
export function unknownKind({ kind, source }: Document, workspace: Workspace): string | null {
  const written = text(source.frontmatter.data.kind);
  if (written === null) return null;
  const exists = Object.hasOwn(workspace.templates, written);
  return exists && (kind === 'index') === (written === 'index') ? null : written;
}
