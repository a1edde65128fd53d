/* The allowlist of ISO base media boxes (ISO/IEC 14496-12, -14, -15, -30, and codec-specific). */

const names = (text: string): ReadonlySet<string> =>
  // Some names end with a space, written here as "_".
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map((name) => name.replace('_', ' ')),
  );

/** Allowed children of container boxes; '' is the file. */
export const CHILDREN: Readonly<Record<string, ReadonlySet<string>>> = {
  '': names('ftyp styp moov moof mfra sidx mdat'),
  moov: names('mvhd trak mvex'),
  trak: names('tkhd tref edts mdia'),
  edts: names('elst'),
  mdia: names('mdhd hdlr elng minf'),
  minf: names('vmhd smhd nmhd sthd hdlr dinf stbl'),
  dinf: names('dref'),
  stbl: names('stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh stps sdtp sbgp sgpd subs'),
  mvex: names('mehd trex'),
  moof: names('mfhd traf'),
  traf: names('tfhd tfdt trun sdtp sbgp sgpd subs'),
  mfra: names('tfra mfro'),
};

/** Handler types of video, audio and text tracks. */
export const TRACKS = names('vide soun text sbtl subt');

/** Sample formats, by the start of their description. */
export const PICTURES = names('avc1 avc3 hvc1 hev1 dvh1 dvhe av01 vp08 vp09 mp4v');
export const SOUNDS = names('mp4a Opus ac-3 ec-3 alac .mp3');
export const TEXTS = names('tx3g wvtt');

/** Allowed children of a sample description. */
export const SETTINGS = names(`
  avcC hvcC av1C vpcC dvcC dvvC esds dOps dac3 dec3 alac pasp colr clap btrt fiel mdcv clli SmDm
  CoLL chan ftab vttC`);

/** Sample groupings that affect playback. */
export const GROUPINGS = names('roll prol rap_ sync tscl tsas alst');

/**
 * The number of bytes of its content that a box uses.
 *
 * @returns null if the content has no intrinsic length
 */
export function usedLength(view: DataView, type: string, body: number): number | null {
  const isLong = () => view.getUint8(body) === 1;
  const table = (head: number, size: number) => head + size * view.getUint32(body + head - 4);
  switch (type) {
    case 'mvhd':
      return isLong() ? 112 : 100;
    case 'tkhd':
      return isLong() ? 96 : 84;
    case 'mdhd':
      return isLong() ? 36 : 24;
    case 'elst':
      return table(8, isLong() ? 20 : 12);
    case 'cslg':
      return isLong() ? 44 : 24;
    case 'vmhd':
    case 'btrt':
      return 12;
    case 'smhd':
    case 'mfhd':
    case 'mfro':
    case 'pasp':
      return 8;
    case 'nmhd':
    case 'sthd':
      return 4;
    case 'clap':
      return 32;
    case 'fiel':
      return 2;
    case 'trex':
      return 24;
    case 'mehd':
    case 'tfdt':
      return isLong() ? 12 : 8;
    case 'stts':
    case 'ctts':
    case 'stsh':
    case 'co64':
      return table(8, 8);
    case 'stsc':
      return table(8, 12);
    case 'stco':
    case 'stss':
    case 'stps':
      return table(8, 4);
    case 'stsz':
      return view.getUint32(body + 4) === 0 ? table(12, 4) : 12;
    default:
      return null;
  }
}
