import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encode } from '../../src/publish/media.ts';
import { svg } from '../media/svg/attacks.ts';

const drawn = (name: string, text: string) =>
  encode({ kind: 'svg', file: name, content: Buffer.from(text) });

test('a photo in an SVG loses its metadata, and stays the same picture', async () => {
  const photograph = await sharp({
    create: { width: 16, height: 8, channels: 3, background: '#c02040' },
  })
    .withExif({ IFD0: { Copyright: 'qzcopyrightxw' }, IFD3: { GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  expect(photograph.toString('latin1')).toContain('qzcopyrightxw');
  const source = svg(
    `<image width="10" height="10" xlink:href="data:image/jpeg;base64,${photograph.toString('base64')}"/>`,
  );
  const { content, width, height } = await drawn('a.svg', source);
  expect([width, height]).toEqual([10, 10]);
  const [, base64 = ''] =
    /data:image\/jpeg;base64,([^"]+)/.exec(Buffer.from(content).toString()) ?? [];
  const embedded = Buffer.from(base64, 'base64');
  expect(embedded.toString('latin1')).not.toMatch(/qzcopyrightxw|Exif/);
  const { width: wide, exif } = await sharp(embedded).metadata();
  expect([wide, exif]).toEqual([16, undefined]);
  expect((await sharp(embedded).stats()).dominant.r).toBeGreaterThan(150);
});

test('an SVG that the check refuses is not published, for the same reason', async () => {
  await expect(drawn('b.svg', svg('<script/>'))).rejects.toThrow(
    'b.svg is not published. The SVG contains code or another document: <script>. Export it as a plain picture, or save it as PNG.',
  );
});

test('a broken image in an SVG is reported', async () => {
  const broken = Buffer.from('\x89PNG\r\n\x1a\n and no more', 'latin1').toString('base64');
  const source = svg(`<image href="data:image/png;base64,${broken}"/>`);
  await expect(drawn('c.svg', source)).rejects.toThrow(/c\.svg cannot be read as an image/);
});

test('the extension of an image decides its format, and unsupported formats are refused', async () => {
  const picture = sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } });
  const png = await picture.clone().png().toBuffer();
  const { content } = await encode({ kind: 'image', file: 'img/a.JPG', content: png });
  expect((await sharp(content).metadata()).format).toBe('jpeg');
  const avif = await picture.clone().avif().toBuffer();
  const same = await encode({ kind: 'image', file: 'img/a.avif', content: avif });
  expect((await sharp(same.content).metadata()).format).toBe('heif');
  for (const other of [
    await picture.clone().tiff().toBuffer(),
    Buffer.from(svg('<path d="M0 0"/>')),
  ]) {
    await expect(encode({ kind: 'image', file: 'img/a.png', content: other })).rejects.toThrow(
      /^a\.png cannot be read as an image: it is (?:tiff|svg)\./,
    );
  }
});
