import { Refused } from './refused.ts';

/** A raster image embedded in an SVG. */
export interface EmbeddedImage {
  type: 'png' | 'jpeg' | 'gif' | 'webp';
  content: Uint8Array;
}

const DATA = /^data:image\/(png|jpe?g|gif|webp)\s*;\s*base64\s*,/i;

/** Magic numbers by type. */
const BEGINNINGS = { png: '\x89PNG\r\n', jpeg: '\xff\xd8\xff', gif: 'GIF8', webp: 'RIFF' } as const;

/**
 * @param address the `href` of an `<image>`
 * @throws Refused if the image is not embedded, or is not of the declared type
 */
export function readEmbedded(address: string): EmbeddedImage {
  const trimmed = address.trim();
  const [head = '', format = ''] = DATA.exec(trimmed.slice(0, 100)) ?? [];
  if (head === '') {
    throw new Refused(
      /^data:/i.test(trimmed)
        ? 'The SVG embeds an image that is not a PNG, JPEG, GIF or WebP in base64.'
        : `The SVG shows an image that is not in it: "${trimmed.slice(0, 80)}".`,
      'Embed it as PNG or JPEG, or save the whole picture as PNG.',
    );
  }
  const type = (format.toLowerCase().replace('jpg', 'jpeg') || 'png') as EmbeddedImage['type'];
  const bytes = decoded(trimmed.slice(head.length));
  if (bytes === null || !bytes.startsWith(BEGINNINGS[type])) {
    throw new Refused(`The SVG embeds an image declared as ${format} that is not one.`);
  }
  const content = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) content[at] = bytes.charCodeAt(at);
  return { type, content };
}

function decoded(base64: string): string | null {
  try {
    return atob(base64.replace(/%0[ad]|\s/gi, ''));
  } catch {
    // Invalid base64.
    return null;
  }
}

export function writeEmbedded({ type }: EmbeddedImage, content: Uint8Array): string {
  let bytes = '';
  // Chunked, because a call takes only so many arguments.
  for (let at = 0; at < content.length; at += 8192) {
    bytes += String.fromCharCode(...content.subarray(at, at + 8192));
  }
  return `data:image/${type};base64,${btoa(bytes)}`;
}
