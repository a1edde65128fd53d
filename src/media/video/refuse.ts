import { UserError } from '../../errors.ts';

/** Maximum number of boxes or elements; an hour has at most about 300,000. */
const MAX_PARTS = 2_000_000;

/** @throws UserError if a file has more parts than any real video */
export function limitParts(count: number): void {
  if (count > MAX_PARTS) {
    throw new UserError(`it has more than ${MAX_PARTS.toLocaleString('en')} parts`);
  }
}

/** @throws UserError always: the track contains neither video nor audio nor text */
export function refuseData(kind: string): never {
  throw new UserError(
    `it contains a data track ("${kind.trim()}"), which may reveal where it was filmed`,
  );
}

/** @throws UserError always: the track's format is unknown */
export function refuseFormat(format: string): never {
  throw new UserError(
    `it has a track in the format "${format.trim()}", which browsers do not play`,
  );
}

export function clear(view: DataView, from: number, to: number): void {
  new Uint8Array(view.buffer, view.byteOffset).fill(0, from, Math.max(from, to));
}

/** @returns the bytes as text, one character per byte */
export function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}
