import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { bytesTexts, lengthPrefixed } from './bytes-texts.ts';
import { unmarked } from './letters.ts';
import { pageTexts } from './page-texts.ts';
import { readingsOf } from './readings.ts';

/**
 * A text in a file, and how to interpret it:
 *
 * - `text`: plain text.
 * - `path`: a path or a link.
 * - `bytes`: from a binary file, where short names occur by coincidence.
 * - `words`: single, unordered, stemmed words.
 */
export interface Piece {
  text: string;
  as: 'text' | 'path' | 'bytes' | 'words';
}

/** The texts of a site's file, or why it cannot be read. */
export interface Readable {
  pieces: Piece[];
  /** Why it cannot be read, phrased to follow its name; null if it can. */
  problem: string | null;
}

/** Opens a container (`zip`, `docx`, `pdf`). */
export type OpenContainer = (
  extension: string,
  content: Uint8Array,
) => { texts: { name: string; text: string }[]; problem: string | null };

/** Maximum unpacked size, in bytes. */
const MAX_UNPACKED = 256 * 1024 * 1024;
const MAX_DEPTH = 3;
/** Maximum size of a gzip header with file name and comment, in bytes. */
const HEAD = 1024;

const CONTAINER = /^(?:pdf|zip|docx|xlsx|pptx|odt|ods|odp|epub|jar)$/;
/** Re-encoded by Prebrief or shipped by its tools: only their metadata is read. */
const ENCODED = /^(?:png|jpe?g|webp|avif|gif|ico|mp4|webm|wasm|woff2?|pf_meta|pf_filter)$/;
const TEXT =
  /^(?:html?|svg|xml|css|m?js|json|webmanifest|txt|md|mdx|csv|tsv|ya?ml|ics|vtt|srt|sql|log|)$/;
const MARKUP = /^(?:html?|svg|xml)$/;

/** @returns the texts of a file, unpacked and decoded */
export function readable(
  path: string,
  content: Uint8Array,
  openContainer: OpenContainer | null = null,
  depth = 0,
): Readable {
  const extension = extensionOf(path);
  if (extension === 'map') return refused('is a source map');
  const unpacked = unpack(extension, content);
  if (unpacked !== null) {
    if (depth === MAX_DEPTH) return refused('is compressed too many times to be read');
    if (typeof unpacked === 'string') return refused(unpacked);
    const inner = readable(unpacked.path(path), unpacked.content, openContainer, depth + 1);
    const head = asBytes(content.subarray(0, HEAD));
    return { ...inner, pieces: [...inner.pieces, ...head] };
  }
  if (CONTAINER.test(extension)) {
    const opened = openContainer?.(extension, content) ?? NOT_OPENED;
    const names = opened.texts.map(({ name }): Piece => ({ text: name, as: 'path' }));
    const pieces = opened.texts.flatMap(({ text }) => asText(text));
    return { pieces: [...names, ...pieces, ...asBytes(content)], problem: opened.problem };
  }
  if (ENCODED.test(extension)) return { pieces: encodedPieces(extension, content), problem: null };
  const text = decodeText(content);
  if (text !== null) return readText(extension, text, content, depth);
  if (extension === 'pf_index') {
    return { pieces: [{ text: lengthPrefixed(content).join('\n'), as: 'words' }], problem: null };
  }
  if (extension === 'pagefind') return { pieces: asBytes(content), problem: null };
  // In an unknown encoding: try each candidate.
  if (TEXT.test(extension)) return { pieces: inAnyEncoding(content), problem: null };
  return refused('cannot be read');
}

const NOT_OPENED = { texts: [], problem: 'cannot be opened' };

function refused(problem: string): Readable {
  return { pieces: [], problem };
}

