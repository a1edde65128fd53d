import { describe, expect, test } from 'vitest';
import {
  paragraphsOf,
  parseCaptions,
  transcriptOf,
  writeCaptions,
} from '../../src/media/captions.ts';

const FILE = `\uFEFFWEBVTT - Where 48 seconds go\r
Kind: captions\r
\r
NOTE Cut the part about their margins.\r
\r
STYLE\r
::cue { color: red }\r
\r
1\r
00:00.000 --> 00:04.500 align:start\r
<v Dana Reyes>This is the <b>export</b>,\r
as it is &amp; was.\r
\r
00:04.500 --> 00:08.000\r
<v Dana Reyes>One query for each invoice.\r
\r
NOTE\r
Ask Mikkel\r
whether this may stay.\r
\r
01:00:12.000 --> 01:00:13.250\r
<v Priya>&lt;Why?&gt;\r
\r
00:99.000 --> nonsense\r
Not a cue.\r
\r
02:00:00.000 --> 02:00:01.000\r
`;

describe('WebVTT', () => {
  const cues = parseCaptions(FILE) ?? [];

  test('is parsed into its cues', () => {
    expect(cues).toEqual([
      { from: 0, to: 4.5, speaker: 'Dana Reyes', text: 'This is the export, as it is & was.' },
      { from: 4.5, to: 8, speaker: 'Dana Reyes', text: 'One query for each invoice.' },
      { from: 3612, to: 3613.25, speaker: 'Priya', text: '<Why?>' },
    ]);
    expect(parseCaptions('1\n00:00.000 --> 00:01.000\nText')).toBe(null);
    expect(parseCaptions('WEBVTT')).toEqual([]);
  });

  test('is written without notes, and parses to the same cues', () => {
    const written = writeCaptions(cues);
    expect(written).not.toMatch(/margins|Mikkel|STYLE|Not a cue/);
    expect(parseCaptions(written)).toEqual(cues);
    expect(writeCaptions(parseCaptions(written) ?? [])).toBe(written);
  });

  test('becomes paragraphs, split at changes of speaker and at pauses', () => {
    expect(transcriptOf(cues)).toEqual([
      {
        at: 0,
        text: 'Dana Reyes: This is the export, as it is & was. One query for each invoice.',
      },
      { at: 3612, text: 'Priya: <Why?>' },
    ]);
    const long = Array.from({ length: 40 }, (_, index) => {
      return { from: index, to: index + 1, speaker: null, text: 'A sentence of some length.' };
    });
    const parts = transcriptOf(long);
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThan(300);
  });
});

test('plain text is split at blank lines', () => {
  expect(paragraphsOf('\uFEFFOne,\r\nstill one.\r\n \r\nTwo.\n\n\n')).toEqual([
    { at: null, text: 'One, still one.' },
    { at: null, text: 'Two.' },
  ]);
});
