/** A byte range; both ends are inclusive. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Parses a `Range` header.
 *
 * @param header the header's value
 * @param size the file's size, in bytes
 * @returns null for the whole file, including for multiple ranges and unknown units
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range
 */
export function rangeOf(header: string | undefined, size: number): Range | 'beyond' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '')
    return Number(to) === 0 ? 'beyond' : part(Math.max(0, size - Number(to)), size, size);
  if (to !== '' && Number(to) < Number(from)) return null;
  return part(Number(from), to === '' ? size : Number(to) + 1, size);
}

function part(start: number, end: number, size: number): Range | 'beyond' {
  return start < size ? { start, end: Math.min(end, size) - 1 } : 'beyond';
}
