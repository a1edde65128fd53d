import {
  CHILDREN,
  GROUPINGS,
  PICTURES,
  SETTINGS,
  SOUNDS,
  TEXTS,
  TRACKS,
  usedLength,
} from './boxes.ts';
import { clearUnused, type Tables } from './mp4-samples.ts';
import { clear, limitParts, refuseData, refuseFormat, textAt } from './refuse.ts';

/** A box, from its size field to its end. */
interface Box {
  type: string;
  at: number;
  body: number;
  end: number;
}

/**
 * Cleans ISO base media (ISO/IEC 14496-12): boxes with size, type and content. Boxes not allowed at
 * their position become free space.
 *
 * @returns the duration in seconds
 */
export function cleanMp4(view: DataView): number | undefined {
  const movie = { count: 0, seconds: undefined as number | undefined, tracks: 0, handlers: 0 };
  const media: Box[] = [];
  const tables: Tables[] = [];
  let isFragmented = false;

  const walk = (from: number, to: number, parent: string, visit: (box: Box) => void) => {
    for (let at = from; at < to; ) {
      movie.count += 1;
      limitParts(movie.count);
      const box = boxAt(view, at, to);
      if (at === 0 && box.type !== 'ftyp') throw new RangeError();
      const isKept = (CHILDREN[parent] ?? SETTINGS).has(box.type);
      if (isKept) visit(box);
      else writeFree(view, box);
      at = box.end;
    }
  };

  const clean = (box: Box) => {
    const { type, body, end } = box;
    const used = usedLength(view, type, body);
    if (used !== null) clear(view, body + used, end);
    if (type in CHILDREN) {
      if (type === 'trak') {
        movie.tracks += 1;
        tables.push({});
      }
      isFragmented ||= type === 'moof';
      walk(body, end, type, (child) => {
        // The one in `minf` is QuickTime's data handler.
        if (child.type === 'hdlr') cleanHandler(child, type === 'mdia');
        else clean(child);
      });
    } else if (type === 'mdat') media.push(box);
    else if (type === 'dref') cleanAddresses(view, box);
    else if (type === 'stsd') cleanDescriptions(box);
    else if (type === 'sbgp' || type === 'sgpd') {
      if (!GROUPINGS.has(textAt(view, body + 4, 4))) writeFree(view, box);
    } else cleanTimes(view, box);
    if (type === 'mvhd') movie.seconds = lengthOf(view, body);
    const table = tables.at(-1);
    if (table && ['stsc', 'stsz', 'stz2', 'stco', 'co64'].includes(type)) {
      table[type as keyof Tables] = body;
    }
  };

  const cleanHandler = ({ body, end }: Box, isTrack: boolean) => {
    const handler = textAt(view, body + 8, 4);
    if (isTrack && !TRACKS.has(handler)) refuseData(handler);
    if (isTrack) movie.handlers += 1;
    clear(view, body + 12, end);
  };

  const cleanDescriptions = ({ body, end }: Box) => {
    for (let at = body + 8; at < end; ) {
      const entry = boxAt(view, at, end);
      const settings = entry.body + fieldsOf(view, entry);
      if (settings > entry.end) throw new RangeError();
      walk(settings, entry.end, 'stsd', (box) => {
        const isProfile = box.type === 'colr' && !/^ncl[xc]$/.test(textAt(view, box.body, 4));
        if (isProfile) writeFree(view, box);
        else clean(box);
      });
      at = entry.end;
    }
  };

  walk(0, view.byteLength, '', clean);
  // A track without a handler, or a compressed movie header.
  if (movie.tracks === 0 || movie.tracks !== movie.handlers) throw new RangeError();
  if (!isFragmented) clearUnused(view, media, tables);
  return movie.seconds;
}

function boxAt(view: DataView, at: number, parentEnd: number): Box {
  const written = view.getUint32(at);
  const size =
    written === 0 ? parentEnd - at : written === 1 ? Number(view.getBigUint64(at + 8)) : written;
  const head = written === 1 ? 16 : 8;
  if (size < head || at + size > parentEnd) throw new RangeError();
  return { type: textAt(view, at + 4, 4), at, body: at + head, end: at + size };
}

function writeFree(view: DataView, { at, body, end }: Box): void {
  for (const [index, letter] of [...'free'].entries()) {
    view.setUint8(at + 4 + index, letter.charCodeAt(0));
  }
  clear(view, body, end);
}

/** Clears creation and modification times, in seconds since 1904. */
function cleanTimes(view: DataView, { type, body }: Box): void {
  if (type !== 'mvhd' && type !== 'tkhd' && type !== 'mdhd') return;
  clear(view, body + 4, body + (view.getUint8(body) === 1 ? 20 : 12));
}

/** Data references: clears the names of other files that it was cut from. */
function cleanAddresses(view: DataView, { body, end }: Box): void {
  for (let at = body + 8; at < end; ) {
    const entry = boxAt(view, at, end);
    for (const [index, letter] of [...'url '].entries()) {
      view.setUint8(at + 4 + index, letter.charCodeAt(0));
    }
    clear(view, entry.body, entry.end);
    view.setUint32(entry.body, 1);
    at = entry.end;
  }
}

/**
 * Cleans the fixed fields of a sample description: the encoder's vendor and name.
 *
 * @returns their length
 */
function fieldsOf(view: DataView, { type, body, end }: Box): number {
  if (PICTURES.has(type)) {
    clear(view, body + 8, body + 24);
    clear(view, body + 42, body + 74);
    return 78;
  }
  if (SOUNDS.has(type)) {
    const version = view.getUint16(body + 8);
    clear(view, body + 10, body + 16);
    // QuickTime's are longer.
    return version === 1 ? 44 : version === 2 ? 64 : 28;
  }
  if (!TEXTS.has(type)) refuseFormat(type);
  return Math.min(type === 'tx3g' ? 38 : 8, end - body);
}

function lengthOf(view: DataView, body: number): number | undefined {
  const isLong = view.getUint8(body) === 1;
  const scale = view.getUint32(body + (isLong ? 20 : 12));
  const length = isLong ? Number(view.getBigUint64(body + 24)) : view.getUint32(body + 16);
  return scale > 0 && length > 0 ? length / scale : undefined;
}
