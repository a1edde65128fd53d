import { z } from 'zod';
import { baseFrontmatter } from '../kinds/base.ts';
import { frontmatterSchema } from '../kinds/frontmatter-schema.ts';
import type { Template } from '../model/contract.ts';
import { text } from '../model/engagement-facts.ts';
import type { Document, Workspace } from '../model/workspace.ts';

/** Of a document whose kind nobody knows: any key may be right. */
const ANY_KIND = z.object(baseFrontmatter);

/**
 * Frontmatter schemas, each built on first use and kept for as long as its template is. If the keys a
 * document may have cannot be known, unknown keys are not errors.
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

/** @returns the kind that a document says it is of, and that it cannot be of; else null */
export function unknownKind({ kind, source }: Document, workspace: Workspace): string | null {
  const written = text(source.frontmatter.data.kind);
  if (written === null) return null;
  const exists = Object.hasOwn(workspace.templates, written);
  return exists && (kind === 'index') === (written === 'index') ? null : written;
}
