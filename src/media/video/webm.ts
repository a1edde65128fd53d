import {
  BINARIES,
  CLUSTER,
  CODEC,
  CODEC_SETTINGS,
  CODECS,
  DOCUMENT_TYPE,
  DURATION,
  EBML,
  MASTERS,
  NUMBERS,
  PROGRAMS,
  SEGMENT,
  TEXTS,
  TIMESTAMP_SCALE,
  TRACK_TYPE,
  TRACK_TYPES,
} from './elements.ts';
import { clear, limitParts, refuseData, refuseFormat, textAt } from './refuse.ts';
import { clearVorbisComments } from './vorbis.ts';

const MAX_TEXT = 64;

/**
 * Cleans WebM (RFC 8794, RFC 9559): elements with id, size and content. Elements not allowed become
 * Void elements.
 *
 * @returns the duration in seconds
 */
export function cleanWebm(view: DataView): number | undefined {
  let scale = 1_000_000;
  let duration: number | undefined;
  let isFound = false;
  let count = 0;
  for (let at = 0; at < view.byteLength; ) {
    count += 1;
    limitParts(count);
    const id = elementId(view, at);
    if (at === 0 && id.value !== EBML) throw new RangeError();
    const size = elementSize(view, at + id.length);
    const body = at + id.length + size.length;
    // An element of unknown size, as recorded by browsers, ends where the next one starts.
    const isOpen = size.value === null && (id.value === SEGMENT || id.value === CLUSTER);
    if (size.value === null && !isOpen) throw new RangeError();
    const length = size.value ?? 0;
    const end = body + length;
    if (end > view.byteLength) throw new RangeError();
    if (MASTERS.has(id.value)) {
      isFound ||= id.value === SEGMENT;
      at = body;
      continue;
    }
    if (!isKept(id.value, length)) writeVoid(view, at, end);
    else if (PROGRAMS.has(id.value)) clear(view, body, end);
    else if (id.value === TIMESTAMP_SCALE) scale = unsigned(view, body, length);
    else if (id.value === DURATION) {
      duration = length === 4 ? view.getFloat32(body) : view.getFloat64(body);
    } else if (id.value === CODEC_SETTINGS) clearVorbisComments(view, body, end);
    else refuseUnknown(view, id.value, body, length);
    at = end;
  }
  if (!isFound) throw new RangeError();
  return duration === undefined ? undefined : (duration * scale) / 1_000_000_000;
}

function isKept(id: number, length: number): boolean {
  if (BINARIES.has(id) || PROGRAMS.has(id)) return true;
  return (TEXTS.has(id) && length <= MAX_TEXT) || (NUMBERS.has(id) && length <= 8);
}

function refuseUnknown(view: DataView, id: number, body: number, length: number): void {
  if (id === TRACK_TYPE && !TRACK_TYPES.has(unsigned(view, body, length))) refuseData('metadata');
  if (id !== CODEC && id !== DOCUMENT_TYPE) return;
  const text = textAt(view, body, length).replace(/\0+$/, '');
  if (id === DOCUMENT_TYPE && !/^(?:webm|matroska)$/.test(text)) throw new RangeError();
  if (id === CODEC && !CODECS.test(text)) refuseFormat(text);
}

function elementId(view: DataView, at: number): { value: number; length: number } {
  const length = Math.clz32(view.getUint8(at)) - 23;
  if (length > 4) throw new RangeError();
  return { value: unsigned(view, at, length), length };
}

/** @returns null for an unknown size */
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

/** A Void element of the same length as the element it replaces. */
function writeVoid(view: DataView, at: number, end: number): void {
  clear(view, at, end);
  const length = end - at;
  view.setUint8(at, 0xec);
  if (length < 129) view.setUint8(at + 1, 0x80 | (length - 2));
  else view.setBigUint64(at + 1, (1n << 56n) | BigInt(length - 9));
}
