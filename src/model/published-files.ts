/**
 * How a file next to the documents is published, by its extension. A file without a kind is never
 * published: a browser might run it, or nobody can tell what is in it.
 */
export type FileKind =
  /** Re-encoded. */
  | 'image'
  /** Rebuilt from its shapes. */
  | 'svg'
  /** Without metadata about its author. */
  | 'video'
  /** Rewritten without comments. */
  | 'captions'
  /** Unchanged, after they have been searched. */
  | 'text'
  | 'download';

const KINDS: Readonly<Record<string, FileKind>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  webp: 'image',
  avif: 'image',
  gif: 'image',
  svg: 'svg',
  mp4: 'video',
  webm: 'video',
  vtt: 'captions',
  txt: 'text',
  pdf: 'download',
  csv: 'download',
  json: 'download',
  yaml: 'download',
  yml: 'download',
  zip: 'download',
  docx: 'download',
  xlsx: 'download',
  pptx: 'download',
  ics: 'download',
};

/** Extensions that the settings can allow as downloads. `yaml` includes `yml`. */
export const DOWNLOADS = [
  ...['pdf', 'txt', 'csv', 'json', 'yaml', 'zip', 'docx', 'xlsx', 'pptx', 'ics', 'vtt'],
] as const;
export type Download = (typeof DOWNLOADS)[number];

/** How a document refers to a file. */
export type FileUse = 'link' | 'film' | 'transcript';

/** @returns a file's extension in lower case, without the dot; empty if it has none */
export function endingOf(file: string): string {
  return /[^/]\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** @returns null for a file that is never published */
export function kindOfFile(file: string): FileKind | null {
  const ending = endingOf(file);
  return Object.hasOwn(KINDS, ending) ? (KINDS[ending] ?? null) : null;
}

/** Whether a file can be shown as an image. */
export function isImageFile(file: string): boolean {
  return /^(?:image|svg)$/.test(kindOfFile(file) ?? '');
}

/** Whether it is an image in a format that browsers don't show. */
export function isUnshownPicture(file: string): boolean {
  return PICTURE.test(endingOf(file));
}

/** @returns the setting that allows a file as a download; null if none does */
export function downloadOf(file: string): Download | null {
  const ending = endingOf(file).replace(/^yml$/, 'yaml');
  return DOWNLOADS.find((one) => one === ending) ?? null;
}

/** Whether a document can show or offer a file, so that the site contains it. */
export function isPublishable(file: string, use: FileUse, downloads: readonly string[]): boolean {
  switch (kindOfFile(file)) {
    case 'image':
    case 'svg':
    case 'video':
      return true;
    case 'captions':
    case 'text':
      return use === 'transcript' || isAllowed(file, downloads);
    case 'download':
      return isAllowed(file, downloads);
    case null:
      return false;
  }
}

function isAllowed(file: string, downloads: readonly string[]): boolean {
  const download = downloadOf(file);
  return download !== null && downloads.includes(download);
}

/** Files that browsers run, or treat as a page. */
const ACTIVE =
  /^(?:x?html?|shtml?|xht|mht|mhtml|m?js|cjs|jsx|tsx?|wasm|xml|xslt?|xsd|rdf|rss|atom|svgz|swf|css|htc|hta|php|aspx?|jsp)$/;

/** Images that browsers don't show, and videos that they don't play. */
const PICTURE = /^(?:hei[cf]|tiff?|bmp|ico|raw|cr2|nef|psd|ai|eps|jp2|jxl|apng)$/;
const FILM = /^(?:mov|m4v|avi|mkv|wmv|flv|ogv|ogg|mpe?g|3gp)$/;
const OFFICE = /^(?:doc|xls|ppt|od[tspg]|rtf|pages|numbers|docm|xlsm|pptm)$/;

/** What to do about a file that a document refers to but that isn't published. */
export function insteadOf(file: string): string {
  const ending = endingOf(file);
  const download = downloadOf(file);
  if (download) return `Allow ${ending} with "downloads: ['${download}']" in prebrief.config.mjs.`;
  if (ACTIVE.test(ending)) {
    return 'A browser would run it. Link to where it is served, or paste its text.';
  }
  if (PICTURE.test(ending)) return 'Export it as png or jpg.';
  if (FILM.test(ending)) return 'Export it as mp4 or webm.';
  if (OFFICE.test(ending)) return 'Export it as pdf.';
  return 'Link to the original, paste its text, or export it as pdf.';
}
