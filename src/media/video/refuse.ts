import { UserError } from '../../errors.ts';

/** Boxes or elements of a file; an hour has some 300,000 at most. */
const MAX_PARTS = 2_000_000;

/** @throws UserError where a file has more parts than any that was filmed */
export function limitParts(count: number): void {
  if (count > MAX_PARTS) {
    throw new UserError(`it has more than ${MAX_PARTS.toLocaleString('en')} parts`);
  }
}

/** @throws UserError always: a track holds neither pictures nor sound nor text */
export function refuseData(kind: string): never {
  throw new UserError(
    `it contains a data track ("${kind.trim()}"), which may say where it was filmed`,
  );
}

/** @throws UserError always: of a track nobody can tell what it holds */
export function refuseFormat(format: string): never {
  throw new UserError(
    `it has a track in the format "${format.trim()}", which browsers do not play`,
  );
}

export function clear(view: DataView, from: number, to: number): void {
  new Uint8Array(view.buffer, view.byteOffset).fill(0, from, Math.max(from, to));
}

/** @returns the bytes as text, of which each is a character */
export function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}
