import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { UserError } from '../errors.ts';
import { openFolders, readRequired } from '../io/real-files.ts';
import { bytes, hashedPath, type SiteFiles } from '../io/site-files.ts';
import type { RealFolders } from '../io/territory.ts';
import { requireSearched, type SearchedContent } from '../load/inspect-files.ts';
import { paragraphsOf, parseCaptions, transcriptOf, writeCaptions } from '../media/captions.ts';
import type { EmbeddedImage } from '../media/svg/embedded.ts';
import { rebuildSvg } from '../media/svg/rebuild-svg.ts';
import { cleanVideo } from '../media/video/clean-video.ts';
import { endingOf, kindOfFile } from '../model/published-files.ts';
import { filesOf } from '../model/shown-files.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import type { ImageView } from '../view/rendering.ts';

/** Twice the width of the text column, for high-density screens. */
const MAX_WIDTH = 1440;

/** The published versions of files that documents show or link to, with their paths. */
export interface Media {
  files: SiteFiles;
  /** By workspace path. */
  views: Record<string, ImageView>;
}

/** A publishable file. Files published unchanged must have been searched. */
export type PublishableFile = {
  /** POSIX path relative to the workspace. */
  file: string;
} & (
  | { kind: 'image' | 'svg' | 'video'; content: Uint8Array }
  | { kind: 'captions' | 'text' | 'download'; content: SearchedContent }
);

export interface MediaOptions {
  /** Absolute path of the workspace. */
  root: string;
  workspace: Workspace;
  /** Extensions that the settings allow as downloads. */
  downloads: readonly string[];
  /** Converts a file to its published version. */
  encodeFile: typeof encode;
}

/**
 * Publishes only the images and files that documents use. Images are re-encoded, which removes
 * metadata written by cameras and editors.
 */
export async function publishMedia(
  documents: Document[],
  engagement: Engagement,
  { root, workspace, downloads, encodeFile }: MediaOptions,
): Promise<Media> {
  const media: Media = { files: new Map(), views: {} };
  const used = new Set(documents.flatMap((one) => filesOf(one, engagement, workspace, downloads)));
  if (used.size === 0) return media;
  const folders = openFolders({ root, contentFolder: workspace.contentFolder });
  for (const file of [...used].sort()) {
    const publishable = publishableFile(file, readRequired(folders, file), workspace);
    if (!publishable) continue;
    const { content, ...facts } = await encodeFile(publishable);
    const name = basename(file, extname(file))
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-');
    const path = hashedPath(name, endingOf(file), content);
    media.files.set(path, content);
    media.views[file] = { src: `/${path}`, ...facts };
  }
  return media;
}

/** @returns null for a file with a finding */
function publishableFile(
  file: string,
  content: Uint8Array,
  workspace: Workspace,
): PublishableFile | null {
  const kind = kindOfFile(file);
  switch (kind) {
    case null:
      return null;
    case 'image':
    case 'svg':
    case 'video':
      return { kind, file, content };
    case 'captions':
    case 'text':
    case 'download': {
      const searched = requireSearched(file, content, workspace);
      return searched && { kind, file, content: searched };
    }
  }
}

/**
 * Encodes the logo from the settings.
 *
 * @throws UserError if it must not be read, or is not an image
 */
export function encodeLogo(
  folders: RealFolders,
  file: string,
  encodeFile: typeof encode,
): Promise<Encoded> {
  const kind = kindOfFile(file);
  if (kind !== 'image' && kind !== 'svg') throw new UserError(`${file} is not an image.`);
  return encodeFile({ kind, file, content: readRequired(folders, file) });
}

/** In pixels; 0 if it is not an image. */
interface Encoded extends Omit<ImageView, 'src'> {
  content: Uint8Array;
}

const NO_IMAGE = { width: 0, height: 0 };

/** @throws UserError if the content is not an image, video or transcript, whatever its name */
export async function encode({ kind, file, content }: PublishableFile): Promise<Encoded> {
  const name = basename(file);
  switch (kind) {
    case 'image':
      return asImage(name, () => encodeImage(content, endingOf(name)));
    case 'svg':
      return asImage(name, () => encodeSvg(content, name));
    case 'video': {
      const format = endingOf(name) === 'webm' ? 'webm' : 'mp4';
      const clean = cleanVideo(content, format, name);
      return { content: clean.content, ...NO_IMAGE, seconds: clean.seconds };
    }
    case 'captions':
      return encodeCaptions(name, content);
    case 'text': {
      const transcript = paragraphsOf(new TextDecoder().decode(content));
      return { content, ...NO_IMAGE, transcript };
    }
    case 'download':
      return { content, ...NO_IMAGE };
  }
}

async function asImage(name: string, work: () => Promise<Encoded>): Promise<Encoded> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(`${name} cannot be read as an image: ${reason}. Export it again.`);
  }
}

/** Accepted and output formats by extension, as the browser goes only by the extension. */
const FORMATS: Readonly<Record<string, 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
};

async function encodeImage(content: Uint8Array, ending: string): Promise<Encoded> {
  const { default: sharp } = await import('sharp');
  const image = sharp(content, { animated: true }).autoOrient();
  const { format } = await image.metadata();
  const wanted = FORMATS[ending];
  // The decoder reports AVIF by its container, HEIF.
  const isKnown = Object.values(FORMATS).some((one) => one === format) || format === 'heif';
  if (!wanted || !isKnown) throw new Error(`it is ${format}`);
  const { data, info } = await image
    .resize({ width: MAX_WIDTH, withoutEnlargement: true })
    .toFormat(wanted)
    .toBuffer({ resolveWithObject: true });
  return { content: data, width: info.width, height: info.pageHeight ?? info.height };
}

/** Captions are rewritten, which drops the notes in them. */
function encodeCaptions(name: string, content: Uint8Array): Encoded {
  const cues = parseCaptions(new TextDecoder().decode(content));
  if (cues === null) {
    throw new UserError(`${name} is not a WebVTT file: it does not start with "WEBVTT".`);
  }
  return { content: bytes(writeCaptions(cues)), ...NO_IMAGE, transcript: transcriptOf(cues) };
}

/** @throws UserError if it is more than a picture; the check reports the same */
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

/** @returns an `encode` that re-encodes a file only if it has changed */
export function createEncodeCache(): typeof encode {
  const known = new Map<string, { hash: string; encoded: Promise<Encoded> }>();
  return (publishable) => {
    const { file, content } = publishable;
    const hash = createHash('sha256').update(content).digest('hex');
    const last = known.get(file);
    if (last?.hash === hash) return last.encoded;
    const encoded = encode(publishable);
    known.set(file, { hash, encoded });
    return encoded;
  };
}
