/** The format of a file, by its first bytes. */
export type Format = 'zip' | 'pdf' | 'gzip' | 'archive' | 'compound' | 'other';

/** Archive formats that aren't supported. */
const ARCHIVES = [
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0],
];

export function formatOf(content: Uint8Array): Format {
  if (begins(content, [0x50, 0x4b, 3, 4]) || begins(content, [0x50, 0x4b, 5, 6])) return 'zip';
  if (begins(content, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (begins(content, [0x1f, 0x8b])) return 'gzip';
  if (begins(content, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'compound';
  const isBzip = begins(content, [0x42, 0x5a, 0x68]) && begins(content.subarray(4), [0x31, 0x41]);
  const isTar = begins(content.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72]);
  const isArchive = ARCHIVES.some((magic) => begins(content, magic));
  return isBzip || isTar || isArchive ? 'archive' : 'other';
}

function begins(content: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => content[index] === byte);
}

/** @returns the text, if the bytes are nothing but text; null otherwise */
export function textOf(content: Uint8Array): string | null {
  const [first, second] = content;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null;
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(content);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Nobody hides more than this in an image; the rest would be noise. */
const MOST = 1_000_000;

/** @returns the runs of text in binary data, such as camera metadata in an image */
export function runsOf(content: Uint8Array): string {
  const runs: string[] = [];
  let length = 0;
  let start = -1;
  const finish = (end: number, step: 1 | 2) => {
    if (start !== -1 && (end - start) / step >= 8 && length < MOST) {
      let run = '';
      for (let at = start; at < end; at += step) run += String.fromCharCode(content[at] ?? 0);
      runs.push(run);
      length += run.length;
    }
    start = -1;
  };
  for (let at = 0; at < content.length; at++) {
    if (isPrintable(content[at])) start = start === -1 ? at : start;
    else finish(at, 1);
  }
  finish(content.length, 1);
  // Repeats the search for UTF-16 text, at either byte offset.
  for (const offset of [0, 1]) {
    let at = offset;
    for (; at + 1 < content.length; at += 2) {
      const isWide = isPrintable(content[at]) && content[at + 1] === 0;
      if (isWide) start = start === -1 ? at : start;
      else finish(at, 2);
    }
    finish(at, 2);
  }
  return runs.join('\n');
}

function isPrintable(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 9);
}
