/* Minimal videos: only the metadata in the containers matters here. */

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

/** Creation time, in seconds since 1904. */
const MADE = 0xe1234567;

/** @param extra boxes next to the tracks; @param handler the second track's handler */
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

/** An EBML element, always with an eight-byte size. */
export function ebml(id: number[], ...content: (Uint8Array | number[])[]): Uint8Array {
  const body = joined(...content);
  return joined(id, [0x01], number(body.length, 7), body);
}

const SEGMENT = [0x18, 0x53, 0x80, 0x67];

/**
 * @param type the track's type: 1 video, 2 audio, 0x21 metadata
 * @param isOpen with unknown sizes, as recorded by a browser
 * @param added elements to add, by parent
 */
export function webm({
  type = 1,
  isOpen = false,
  added = {} as Partial<Record<'head' | 'info' | 'track' | 'cluster' | 'segment', Uint8Array>>,
} = {}): Uint8Array {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setFloat64(0, 365_000);
  const content = joined(
    ebml(
      [0x15, 0x49, 0xa9, 0x66],
      ebml([0x2a, 0xd7, 0xb1], number(1_000_000, 4)),
      ebml([0x44, 0x89], length),
      ebml([0x7b, 0xa9], text('qztitlexw')),
      ebml([0x44, 0x61], number(MADE, 8)),
      ebml([0x4d, 0x80], text('qzmuxerxw')),
      ebml([0x57, 0x41], text('qzwriterxw')),
      added.info ?? [],
    ),
    ebml(
      [0x16, 0x54, 0xae, 0x6b],
      ebml([0xae], ebml([0x83], [type]), ebml([0x53, 0x6e], text('qznamexw')), added.track ?? []),
    ),
    isOpen
      ? joined([0x1f, 0x43, 0xb6, 0x75], [0xff], ebml([0xe7], [0]), ebml([0xa3], text('pictures')))
      : ebml([0x1f, 0x43, 0xb6, 0x75], ebml([0xa3], text('pictures')), added.cluster ?? []),
    added.segment ?? [],
    ebml([0x12, 0x54, 0xc3, 0x67], text('qztagxw'.repeat(40))),
    ebml([0x19, 0x41, 0xa4, 0x69], text('qzattachedxw')),
  );
  const head = ebml([0x1a, 0x45, 0xdf, 0xa3], ebml([0x42, 0x82], text('webm')), added.head ?? []);
  return isOpen
    ? joined(
        head,
        SEGMENT,
        [0x01, ...number(2 ** 56 - 1, 7)].map((byte, index) => (index === 0 ? byte : 0xff)),
        content,
      )
    : joined(head, ebml(SEGMENT, content));
}

/**
 * A video with one track and two samples, `first` and `second`, with `qzlostxw` between them.
 *
 * @param added boxes to append, by parent; '' is the file
 * @param format the sample format
 * @param settings boxes in the sample description
 */
export function film({
  added = {} as Record<string, Uint8Array>,
  format = 'avc1',
  settings = [] as Uint8Array[],
  addresses = box('url ', number(1, 4)),
  after = text(''),
} = {}): Uint8Array {
  const holding = (type: string, ...content: (Uint8Array | number[])[]) =>
    box(type, ...content, added[type] ?? []);
  const ftyp = box('ftyp', text('isom'), number(512, 4), text('mp42'));
  const media = text('firstqzlostxwsecondqzlastxw');
  const start = ftyp.length + 8;
  const description = box(
    format,
    number(1, 8),
    ...[number(0, 4), text('qzxw'), number(0, 8), number(640, 2), number(360, 2)],
    ...[number(0, 14), number(9, 1), text('qzcoderxw'), number(0, 22), number(24, 4)],
    ...settings,
  );
  const stbl = holding(
    'stbl',
    box('stsd', number(0, 4), number(1, 4), description),
    box('stts', number(0, 4), number(1, 4), number(2, 4), number(600, 4), after),
    box('stsc', number(0, 4), number(1, 4), number(1, 4), number(1, 4), number(1, 4), after),
    box('stsz', number(0, 8), number(2, 4), number(5, 4), number(6, 4), after),
    box('stco', number(0, 4), number(2, 4), number(start, 4), number(start + 13, 4), after),
  );
  const dref = box('dref', number(0, 4), number(1, 4), addresses);
  const minf = holding(
    'minf',
    box('vmhd', number(0, 12), after),
    box('hdlr', number(0, 4), text('dhlralisqzxw'), number(0, 8), text('qzaliasxw')),
    holding('dinf', dref),
    stbl,
  );
  const mdia = holding(
    'mdia',
    box('mdhd', number(0, 4), number(MADE, 4), number(MADE, 4), number(600, 4), number(1200, 8)),
    box('hdlr', number(0, 8), text('videqzxw'), number(0, 8), text('qzhandlerxw')),
    minf,
  );
  const trak = holding('trak', box('tkhd', number(0, 84), after), holding('edts'), mdia);
  return joined(
    ftyp,
    box('mdat', media),
    holding('moov', box('mvhd', number(0, 12), number(600, 4), number(1200, 84), after), trak),
    added[''] ?? [],
  );
}

/** A Vorbis CodecPrivate element, with encoder and comments. */
export function vorbis(): Uint8Array {
  const comment = (value: string) => joined([value.length, 0, 0, 0], text(value));
  const comments = joined(
    ...[[3], text('vorbis'), comment('qzvendorxw'), [2, 0, 0, 0]],
    ...[comment('ARTIST=qzartistxw'), comment('qzemptyxw'), [1]],
  );
  const head = joined([1], text('vorbis'), number(0, 23));
  return joined([2, head.length, comments.length], head, comments, [5], text('vorbisbooks'));
}
