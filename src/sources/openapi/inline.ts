import { type DescriptionFile, type Place, type References, referenceOf } from './references.ts';

/** Keys outside operations. */
const MOST_DEPTH = 4;

/**
 * Inlines the operations of an API description. OpenAPI allows references for whole paths, but not
 * for operations and texts; descriptions split into many files use them anyway, and tools accept
 * them.
 */
export function withOperations(main: DescriptionFile, references: References): DescriptionFile {
  if (!isMapping(main.data)) return main;
  const { paths, components, ...rest } = main.data;
  const texts = plain({ value: rest, file: main }, references, 0) as Record<string, unknown>;
  return {
    ...main,
    data: {
      ...texts,
      ...(paths !== undefined && {
        paths: mapped(paths, (item) => pathItem(item, main, references)),
      }),
      ...(components !== undefined && { components }),
    },
  };
}

/** A path item with all operations in one file keeps its reference. */
function pathItem(item: unknown, main: DescriptionFile, references: References): unknown {
  return mapped(item, (value, key) => {
    if (key === '$ref' || !isMapping(value)) return value;
    if (referenceOf(value) === null) return value;
    const place = references.resolve({ value, file: main });
    return place ? rebased(place, main, references) : value;
  });
}

/** An operation from another file, with its references rewritten relative to the main one. */
function rebased({ value, file }: Place, main: DescriptionFile, references: References): unknown {
  if (!isMapping(value) || file === main) return value;
  return references.from(value, file, main);
}

/** Replaces references to texts with the texts. */
function plain({ value, file }: Place, references: References, depth: number): unknown {
  if (!isMapping(value) && !Array.isArray(value)) return value;
  if (referenceOf(value) !== null) {
    const target = references.resolve({ value, file })?.value;
    return typeof target === 'string' ? target : value;
  }
  if (depth >= MOST_DEPTH) return value;
  const inner = (one: unknown) => plain({ value: one, file }, references, depth + 1);
  return Array.isArray(value) ? value.map(inner) : mapped(value, inner);
}

function mapped(value: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)]));
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
