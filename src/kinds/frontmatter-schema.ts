import { z } from 'zod';
import { readAddedSchema } from './added-schema.ts';
import { baseFrontmatter } from './base.ts';
import { kindOf } from './kinds.ts';

/**
 * The schema of a kind's frontmatter; unknown keys are errors.
 *
 * @param kind name of a built-in or custom kind
 * @param added JSON Schema of an object, as added by the kind's template: it can add keys, and
 * restrict existing ones
 */
export function frontmatterSchema(
  kind: string,
  added: Record<string, unknown> | null = null,
): z.ZodObject {
  const shape = new Map<string, z.ZodType>(
    Object.entries({ ...baseFrontmatter, ...kindOf(kind).frontmatter } as Record<
      string,
      z.ZodType
    >),
  );
  if (added) {
    for (const [key, type] of Object.entries(shapeOf(added))) {
      const own = shape.get(key);
      shape.set(key, own ? own.pipe(type) : type);
    }
    for (const key of Array.isArray(added.required) ? added.required.map(String) : []) {
      const type = shape.get(key) ?? z.unknown();
      if (type.safeParse(undefined).success) shape.set(key, z.nonoptional(type));
    }
  }
  return z.strictObject(Object.fromEntries(shape));
}

function shapeOf(jsonSchema: Record<string, unknown>): Record<string, z.ZodType> {
  const type = readAddedSchema(jsonSchema);
  return type instanceof z.ZodObject ? (type.shape as Record<string, z.ZodType>) : {};
}
