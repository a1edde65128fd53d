/* Videos as small as they can be: what containers hold beside the pictures is what matters here. */

const text = (value: string) => new TextEncoder().encode(value);

function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function number(value: number, length: number): number[] {
  return Array.from(
    { length },
    (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256,
  );
}

/** A box of ISO base media. */
export function box(type: string, ...content: (Uint8Array | number[])[]): Uint8Array {
  const body = joined(...content);
  return joined(number(body.length + 8, 4), text(type), body);
}

/** When it was made, in seconds since 1904. */
const MADE = 0xe1234567;

/** @param extra boxes beside the tracks; @param handler of the second track */
export function mp4({
  extra = [] as Uint8Array[],
  seconds = 365,
  handler = 'soun',
} = {}): Uint8Array {
  const track = (kind: string) =>
    box(
      'trak',
      box('tkhd', number(0, 4), number(MADE, 4), number(MADE, 4), number(1, 4)),
      box(
        'mdia',
        box('mdhd', number(0, 4), number(MADE, 4), number(MADE, 4), number(600, 4), number(1, 4)),
        box('hdlr', number(0, 8), text(kind), number(0, 12), [0]),
      ),
    );
  return joined(
    box('ftyp', text('isom'), number(512, 4), text('mp42')),
    box('free', text('qzfreexw')),
    box(
      'moov',
      box(
        'mvhd',
        number(0, 4),
        number(MADE, 4),
        number(MADE, 4),
        number(600, 4),
        number(seconds * 600, 4),
      ),
      track('vide'),
      track(handler),
      box('udta', box('©xyz', text('+60.1699+024.9384/qzplacexw'))),
      box('meta', number(0, 4), text('com.apple.quicktime.author qzauthorxw')),
    ),
    box('uuid', text('qzxmpxw<x:xmpmeta/>')),
    ...extra,
    box('mdat', text('pictures and sound')),
  );
}

/** An element of EBML; a size of eight bytes is as good as any. */
export function ebml(id: number[], ...content: (Uint8Array | number[])[]): Uint8Array {
  const body = joined(...content);
  return joined(id, [0x01], number(body.length, 7), body);
}

const SEGMENT = [0x18, 0x53, 0x80, 0x67];

/** @param type of the track: 1 video, 2 audio, 0x21 metadata; @param isOpen as a browser records it */
export function webm({ type = 1, isOpen = false } = {}): Uint8Array {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setFloat64(0, 365_000);
  const content = joined(
    ebml(
      [0x15, 0x49, 0xa9, 0x66],
      ebml([0x2a, 0xd7, 0xb1], number(1_000_000, 4)),
      ebml([0x44, 0x89], length),
      ebml([0x7b, 0xa9], text('qztitlexw')),
      ebml([0x44, 0x61], number(MADE, 8)),
    ),
    ebml(
      [0x16, 0x54, 0xae, 0x6b],
      ebml([0xae], ebml([0x83], [type]), ebml([0x53, 0x6e], text('qznamexw'))),
    ),
    isOpen
      ? joined([0x1f, 0x43, 0xb6, 0x75], [0xff], ebml([0xe7], [0]), ebml([0xa3], text('pictures')))
      : ebml([0x1f, 0x43, 0xb6, 0x75], ebml([0xa3], text('pictures'))),
    ebml([0x12, 0x54, 0xc3, 0x67], text('qztagxw'.repeat(40))),
    ebml([0x19, 0x41, 0xa4, 0x69], text('qzattachedxw')),
  );
  const head = ebml([0x1a, 0x45, 0xdf, 0xa3], ebml([0x42, 0x82], text('webm')));
  return isOpen
    ? joined(
        head,
        SEGMENT,
        [0x01, ...number(2 ** 56 - 1, 7)].map((byte, index) => (index === 0 ? byte : 0xff)),
        content,
      )
    : joined(head, ebml(SEGMENT, content));
}
