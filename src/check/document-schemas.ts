import { z } from 'zod';
import { baseFrontmatter } from '../kinds/base.ts';
import { frontmatterSchema } from '../kinds/frontmatter-schema.ts';
import { text } from '../model/engagement-facts.ts';
import type { Document, Workspace } from '../model/workspace.ts';

/**
 * The schemas of a workspace's frontmatter, each made once, when it is first asked for. Where
 * nobody can know which keys a document may have, unknown ones are no errors.
 */
export function documentSchemas(workspace: Workspace): (document: Document) => z.ZodObject {
  const made = new Map<string, z.ZodObject>();
  const schemaOf = (kind: string): z.ZodObject => {
    const template = workspace.templates[kind];
    const schema = frontmatterSchema(kind, template?.contract.frontmatter ?? null);
    return template && template.problems.length > 0 ? schema.strip() : schema;
  };
  return (document) => {
    const { kind } = document;
    if (kind !== 'index' && unknownKind(document, workspace) !== null) {
      return z.object(baseFrontmatter);
    }
    const schema = made.get(kind) ?? schemaOf(kind);
    made.set(kind, schema);
    return schema;
  };
}

/** @returns the kind that a document says it is of, and that it cannot be of; else null */
export function unknownKind({ kind, source }: Document, workspace: Workspace): string | null {
  const written = text(source.frontmatter.data.kind);
  if (written === null) return null;
  const exists = Object.hasOwn(workspace.templates, written);
  return exists && (kind === 'index') === (written === 'index') ? null : written;
}
