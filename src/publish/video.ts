import { UserError } from '../errors.ts';

/** A video that may be published, and how long it is. */
export interface CleanVideo {
  content: Uint8Array;
  /** Undefined where the file does not say. */
  seconds: number | undefined;
}

/**
 * Takes out of a video what is about whoever made it: places, names, devices, titles, times, the names
 * of files. Everything keeps its length, so nothing has to be encoded anew and no index is wrong.
 *
 * @throws UserError where the file is not what its name says, or holds a track of something other than
 *   pictures, sound and text, as cameras do with positions
 */
export function cleanVideo(file: Uint8Array, extension: 'mp4' | 'webm', name: string): CleanVideo {
  const content = new Uint8Array(file);
  const view = new DataView(content.buffer);
  try {
    const seconds = extension === 'mp4' ? cleanMp4(view) : cleanWebm(view);
    return { content, seconds };
  } catch (error) {
    // Reading beyond the end is how both parsers notice that a file is not what they take it for.
    const reason = error instanceof RangeError ? `it is no whole ${extension}` : null;
    if (reason === null && !(error instanceof UserError)) throw error;
    const why = reason ?? (error as Error).message;
    throw new UserError(
      `${name} is not published: ${why}. Export it again, for instance with "ffmpeg -i ${name} -map 0:v -map 0:a? -map_metadata -1 -movflags +faststart out.${extension}".`,
    );
  }
}

const ENTERED = new Set(['moov', 'trak', 'mdia', 'moof', 'traf', 'mvex']);
const EMPTIED = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'mtdt', 'Xtra', 'XMP_']);
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd']);
const TRACKS = new Set(['vide', 'soun', 'text', 'sbtl', 'subt']);

/**
 * ISO base media (ISO/IEC 14496-12): boxes of a size, a type, a content.
 *
 * @returns its length in seconds
 */
function cleanMp4(view: DataView): number | undefined {
  let seconds: number | undefined;
  let isMovie = false;
  const walk = (start: number, end: number, parent: string) => {
    for (let at = start; at < end; ) {
      const type = fourLetters(view, at + 4);
      if (at === 0 && type !== 'ftyp') throw new RangeError();
      const { size, head } = boxSize(view, at, end);
      const body = at + head;
      if (at + size > end || size < head) throw new RangeError();
      if (ENTERED.has(type)) walk(body, at + size, type);
      if (EMPTIED.has(type)) {
        for (const [index, letter] of [...'free'].entries()) {
          view.setUint8(at + 4 + index, letter.charCodeAt(0));
        }
        clear(view, body, at + size);
      }
      if (TIMED.has(type)) clear(view, body + 4, body + (view.getUint8(body) === 1 ? 20 : 12));
      if (type === 'mvhd') seconds = movieLength(view, body);
      if (type === 'hdlr' && parent === 'mdia') refuseData(fourLetters(view, body + 8));
      isMovie ||= type === 'moov';
      at += size;
    }
  };
  walk(0, view.byteLength, '');
  if (!isMovie) throw new RangeError();
  return seconds;
}

function boxSize(view: DataView, at: number, end: number): { size: number; head: number } {
  const size = view.getUint32(at);
  if (size === 0) return { size: end - at, head: 8 };
  if (size !== 1) return { size, head: 8 };
  return { size: Number(view.getBigUint64(at + 8)), head: 16 };
}

function movieLength(view: DataView, body: number): number | undefined {
  const isLong = view.getUint8(body) === 1;
  const scale = view.getUint32(body + (isLong ? 20 : 12));
  const length = isLong ? Number(view.getBigUint64(body + 24)) : view.getUint32(body + 16);
  return scale > 0 && length > 0 ? length / scale : undefined;
}

function refuseData(handler: string): void {
  if (TRACKS.has(handler)) return;
  throw new UserError(
    `it holds a track of data ("${handler.trim()}"), which may say where it was filmed`,
  );
}

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const INFO = 0x1549a966;
const TRACK_LIST = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_TYPE = 0x83;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
/** Tags, attachments, title, date, names of files, names of tracks, checksums, chapters, voids. */
const VOIDED = new Set([
  ...[0x1254c367, 0x1941a469, 0x7ba9, 0x4461, 0x7384, 0x3c83ab, 0x3e83bb, 0x536e, 0xbf],
  ...[0x1043a770, 0xec],
]);
/** Video, audio, subtitles. */
const WEBM_TRACKS = new Set([1, 2, 0x11]);

/**
 * WebM (RFC 8794, RFC 9559): elements of an id, a size, a content.
 *
 * @returns its length in seconds
 */
function cleanWebm(view: DataView): number | undefined {
  let scale = 1_000_000;
  let duration: number | undefined;
  let isFound = false;
  for (let at = 0; at < view.byteLength; ) {
    const id = elementId(view, at);
    if (at === 0 && id.value !== EBML) throw new RangeError();
    const size = elementSize(view, at + id.length);
    const body = at + id.length + size.length;
    // What has no end of its own, as in a recording of a browser, ends where the next one begins.
    const isOpen = size.value === null && (id.value === SEGMENT || id.value === CLUSTER);
    if (isOpen || [SEGMENT, INFO, TRACK_LIST, TRACK].includes(id.value)) {
      isFound ||= id.value === SEGMENT;
      at = body;
      continue;
    }
    if (size.value === null) throw new RangeError();
    const end = body + size.value;
    if (end > view.byteLength) throw new RangeError();
    if (id.value === TIMESTAMP_SCALE) scale = unsigned(view, body, size.value);
    if (id.value === DURATION) {
      duration = size.value === 4 ? view.getFloat32(body) : view.getFloat64(body);
    }
    if (id.value === TRACK_TYPE && !WEBM_TRACKS.has(unsigned(view, body, size.value))) {
      refuseData('metadata');
    }
    if (VOIDED.has(id.value)) writeVoid(view, at, end);
    at = end;
  }
  if (!isFound) throw new RangeError();
  return duration === undefined ? undefined : (duration * scale) / 1_000_000_000;
}

function elementId(view: DataView, at: number): { value: number; length: number } {
  const length = Math.clz32(view.getUint8(at)) - 23;
  if (length > 4) throw new RangeError();
  return { value: unsigned(view, at, length), length };
}

/** @returns null for a size that is not known */
function elementSize(view: DataView, at: number): { value: number | null; length: number } {
  const first = view.getUint8(at);
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new RangeError();
  let value = first & (0xff >> length);
  let isUnknown = value === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = view.getUint8(at + index);
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isUnknown ? null : value, length };
}

function unsigned(view: DataView, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + view.getUint8(at + index);
  return value;
}

/** An element that says nothing, of the same length as what it replaces. */
function writeVoid(view: DataView, at: number, end: number): void {
  clear(view, at, end);
  const length = end - at;
  view.setUint8(at, 0xec);
  if (length < 129) view.setUint8(at + 1, 0x80 | (length - 2));
  else view.setBigUint64(at + 1, (1n << 56n) | BigInt(length - 9));
}

function clear(view: DataView, from: number, to: number): void {
  for (let at = from; at < to; at++) view.setUint8(at, 0);
}
