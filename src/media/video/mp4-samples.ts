import { clear, limitParts } from './refuse.ts';

/** Offsets of a track's sample tables (ISO/IEC 14496-12, 8.7). */
export type Tables = Partial<Record<'stsc' | 'stsz' | 'stz2' | 'stco' | 'co64', number>>;

interface Range {
  body: number;
  end: number;
}

/**
 * Clears media data that belongs to no sample, such as the samples of a track that an editor
 * removed. If a track has no sample table, everything is kept.
 *
 * @param media the ranges that may contain samples
 * @throws RangeError if a sample is outside them
 */
export function clearUnused(view: DataView, media: Range[], tracks: Tables[]): void {
  const chunks = tracks.map((tables) => chunksOf(view, tables));
  if (chunks.includes(null)) return;
  const used = chunks.flatMap((known) => known ?? []).sort((a, b) => a.body - b.body);
  for (const { end } of used) if (end > view.byteLength) throw new RangeError();
  let index = 0;
  for (const { body, end } of media) {
    let at = body;
    for (; index < used.length; index++) {
      const chunk = used[index];
      if (!chunk || chunk.body >= end) break;
      if (chunk.body > at) clear(view, at, chunk.body);
      at = Math.max(at, chunk.end);
    }
    clear(view, at, end);
  }
}

function chunksOf(view: DataView, { stsc, stsz, stz2, stco, co64 }: Tables): Range[] | null {
  const offsets = stco ?? co64;
  const sizes = stsz ?? stz2;
  if (stsc === undefined || offsets === undefined || sizes === undefined) return null;
  const size = stsz === undefined ? compactSizes(view, sizes) : sampleSizes(view, sizes);
  const samples = view.getUint32(sizes + 8);
  const chunks = view.getUint32(offsets + 4);
  const runs = view.getUint32(stsc + 4);
  limitParts(samples + chunks);
  const ranges: Range[] = [];
  let sample = 0;
  let run = -1;
  for (let chunk = 0; chunk < chunks && sample < samples; chunk++) {
    while (run + 1 < runs && view.getUint32(stsc + 8 + 12 * (run + 1)) <= chunk + 1) run += 1;
    if (run < 0) throw new RangeError();
    const body =
      stco === undefined
        ? Number(view.getBigUint64(offsets + 8 + 8 * chunk))
        : view.getUint32(offsets + 8 + 4 * chunk);
    const last = Math.min(samples, sample + view.getUint32(stsc + 12 + 12 * run));
    let end = body;
    for (; sample < last; sample++) end += size(sample);
    ranges.push({ body, end });
  }
  return ranges;
}

function sampleSizes(view: DataView, body: number): (sample: number) => number {
  const all = view.getUint32(body + 4);
  return all > 0 ? () => all : (sample) => view.getUint32(body + 12 + 4 * sample);
}

function compactSizes(view: DataView, body: number): (sample: number) => number {
  const bits = view.getUint8(body + 7);
  if (bits === 16) return (sample) => view.getUint16(body + 12 + 2 * sample);
  if (bits === 8) return (sample) => view.getUint8(body + 12 + sample);
  return (sample) => (view.getUint8(body + 12 + (sample >> 1)) >> (sample % 2 === 0 ? 4 : 0)) & 15;
}