function extensionOf(path: string): string {
  return /\.([^./]*)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

interface Unpacked {
  content: Uint8Array;
  /** The name of the packed file. */
  path(packed: string): string;
}

/** @returns the content of a packed file, why it cannot be unpacked, or null if it is not packed */
function unpack(extension: string, content: Uint8Array): Unpacked | string | null {
  const options = { maxOutputLength: MAX_UNPACKED };
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  try {
    if (isGzip) return unpacked(gunzipSync(content, options), extension === 'gz');
    if (extension === 'br') return unpacked(brotliDecompressSync(content, options), true);
    if (extension === 'deflate' || extension === 'zz') {
      const isZlib = ((content[0] ?? 0) & 0x0f) === 8;
      return unpacked((isZlib ? inflateSync : inflateRawSync)(content, options), true);
    }
    return extension === 'gz' || extension === 'zst' ? 'cannot be unpacked' : null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `cannot be unpacked (${error.message})`;
  }
}

function unpacked(content: Uint8Array, hasEnding: boolean): Unpacked {
  // Pagefind puts a signature before everything that it packs.
  const start = Buffer.from(content.subarray(0, SEARCH.length)).toString('latin1') === SEARCH;
  return {
    content: start ? content.subarray(SEARCH.length) : content,
    path: (packed) => (hasEnding ? packed.replace(/\.\w+$/, '') : packed),
  };
}

const SEARCH = 'pagefind_dcd';

/** @returns the text if all bytes are text; null otherwise */
function decodeText(content: Uint8Array): string | null {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return decode(content, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(content, 'utf-16be');
  const [even, odd] = [0, 1].map((parity) => zerosAt(content, parity));
  // In Western text in UTF-16, every other byte is zero.
  if ((odd ?? 0) > content.length / 6 && even === 0) return decode(content, 'utf-16le');
  if ((even ?? 0) > content.length / 6 && odd === 0) return decode(content, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

function zerosAt(content: Uint8Array, parity: number): number {
  let zeros = 0;
  for (let at = parity; at < content.length; at += 2) if (content[at] === 0) zeros += 1;
  return zeros;
}

function decode(content: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(content);
}

function inAnyEncoding(content: Uint8Array): Piece[] {
  const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
  return encodings.flatMap((encoding) => asText(decode(content, encoding)));
}

function encodedPieces(extension: string, content: Uint8Array): Piece[] {
  const isSearch = extension.startsWith('pf_');
  return isSearch ? lengthPrefixed(content).flatMap(asText) : asBytes(content);
}

function asBytes(content: Uint8Array): Piece[] {
  return bytesTexts(content).map((text) => ({ text, as: 'bytes' }));
}

function asText(text: string): Piece[] {
  return asMarkedText(unmarked(text));
}

function asMarkedText(text: string): Piece[] {
  return readingsOf(text).map((reading) => ({ text: reading, as: 'text' }));
}

function readText(extension: string, raw: string, content: Uint8Array, depth: number): Readable {
  const isCode = /^(?:m?js|css)$/.test(extension);
  if (isCode && /[#@]\s?sourceMappingURL=/.test(raw)) return refused('refers to a source map');
  const embedded = [...raw.matchAll(DATA)].map((match) => embeddedIn(match, depth));
  const problem = embedded.find((one) => one.problem !== null)?.problem ?? null;
  const pieces = embedded.flatMap((one) => one.pieces);
  // Passages in another encoding within the text.
  if (raw.includes('\0')) {
    const texts = bytesTexts(content, ['utf-16le', 'utf-16be']);
    pieces.push(...texts.map((text): Piece => ({ text, as: 'text' })));
  }
  const text = raw.replace(DATA, ' ');
  if (!MARKUP.test(extension)) {
    return { pieces: [...pieces, ...asText(unfolded(extension, text))], problem };
  }
  const page = pageTexts(text);
  const others = [...new Set(page.others)].flatMap(asText);
  const links = [...new Set(page.links)].map((link): Piece => ({ text: link, as: 'path' }));
  pieces.push(...asMarkedText(page.text), ...others, ...links);
  return { pieces, problem };
}

const DATA =
  /data:([a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60})?(?:;[a-z0-9=_-]{1,60}){0,5};base64,([a-z0-9+/=_%-]*)/gi;

function embeddedIn([, type = '', written = '']: RegExpExecArray, depth: number): Readable {
  if (depth === MAX_DEPTH) return refused('nests data too deeply to be read');
  const extension = /(\w+)(?:\+xml)?$/.exec(type)?.[1] ?? 'txt';
  const base64 = written.replace(/%(2b|2f|3d)/gi, (_, hex) => Buffer.from(hex, 'hex').toString());
  const content = Buffer.from(base64, 'base64');
  const path = `data.${EXTENSIONS[extension] ?? extension}`;
  return readable(path, content, null, depth + 1);
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  plain: 'txt',
  javascript: 'js',
  markdown: 'md',
  calendar: 'ics',
  icon: 'ico',
};

/** Joins lines that a format has folded or prefixed. */
function unfolded(extension: string, text: string): string {
  if (extension === 'ics') return text.replace(/\r?\n[ \t]/g, '');
  if (extension === 'vtt' || extension === 'srt') {
    return text.replace(/^(?:\d+|.{0,200}-->.{0,200})$/gm, '');
  }
  return text;
}
