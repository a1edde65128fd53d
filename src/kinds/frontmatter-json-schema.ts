import { z } from 'zod';
import { frontmatterSchema } from './frontmatter-schema.ts';

type JsonSchema = Record<string, unknown>;

/**
 * The schema of a kind's frontmatter as JSON Schema 2020-12, for editors. It matches the check,
 * except for what JSON Schema can't express, such as whether a date or a time zone exists.
 *
 * @param added JSON Schema of an object, as added by the kind's template
 */
export function frontmatterJsonSchema(kind: string, added: JsonSchema | null): JsonSchema {
  const own = z.toJSONSchema(frontmatterSchema(kind), { io: 'input' }) as JsonSchema;
  const { $schema, type, properties, required, ...rest } = own;
  const more = mapping(added?.properties);
  const merged: JsonSchema = { ...mapping(properties) };
  for (const [key, schema] of Object.entries(more)) {
    // The template's schema applies in addition.
    merged[key] = Object.hasOwn(merged, key) ? { allOf: [merged[key], schema] } : schema;
  }
  const definitions = ['$defs', 'definitions'].filter((key) => added && Object.hasOwn(added, key));
  return {
    $schema,
    title: kind === 'index' ? 'Facts of an engagement' : `Frontmatter of the kind "${kind}"`,
    type,
    properties: merged,
    required: [...new Set([...strings(required), ...strings(added?.required)])],
    ...rest,
    ...Object.fromEntries(definitions.map((key) => [key, added?.[key]])),
  };
}

function mapping(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
