import { RE2JS } from 're2js';
import { z } from 'zod';
import { BUDGETS, BudgetExceeded } from '../model/budgets.ts';

type JsonSchema = Record<string, unknown>;

/** Limit on the subschemas that one value is compared with. */
const MOST_COMPARISONS = 2000;
/** Limit on the length of a pattern, in characters. */
const LONGEST_PATTERN = 1000;
/**
 * Patterns for property names that can stay regular expressions, because they take quadratic time
 * at most.
 */
const PLAIN_PATTERN = /^(?:[^()*+{}?|\\]|\\[^\d])*(?:[*+](?:[^()*+{}?|\\]|\\[^\d])*)?$/;

/** Keywords that contain schemas for the same value, for its children, and by name. */
const BESIDE = ['allOf', 'anyOf', 'oneOf'];
const INSIDE = [
  'items',
  'prefixItems',
  'additionalItems',
  'additionalProperties',
  'contains',
  'propertyNames',
];
const BY_NAME = ['properties', 'patternProperties'];

/**
 * Parses the JSON Schema with which a template requires more frontmatter. Patterns are matched in
 * linear time; schemas that could recurse without end are rejected.
 *
 * @throws Error whose message says what is wrong with the schema
 */
export function readAddedSchema(schema: JsonSchema): z.ZodType {
  countComparisons(schema);
  const registry = z.registry<Record<string, unknown>>();
  const add = registry.add.bind(registry);
  const seen = new Set<object>();
  // Registers every schema with a pattern, including those in Zod's conditions.
  registry.add = (type, ...meta) => {
    matchLinearly(type, seen);
    return add(type, ...meta);
  };
  return z.fromJSONSchema(marked(schema) as Parameters<typeof z.fromJSONSchema>[0], { registry });
}

/** Keys unknown to JSON Schema make Zod report the schema that contains them. */
const MARK = 'x-pattern';

/** @throws Error for a pattern that can't be matched in linear time */
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked);
  if (!isMapping(value)) return value;
  const { pattern, patternProperties } = value;
  const entries = Object.entries(value).map(([key, inner]) =>
    /^(?:const|enum|default|examples?)$/.test(key) ? [key, inner] : [key, marked(inner)],
  );
  for (const name of isMapping(patternProperties) ? Object.keys(patternProperties) : []) {
    if (!PLAIN_PATTERN.test(name)) {
      throw new Error(`the pattern of keys ${JSON.stringify(clip(name))} is too complex`);
    }
  }
  if (typeof pattern === 'string') {
    compile(pattern);
    entries.push([MARK, true]);
  }
  return Object.fromEntries(entries);
}

interface Matcher {
  test(text: string): boolean;
  toString(): string;
  source: string;
  lastIndex: number;
}

/** @throws Error that says why a pattern can't be matched in linear time */
function compile(source: string): Matcher {
  if (source.length > LONGEST_PATTERN) {
    throw new Error(`a pattern has more than ${LONGEST_PATTERN} characters`);
  }
  let expression: RE2JS;
  try {
    expression = RE2JS.compile(RE2JS.translateRegExp(source));
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    throw new Error(`the pattern ${JSON.stringify(clip(source))} cannot be used: ${clip(reason)}`);
  }
  const states = expression.programSize();
  return {
    source,
    lastIndex: 0,
    toString: () => `/${source}/`,
    test(text) {
      if (states * text.length > BUDGETS.pattern.most) throw new BudgetExceeded('pattern');
      return expression.matcher(text).find();
    },
  };
}

/** Replaces the regular expressions in a schema with matchers. */
function matchLinearly(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const definition = (value as { _zod?: { def?: object } })._zod?.def;
  if (definition === undefined) {
    const inner = Array.isArray(value) || isMapping(value) ? Object.values(value) : [];
    for (const one of inner) matchLinearly(one, seen);
    return;
  }
  const { check, format, pattern } = definition as Record<string, unknown>;
  if (check === 'string_format' && format === 'regex' && pattern instanceof RegExp) {
    Object.assign(definition, { pattern: compile(pattern.source) });
    return;
  }
  for (const one of Object.values(definition)) matchLinearly(one, seen);
}

/** @throws Error if a value would be compared too often, or without end */
function countComparisons(root: JsonSchema): void {
  const known = new Map<object, number>();
  const open = new Set<object>();
  const count = (value: unknown): number => {
    if (!isMapping(value)) return 1;
    const before = known.get(value);
    if (before !== undefined) return before;
    if (open.has(value)) return 1;
    open.add(value);
    const { beside, inside } = subschemas(value, root);
    let sum = 1;
    for (const one of [...beside, ...inside]) {
      sum += count(one);
      if (sum > MOST_COMPARISONS) {
        throw new Error(`it compares a value with more than ${MOST_COMPARISONS} schemas`);
      }
    }
    open.delete(value);
    known.set(value, sum);
    return sum;
  };
  count(root);
  for (const schema of known.keys()) refuseLoops(schema as JsonSchema, root);
}

/**
 * A schema may refer to itself for child values. It can't be its own alternative, or refer to
 * itself twice for one value, because that doubles the comparisons at each level.
 */
function refuseLoops(schema: JsonSchema, root: JsonSchema): void {
  const around = new Set<object>();
  const here: JsonSchema[] = [];
  const collect = (value: unknown): void => {
    if (!isMapping(value)) return;
    if (around.has(value)) throw new Error('a "$ref" refers back to itself');
    around.add(value);
    here.push(value);
    for (const one of subschemas(value, root).beside) collect(one);
    around.delete(value);
  };
  collect(schema);
  const holding = here.filter((one) =>
    subschemas(one, root).inside.some((inner) => reaches(inner, one, root)),
  );
  if (holding.length > 1)
    throw new Error('a "$ref" refers back to itself more than once for one value');
}

function reaches(from: unknown, to: JsonSchema, root: JsonSchema): boolean {
  const seen = new Set<unknown>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (!isMapping(next) || seen.has(next)) continue;
    seen.add(next);
    const { beside, inside } = subschemas(next, root);
    open.push(...beside, ...inside);
  }
  return false;
}

/** The schemas for a value itself, and those for its children. */
function subschemas(
  schema: JsonSchema,
  root: JsonSchema,
): { beside: unknown[]; inside: unknown[] } {
  const all = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const value = schema[key];
      return Array.isArray(value) ? value : isMapping(value) ? [value] : [];
    });
  const named = BY_NAME.flatMap((key) => {
    const value = schema[key];
    return isMapping(value) ? Object.values(value) : [];
  });
  const target = typeof schema.$ref === 'string' ? resolve(schema.$ref, root) : null;
  return {
    beside: [...all(BESIDE), ...(target ? [target] : [])],
    inside: [...all(INSIDE), ...named],
  };
}

/** Resolved as in Zod, which reports a missing target. */
function resolve(reference: string, root: JsonSchema): JsonSchema | null {
  if (/^#\/?$/.test(reference)) return root;
  const [, group = '', name = ''] = /^#\/(\$defs|definitions)\/([^/]+)/.exec(reference) ?? [];
  const definitions = root[group];
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  if (!isMapping(definitions) || !Object.hasOwn(definitions, key)) return null;
  const found = definitions[key];
  return isMapping(found) ? found : null;
}

function isMapping(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
