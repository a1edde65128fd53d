import { type Place, partsOf, type References, referenceOf } from './references.ts';

/** Maximum depth of nested types. */
const DEEPEST = 3;
const MOST_VALUES = 8;

/** @returns a schema as text: `Invoice[]`, `string (uuid)`, `"open" | "paid"` */
export function typeText(place: Place, references: References, depth = 0): string {
  const { value, file } = place;
  const reference = referenceOf(value);
  if (reference !== null) {
    const { path, pointer } = partsOf(reference);
    const name = pointer.at(-1) ?? path.replace(/^.*\//, '').replace(/\.\w+$/, '');
    return name || 'object';
  }
  if (typeof value !== 'object' || value === null) return value === false ? 'nothing' : 'any';
  const schema = value as Record<string, unknown>;
  const inner = (one: unknown) =>
    depth >= DEEPEST ? '…' : typeText({ value: one, file }, references, depth + 1);
  const nullable = schema.nullable === true ? ' | null' : '';
  if (Array.isArray(schema.enum)) return valuesText(schema.enum) + nullable;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  for (const key of ['oneOf', 'anyOf']) {
    const options = schema[key];
    if (Array.isArray(options) && options.length > 0) {
      return [...new Set(options.map(inner))].join(' | ') + nullable;
    }
  }
  if (Array.isArray(schema.allOf) && schema.allOf.length > 0 && schema.properties === undefined) {
    return [...new Set(schema.allOf.map(inner))].join(' & ') + nullable;
  }
  const types = Array.isArray(schema.type)
    ? schema.type.map(String)
    : [String(schema.type ?? guess(schema))];
  const text = types.map((type) => {
    if (type !== 'array') return type;
    const item = inner(schema.items ?? {});
    return item.includes(' ') ? `(${item})[]` : `${item}[]`;
  });
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : '';
  return text.join(' | ') + format + nullable;
}

function guess(schema: Record<string, unknown>): string {
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return 'object';
  return schema.items === undefined ? 'any' : 'array';
}

function valuesText(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
  return [...shown, ...(values.length > MOST_VALUES ? ['…'] : [])].join(' | ');
}
