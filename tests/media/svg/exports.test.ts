import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rebuildSvg } from '../../../src/media/svg/rebuild-svg.ts';
import { EXPORTS } from './exports.ts';

function rebuilt(source: string) {
  const picture = rebuildSvg(Buffer.from(source));
  if ('message' in picture) throw new Error(`${picture.message} ${picture.hint}`);
  const text = picture.write(picture.images.map(({ content }) => content));
  return { ...picture, text };
}

/** As in browsers, which show the fallback for HTML and support every feature. */
const drawn = (text: string) =>
  sharp(
    Buffer.from(text.replace(/<foreignObject.*?<\/foreignObject>| requiredFeatures="[^"]*"/gs, '')),
  )
    .raw()
    .toBuffer({ resolveWithObject: true });

/** Sizes as measured by browsers. */
const SIZES: Record<string, [number, number]> = {
  Inkscape: [378, 189],
  Illustrator: [100, 60],
  'draw.io': [161, 101],
  Graphviz: [131, 155],
  PlantUML: [113, 120],
  Mermaid: [200, 100],
  matplotlib: [192, 96],
  Figma: [80, 40],
  'a hand': [60, 30],
};

test.for(Object.entries(EXPORTS))(
  '%s: keeps the picture, and nothing else',
  async ([program, source]) => {
    const { text, width, height } = rebuilt(source);
    expect(text).not.toMatch(/qz|<!|<\?|xlink|https?:(?!\/\/www\.w3\.org\/2000\/svg")/);
    expect(text.length).toBeLessThan(source.length);
    const [before, after] = [await drawn(source), await drawn(text)];
    expect(after.info).toEqual(before.info);
    expect([width, height]).toEqual(SIZES[program]);
    // Something is drawn, and it is pixel-identical to the original.
    expect(new Set(before.data).size).toBeGreaterThan(2);
    expect(after.data.equals(before.data)).toBe(true);
    expect(rebuilt(text).text).toBe(text);
  },
);

test('keeps the title and the description', () => {
  const { text } = rebuilt(EXPORTS['a hand'] ?? '');
  expect(text).toContain('<title id="i0">States</title><desc id="i1">From queued to done.</desc>');
  expect(text).toContain('role="img" aria-labelledby="i0 i1"');
});
