import { readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import { paragraphsOf, parseCaptions, transcriptOf, writeCaptions } from '../parse/captions.ts';
import type { EmbeddedImage } from '../parse/svg/embedded.ts';
import { rebuildSvg } from '../parse/svg/rebuild-svg.ts';
import { filesOf, type ImageView } from '../view/rendering.ts';
import { bytes, hashedPath, type SiteFiles } from './files.ts';
import { cleanVideo } from './video/clean-video.ts';

/** Twice the width of the text column, for screens of twice the resolution. */
const MAX_WIDTH = 1440;

/** Files that documents show or link to: what was made of them, and where it went. */
export interface Media {
  files: SiteFiles;
  /** By path from the workspace. */
  views: Record<string, ImageView>;
}

/**
 * Publishes the images and files that the documents use, and no others. Images are encoded anew,
 * which leaves what a camera or an editor wrote into them behind.
 *
 * @param root absolute path of the workspace
 * @param encodeFile encodes one file
 */
export async function publishMedia(
  root: string,
  documents: Document[],
  engagement: Engagement,
  workspace: Workspace,
  encodeFile: typeof encode,
): Promise<Media> {
  const media: Media = { files: new Map(), views: {} };
  const used = new Set(documents.flatMap((one) => filesOf(one, engagement, workspace)));
  for (const file of [...used].sort()) {
    const { content, ...facts } = await encodeFile(join(root, file));
    const extension = extname(file).slice(1).toLowerCase();
    const name = basename(file, extname(file))
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-');
    const path = hashedPath(name, extension, content);
    media.files.set(path, content);
    media.views[file] = { src: `/${path}`, ...facts };
  }
  return media;
}

/** In pixels; 0 where it is no image. */
interface Encoded extends Omit<ImageView, 'src'> {
  content: Uint8Array;
}

/**
 * @param path absolute path of an image or any other file
 * @throws UserError where it is no image, video or transcript, whatever its name says
 */
export async function encode(path: string): Promise<Encoded> {
  const extension = extname(path).slice(1).toLowerCase();
  if (extension === 'mp4' || extension === 'webm') {
    const { content, seconds } = cleanVideo(readFileSync(path), extension, basename(path));
    return { content, width: 0, height: 0, seconds };
  }
  if (extension === 'vtt' || extension === 'txt') return encodeText(path, extension);
  try {
    return await encodeByName(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(
      `${basename(path)} cannot be read as an image: ${reason}. Export it again.`,
    );
  }
}

async function encodeByName(path: string): Promise<Encoded> {
  switch (extname(path).toLowerCase()) {
    case '.svg':
      return encodeSvg(readFileSync(path), basename(path));
    case '.png':
    case '.jpg':
    case '.jpeg':
    case '.webp':
    case '.avif':
    case '.gif': {
      const { default: sharp } = await import('sharp');
      const image = sharp(readFileSync(path), { animated: true }).autoOrient();
      const { data, info } = await image
        .resize({ width: MAX_WIDTH, withoutEnlargement: true })
        .toBuffer({ resolveWithObject: true });
      return { content: data, width: info.width, height: info.pageHeight ?? info.height };
    }
    default:
      return { content: readFileSync(path), width: 0, height: 0 };
  }
}

/** Captions are written anew, which leaves the notes in them behind. */
function encodeText(path: string, extension: 'vtt' | 'txt'): Encoded {
  const content = readFileSync(path);
  const text = new TextDecoder().decode(content);
  const size = { width: 0, height: 0 };
  if (extension === 'txt') return { content, ...size, transcript: paragraphsOf(text) };
  const cues = parseCaptions(text);
  if (cues === null) {
    throw new UserError(`${basename(path)} is no WebVTT file: it does not begin with "WEBVTT".`);
  }
  return { content: bytes(writeCaptions(cues)), ...size, transcript: transcriptOf(cues) };
}

/** @throws UserError where it is more than a picture; a check says the same */
async function encodeSvg(file: Uint8Array, name: string): Promise<Encoded> {
  const picture = rebuildSvg(file);
  if ('message' in picture) {
    throw new UserError(`${name} is not published. ${picture.message} ${picture.hint}`);
  }
  const { width, height, images } = picture;
  const encoded = await Promise.all(images.map(encodeEmbedded));
  return { content: bytes(picture.write(encoded)), width, height };
}

async function encodeEmbedded({ content }: EmbeddedImage): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(content, { animated: true }).autoOrient().toBuffer();
}

/** @returns an `encode` that encodes a file again only when it has changed */
export function createEncodeCache(): typeof encode {
  const known = new Map<string, { version: string; encoded: Promise<Encoded> }>();
  return (path) => {
    const { mtimeMs, size } = statSync(path);
    const version = `${mtimeMs} ${size}`;
    const last = known.get(path);
    if (last?.version === version) return last.encoded;
    const encoded = encode(path);
    known.set(path, { version, encoded });
    return encoded;
  };
}
