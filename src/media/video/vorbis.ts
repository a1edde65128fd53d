import { clear, textAt } from './refuse.ts';

/**
 * Blanks Vorbis comments (encoder, titles, artists), which are in the second of the three header
 * packets. Lengths stay the same, because preceding fields depend on them.
 *
 * @param body the codec initialization data: the number of packets, the lengths of all but the
 *   last, the packets
 */
export function clearVorbisComments(view: DataView, body: number, end: number): void {
  if (end - body < 3 || view.getUint8(body) !== 2) return;
  let at = body + 1;
  const length = () => {
    let sum = 0;
    for (let byte = 255; byte === 255; at++) {
      byte = view.getUint8(at);
      sum += byte;
    }
    return sum;
  };
  const [first, second] = [length(), length()];
  const comments = at + first;
  const last = comments + second;
  if (last > end || second < 15 || textAt(view, comments, 7) !== '\x03vorbis') return;
  at = comments + 7;
  at = blank(view, at, last);
  const count = view.getUint32(at, true);
  at += 4;
  for (let index = 0; index < count && at < last; index++) at = blank(view, at, last);
  // The framing bit.
  clear(view, at + 1, last);
}

function blank(view: DataView, at: number, end: number): number {
  const length = view.getUint32(at, true);
  if (at + 4 + length > end) throw new RangeError();
  for (let index = 0; index < length; index++) view.setUint8(at + 4 + index, 0x20);
  return at + 4 + length;
}
