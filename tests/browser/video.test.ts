import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { cleanVideo } from '../../src/media/video/clean-video.ts';
import { filesIn } from '../../src/press/compile-press.ts';
import { siteOf, test, tour } from './page.ts';

const gallery = siteOf('gallery');

tour('a hosted video has its duration, captions and transcript', async ({ page }) => {
  await page.goto(`${gallery.url}films/`);
  const [first, second] = await page.locator('figure.video').all();
  const video = first?.locator('video');
  expect(await video?.getAttribute('poster')).toMatch(/^\/gallery\/_astro\/poster\.\w+\.svg$/);
  expect([await video?.getAttribute('width'), await video?.getAttribute('height')]).toEqual([
    '640',
    '360',
  ]);
  expect(await first?.locator('figcaption > p').textContent()).toBe('A retry, 6:05');
  expect(await second?.locator('figcaption > p').textContent()).toBe('A failure, 6:05');
  const words = first?.locator('.transcript p');
  expect(await words?.allTextContents()).toEqual([
    '0:00 Dana: The retry_schedule is read here.',
    '1:05 Priya: And qzspokenword there.',
  ]);
  expect(await words?.first().isVisible()).toBe(false);
  await first?.getByText('Transcript of “A retry”').click();
  expect(await words?.first().isVisible()).toBe(true);
  const track = await page.evaluate(async () => {
    const one = document.querySelector('track');
    if (!one) return null;
    one.track.mode = 'showing';
    await new Promise((resolve) => one.addEventListener('load', resolve));
    return [...(one.track.cues ?? [])].map((cue) => cue.startTime);
  });
  expect(track).toEqual([0, 65]);
});

tour(
  'an external video is a link that names its host, and nothing is loaded from there',
  async ({ page }) => {
    await page.goto(`${gallery.url}films/`);
    const link = page.getByRole('link', { name: 'Watch “Far away” on video.example.com' });
    expect(await link.getAttribute('href')).toBe('https://video.example.com/two');
    expect(await link.locator('img').getAttribute('src')).toMatch(/^\/gallery\/_astro\/poster/);
    expect(await page.locator('iframe, embed, object').count()).toBe(0);
  },
);

tour.for(['qzspokenword', 'qzplainword', 'schedule'])(
  'spoken words can be found: %s',
  async (word, { page }) => {
    await page.goto(gallery.url);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.getByRole('textbox', { name: 'Search' }).fill(word);
    await dialog.getByRole('link', { name: 'Films' }).waitFor();
  },
);

test('notes between captions are not published', () => {
  for (const file of filesIn(gallery.folder)) {
    const content = readFileSync(file);
    const plain = content[0] === 0x1f ? gunzipSync(content) : content;
    expect(plain.toString('latin1'), join(file)).not.toMatch(/qzcaptionnote|qz\w+xw/);
  }
});

test('a video recorded in a browser still plays after cleaning', async ({ page }) => {
  await page.goto(gallery.url);
  const recorded = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    let size = 0;
    recorder.ondataavailable = ({ data }) => {
      parts.push(data);
      size += data.size;
    };
    recorder.start(20);
    // No fixed duration, as a busy machine records few frames per second.
    for (let frame = 0; size < 1500; frame++) {
      canvas.getContext('2d')?.fillRect((frame * 7) % 300, (frame * 5) % 150, 50, 50);
      canvas.getContext('2d')?.clearRect((frame * 11) % 300, (frame * 3) % 150, 40, 40);
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  expect(recorded.length).toBeGreaterThan(500);
  const { content } = cleanVideo(Uint8Array.from(recorded), 'webm', 'film.webm');
  // Over HTTP, because the CSP allows nothing else.
  await page.route('**/film.webm', (route) =>
    route.fulfill({ body: Buffer.from(content), contentType: 'video/webm' }),
  );
  const size = await page.evaluate(async () => {
    const video = document.createElement('video');
    video.muted = true;
    video.src = 'film.webm';
    await video.play();
    return [video.videoWidth, video.videoHeight];
  });
  expect(size).toEqual([300, 150]);
});
