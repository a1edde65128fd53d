import { join, relative } from '../../model/paths.ts';

/** A file of an API description, parsed. */
export interface DescriptionFile {
  path: string;
  text: string;
  data: unknown;
}

/** A value in an API description, with its file, to which its references are relative. */
export interface Place {
  value: unknown;
  file: DescriptionFile;
}

/** Maximum length of a chain of references. */
const LONGEST_CHAIN = 50;

/** Resolves references across files. */
export class References {
  private readonly files: ReadonlyMap<string, DescriptionFile>;

  constructor(files: ReadonlyMap<string, DescriptionFile>) {
    this.files = files;
  }

  /** @returns the resolved value; null if its reference is dangling or circular */
  resolve(from: Place): Place | null {
    let place = from;
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      const reference = referenceOf(place.value);
      if (reference === null) return place;
      const next = this.follow(reference, place.file);
      if (!next) return null;
      // A summary or description next to a reference overrides the target's.
      const { $ref: _, ...beside } = place.value as Record<string, unknown>;
      const { value } = next;
      const isObject = typeof value === 'object' && value !== null;
      place = isObject ? { ...next, value: { ...value, ...beside } } : next;
    }
    return null;
  }

  /** A value from another file, with references rewritten relative to `to` and texts inlined. */
  from(value: unknown, file: DescriptionFile, to: DescriptionFile): unknown {
    if (Array.isArray(value)) return value.map((one) => this.from(one, file, to));
    if (typeof value !== 'object' || value === null) return value;
    const reference = referenceOf(value);
    if (reference !== null) {
      const target = this.resolve({ value, file })?.value;
      if (typeof target === 'string') return target;
      const { path } = partsOf(reference);
      const hash = reference.indexOf('#');
      const named = path === '' ? file.path : join(folderOf(file.path), path);
      const pointer = hash === -1 ? '' : reference.slice(hash);
      const address = relative(folderOf(to.path), named ?? '').replace(/^\.\//, '');
      return {
        ...value,
        $ref: `${address.split('/').map(encodeURIComponent).join('/')}${pointer}`,
      };
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, this.from(one, file, to)]),
    );
  }

  follow(reference: string, from: DescriptionFile): Place | null {
    const { path, pointer } = partsOf(reference);
    const file = path === '' ? from : this.files.get(join(folderOf(from.path), path) ?? '');
    if (!file) return null;
    let value = file.data;
    for (const key of pointer) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
      value = (value as Record<string, unknown>)[key];
    }
    return { value, file };
  }
}

export function referenceOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { $ref } = value as { $ref?: unknown };
  return typeof $ref === 'string' ? $ref : null;
}

/** Splits `schemas/invoice.yaml#/Invoice`. */
export function partsOf(reference: string): { path: string; pointer: string[] } {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : reference.slice(0, hash);
  const pointer = hash === -1 ? '' : reference.slice(hash + 1);
  return {
    path: decode(path),
    pointer: pointer
      .split('/')
      .slice(1)
      .map((key) => decode(key).replaceAll('~1', '/').replaceAll('~0', '~')),
  };
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
