/**
 * The ids of an SVG. Only what is referred to keeps one, and a new one, as programs for drawing make
 * ids of the names that somebody gave to layers.
 */
export interface Names {
  /** @returns the new id of what is referred to, whether or not it exists */
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

/** @returns the id that an address within the same file leads to; null for any other address */
export function idIn(address: string): string | null {
  const [, id] = /^#(.+)$/s.exec(address.trim()) ?? [];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    // A `%` that begins no escape is a character of the id.
    return id;
  }
}
