import { describe, expect, test } from 'vitest';
import { cleanVideo } from '../../../src/media/video/clean-video.ts';
import { box, ebml, film, vorbis, webm } from './videos.ts';

const said = (content: Uint8Array) => Buffer.from(content).toString('latin1');
const text = (value: string) => new TextEncoder().encode(value);
const cleaned = (file: Uint8Array, extension: 'mp4' | 'webm') => {
  const { content } = cleanVideo(file, extension, `film.${extension}`);
  expect(content.length).toBe(file.length);
  return said(content);
};

describe('mp4', () => {
  const PLACES = ['', 'moov', 'trak', 'edts', 'mdia', 'minf', 'dinf', 'stbl'];
  const BOXES = {
    'user data': box('udta', box('©xyz', text('+60.1699+024.9384/qzplacexw'))),
    metadata: box('meta', text('qzmetaxw')),
    'a position': box('gps ', text('qzgpsxw')),
    'a place': box('loci', text('qzlocixw')),
    'an unknown box': box('zzzz', text('qzunknownxw')),
    XMP: box('uuid', text('qzxmpxw<x:xmpmeta/>')),
    'free space': box('free', text('qzfreexw')),
    'a misplaced box': box('mdhd', text('qzwrongxw'.repeat(9))),
    'an event': box('emsg', text('qzeventxw')),
    'a production time': box('prft', text('qztimexw')),
  };

  test.for(PLACES.flatMap((place) => Object.entries(BOXES).map((one) => [place, ...one] as const)))(
    'in "%s": %s',
    ([place, , hidden]) => {
      // In `mdia`, a second one would be as good as the first.
      const added = { [place]: place === 'mdia' ? box('gmhd', hidden) : hidden };
      const content = cleaned(film({ added }), 'mp4');
      expect(content).not.toMatch(/qz\w*xw|60\.1699/);
      expect(content).toContain('first\0\0\0\0\0\0\0\0second');
    },
  );

  test.for<[string, Parameters<typeof film>[0]]>([
    ['after the end of a box', { after: text('qzafterxw') }],
    ['in the settings of a format', { settings: [box('zzzz', text('qzsettingxw'))] }],
    ['in a colour profile', { settings: [box('colr', text('profqzcopyrightxw'))] }],
    ['in a reference to another file', { addresses: box('alis', text('\0\0\0\0qzdiskxw')) }],
    ['in a URL', { addresses: box('url ', text('\0\0\0\0https://qzxw.example')) }],
    [
      'as a reason to group samples',
      { added: { stbl: box('sgpd', text('\0\0\0\0qzxwqzgroupxw')) } },
    ],
  ])('%s', ([, options]) => {
    expect(cleaned(film(options), 'mp4')).not.toMatch(/qz\w*xw/);
  });

  test('keeps what is needed to play it', () => {
    const kept = box('avcC', text('settings'));
    const colours = box('colr', text('nclx1234567'));
    const content = cleaned(film({ settings: [kept, colours] }), 'mp4');
    for (const one of ['settings', 'nclx1234567', 'stts', 'stco', 'url \0\0\0\u0001']) {
      expect(content).toContain(one);
    }
  });

  test('a format that no browser plays is refused', () => {
    expect(() => cleaned(film({ format: 'mebx' }), 'mp4')).toThrow(/format "mebx"/);
    expect(() => cleaned(film({ format: 'apcn' }), 'mp4')).toThrow(/format "apcn"/);
  });

  test('a track without a type is refused, and so is a film without a track', () => {
    const twice = film({ added: { moov: box('trak', box('tkhd', new Uint8Array(84))) } });
    expect(() => cleaned(twice, 'mp4')).toThrow(/not a complete mp4/);
    const packed = said(film()).replace('trak', 'cmov');
    expect(() => cleaned(Buffer.from(packed, 'latin1'), 'mp4')).toThrow(/not a complete mp4/);
  });

  test('samples beyond the end are refused, and so are too many boxes', () => {
    const beyond = said(film()).replace(/stco.{8}/s, (found) => `${found}\x7f`);
    expect(() => cleaned(Buffer.from(beyond, 'latin1'), 'mp4')).toThrow(/not a complete mp4/);
    const many = new Uint8Array(8 * 2_000_001);
    for (let at = 3; at < many.length; at += 8) many[at] = 8;
    expect(() => cleaned(Buffer.concat([film(), many]), 'mp4')).toThrow(
      /more than 2,000,000 parts/,
    );
  });
});

describe('webm', () => {
  const PLACES = ['head', 'info', 'track', 'cluster', 'segment'] as const;
  const ELEMENTS = {
    'an unknown element': ebml([0x4f, 0xff], text('qzunknownxw')),
    'a tag': ebml([0x12, 0x54, 0xc3, 0x67], text('qztagxw')),
    'a name': ebml([0x53, 0x6e], text('qznamexw')),
    'a checksum': ebml([0xbf], text('qzsumxw')),
    'an id of the file': ebml([0x73, 0xa4], text('qzuuidxw')),
    'a void element with text': ebml([0xec], text('qzvoidxw')),
    'text as a number': ebml([0xd7], text('qznumberxw')),
    'a long language': ebml([0x22, 0xb5, 0x9c], text('qzlanguagexw'.repeat(9))),
    'a name of a codec': ebml([0x25, 0x86, 0x88], text('qzcodecxw')),
    'a state of a codec': ebml([0xa4], text('qzstatexw')),
    comments: ebml([0x63, 0xa2], vorbis()),
  };

  test.for(
    PLACES.flatMap((place) => Object.entries(ELEMENTS).map((one) => [place, ...one] as const)),
  )('in the %s: %s', ([place, , hidden]) => {
    const content = cleaned(webm({ added: { [place]: hidden } }), 'webm');
    expect(content).not.toMatch(/qz\w*xw/);
    expect(content).toContain('pictures');
  });

  test('keeps what is needed to play it', () => {
    const track = Buffer.concat([ebml([0x86], text('A_VORBIS')), ebml([0x63, 0xa2], vorbis())]);
    const content = cleaned(webm({ added: { track } }), 'webm');
    expect(content).toContain('A_VORBIS');
    const blank = (length: number) => `${String.fromCharCode(length)}\0\0\0${' '.repeat(length)}`;
    expect(content).toContain(
      `\x03vorbis${blank(10)}\x02\0\0\0${blank(17)}${blank(9)}\x01\x05vorbisbooks`,
    );
  });

  test('a format that no browser plays is refused, and so is another type of file', () => {
    const track = ebml([0x86], text('S_KATE'));
    expect(() => cleaned(webm({ added: { track } }), 'webm')).toThrow(/format "S_KATE"/);
    const other = said(webm()).replace('webm', 'qzxw');
    expect(() => cleaned(Buffer.from(other, 'latin1'), 'webm')).toThrow(/not a complete webm/);
  });
});
