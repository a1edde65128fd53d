import { describe, expect, test } from 'vitest';
import { cleanVideo } from '../../../src/media/video/clean-video.ts';
import { box, mp4, webm } from './videos.ts';

const said = (content: Uint8Array) => Buffer.from(content).toString('latin1');

describe.for([
  ['mp4', mp4(), 'pictures and sound'],
  ['webm', webm(), 'pictures'],
  ['webm', webm({ isOpen: true }), 'pictures'],
] as const)('%s', ([extension, file, kept]) => {
  test('keeps its pictures and duration, and nothing about who made it', () => {
    expect(said(file).match(/qz\w+?xw/g)?.length).toBeGreaterThan(3);
    const { content, seconds } = cleanVideo(file, extension, `film.${extension}`);
    expect(seconds).toBe(365);
    expect(content.length).toBe(file.length);
    expect(said(content)).toContain(kept);
    expect(said(content)).not.toMatch(/qz\w+?xw|60\.1699/);
    // The creation date, in any field.
    expect(said(content)).not.toContain('\u00e1\u0023\u0045\u0067');
  });

  test('does not change if cleaned again, nor is the input modified', () => {
    const before = said(file);
    const { content } = cleanVideo(file, extension, 'film');
    expect(said(file)).toBe(before);
    expect(said(cleanVideo(content, extension, 'film').content)).toBe(said(content));
  });

  test('is refused if it is incomplete or something else', () => {
    for (const broken of [
      file.subarray(0, file.length - 3),
      file.subarray(0, 20),
      new Uint8Array(),
      new TextEncoder().encode('<!doctype html><p>This is no video at all.</p>'),
    ]) {
      expect(() => cleanVideo(broken, extension, 'film.x')).toThrow(
        /film\.x is not published: it is not a complete (mp4|webm) file.*Export it again/,
      );
    }
  });
});

test('a data track, which can contain GPS positions, is refused', () => {
  expect(() => cleanVideo(mp4({ handler: 'meta' }), 'mp4', 'a.mp4')).toThrow(
    /data track \("meta"\)/,
  );
  expect(() => cleanVideo(webm({ type: 0x21 }), 'webm', 'a.webm')).toThrow(/data track/);
});

test('a box that claims to be longer than the file does not hang', () => {
  const endless = box('free');
  endless.fill(0, 0, 4);
  const { content } = cleanVideo(mp4({ extra: [] }), 'mp4', 'a.mp4');
  expect(() =>
    cleanVideo(Uint8Array.from([...content, 0, 0, 0, 1, ...new Array(12).fill(0)]), 'mp4', 'a.mp4'),
  ).toThrow(/not a complete mp4 file/);
  expect(cleanVideo(Uint8Array.from([...content, ...endless]), 'mp4', 'a.mp4').seconds).toBe(365);
});
