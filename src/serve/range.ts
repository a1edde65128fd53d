/** A part of a file; both ends are in it. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Which part of a file is asked for.
 *
 * @param header the value of `Range`
 * @param size of the file, in bytes
 * @returns null for the whole file, also where several parts are asked for, or in words unknown
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
