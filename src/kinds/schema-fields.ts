import { z } from 'zod';

type Path = readonly (string | number)[];

/** @returns the schema at a path; null if it isn't unambiguous */
export function fieldAt(schema: z.ZodType, path: Path): z.ZodType | null {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const type = unwrap(schema);
  if (type instanceof z.ZodObject) {
    const field = Object.hasOwn(type.shape, key) ? (type.shape[key] as z.ZodType) : null;
    return field && fieldAt(field, rest);
  }
  if (type instanceof z.ZodArray) return fieldAt(type.element as z.ZodType, rest);
  if (type instanceof z.ZodRecord) return fieldAt(type.valueType as z.ZodType, rest);
  if (type instanceof z.ZodUnion) {
    for (const option of type.options as z.ZodType[]) {
      const field = fieldAt(option, path);
      if (field) return field;
    }
  }
  return null;
}

/** @returns the keys that a mapping at a path can have */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  const field = fieldAt(schema, path);
  const type = field && unwrap(field);
  const options = type instanceof z.ZodUnion ? (type.options as z.ZodType[]).map(unwrap) : [type];
  return options.flatMap((option) =>
    option instanceof z.ZodObject ? Object.keys(option.shape) : [],
  );
}

/** @returns the description of the value at a path, from its schema: `the last day` */
export function meaningOf(schema: z.ZodType, path: Path): string | null {
  let type = fieldAt(schema, path);
  while (type && !type.description && unwrapOnce(type) !== type) type = unwrapOnce(type);
  if (type instanceof z.ZodEnum) return type.description ?? `one of ${type.options.join(', ')}`;
  // Only lowercase a word that is capitalized because it comes first.
  return (
    type?.description?.replace(/^[A-Z](?=[a-z]* |[a-z]+$)/, (first) => first.toLowerCase()) ?? null
  );
}

function unwrap(type: z.ZodType): z.ZodType {
  const inner = unwrapOnce(type);
  return inner === type ? type : unwrap(inner);
}

function unwrapOnce(type: z.ZodType): z.ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable) {
    return type.unwrap() as z.ZodType;
  }
  if (type instanceof z.ZodNonOptional || type instanceof z.ZodDefault) {
    return type.unwrap() as z.ZodType;
  }
  return type instanceof z.ZodPipe ? (type.in as z.ZodType) : type;
}
