/**
 * The ids of an SVG. Only referenced elements keep an id, and get a new one, because drawing
 * programs derive ids from layer names.
 */
export interface Names {
  /** @returns the new id of a reference's target, whether or not it exists */
  refer(id: string): string;
  /** @returns the new id of an element; null if nothing refers to it */
  of(id: string): string | null;
}

export function createNames(): Names {
  const names = new Map<string, string>();
  return {
    refer(id) {
      const name = names.get(id) ?? `i${names.size}`;
      names.set(id, name);
      return name;
    },
    of: (id) => names.get(id) ?? null,
  };
}

/** @returns the id that a same-file URL refers to; null for any other URL */
export function idIn(address: string): string | null {
  const [, id] = /^#(.+)$/s.exec(address.trim()) ?? [];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    // A `%` that does not start an escape is part of the id.
    return id;
  }
}
