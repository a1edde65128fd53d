import { type Budget, type Inflate, spend, Unopened } from './budget.ts';

/** A file in an archive. */
export interface ZipEntry {
  name: string;
  content: Uint8Array;
}

/** An entry in the archive's directory. */
interface Listed {
  name: string;
  nameBytes: Uint8Array;
  flags: number;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks an archive (PKWARE APPNOTE 6.3). It accepts only archives that hide nothing: the
 * directory and the file headers agree, and there is no data before, between or after the files. No
 * other program can find something in them that wasn't searched.
 *
 * @returns its files, and any other text in it
 * @throws Unopened if it is encrypted, damaged, too large, or would write outside its folder
 */
export function unzip(
  archive: Uint8Array,
  budget: Budget,
  inflate: Inflate,
): { entries: ZipEntry[]; rest: Uint8Array } {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const end = endOf(view);
    const directory = view.getUint32(end + 16, true);
    const listed = listedIn(archive, view, directory, end, budget);
    requireNoGaps(listed, view, directory);
    const entries = listed.map((one) => {
      const content = contentOf(one, archive, view, budget, inflate);
      return { name: one.name, content };
    });
    return { entries, rest: archive.subarray(directory) };
  } catch (error) {
    // Reading past the end shows that a file is truncated.
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

function damaged(): Unopened {
  return new Unopened('is damaged or not a zip file');
}

/** The end record, whose comment ends exactly at the end of the file. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + 22 + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const isWhole = view.getUint32(at + 4, true) === 0;
    if (!isWhole) throw new Unopened('is one part of a split archive');
    return at;
  }
  throw damaged();
}

function listedIn(
  archive: Uint8Array,
  view: DataView,
  directory: number,
  end: number,
  budget: Budget,
): Listed[] {
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || directory === 0xffffffff) throw new Unopened('is a zip64 archive');
  spend(budget, 'entries', count);
  const listed: Listed[] = [];
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== LISTED) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const nameBytes = archive.subarray(at + 46, at + 46 + nameLength);
    const one = {
      name: decodeName(nameBytes),
      nameBytes,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    requireHarmless(one, view.getUint8(at + 5), view.getUint32(at + 38, true));
    listed.push(one);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== end) throw damaged();
  return listed.sort((a, b) => a.offset - b.offset);
}

/** Names are in UTF-8, or in the encoding of the machine that created the archive. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const UNIX = 3;
const LINK = 0o120000;
const OUTSIDE = /^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)|\0/;

function requireHarmless({ name, flags, method }: Listed, system: number, mode: number): void {
  if ((flags & 1) !== 0 || method === 99) throw new Unopened('is encrypted and cannot be searched');
  if (method !== STORED && method !== DEFLATED) {
    throw new Unopened(`uses compression method ${method}, which cannot be opened`);
  }
  if (OUTSIDE.test(name)) throw new Unopened('would write outside the folder it is unpacked in');
  const isLink = system === UNIX && ((mode >>> 16) & 0o170000) === LINK;
  if (isLink) throw new Unopened('contains a symbolic link');
}

/** A file may be followed by its sizes again, with or without a signature, in 4 or 8 bytes each. */
const DESCRIPTORS = new Set([0, 12, 16, 20, 24]);

function requireNoGaps(listed: readonly Listed[], view: DataView, directory: number): void {
  let expected = 0;
  let slack = false;
  for (const one of [...listed, { offset: directory, packed: 0, flags: 0 }]) {
    const gap = one.offset - expected;
    const isFilled = slack ? DESCRIPTORS.has(gap) : gap === 0;
    if (!isFilled) throw new Unopened('contains data besides the files that it lists');
    if (one.offset === directory) break;
    expected = startOf(one.offset, view) + one.packed;
    slack = (one.flags & 8) !== 0;
  }
}

function startOf(offset: number, view: DataView): number {
  if (view.getUint32(offset, true) !== LOCAL) throw damaged();
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

function contentOf(
  { nameBytes, method, packed, size, offset, flags }: Listed,
  archive: Uint8Array,
  view: DataView,
  budget: Budget,
  inflate: Inflate,
): Uint8Array {
  const named = archive.subarray(offset + 30, offset + 30 + view.getUint16(offset + 26, true));
  const isSame =
    view.getUint16(offset + 8, true) === method &&
    ((view.getUint16(offset + 6, true) ^ flags) & 1) === 0 &&
    named.length === nameBytes.length &&
    named.every((byte, index) => byte === nameBytes[index]);
  if (!isSame) throw damaged();
  const start = startOf(offset, view);
  const data = archive.subarray(start, start + packed);
  if (method === STORED) {
    if (packed !== size) throw damaged();
    spend(budget, 'bytes', size);
    return data;
  }
  const { content, taken } = inflate(data, 'raw', budget);
  if (content.length !== size || taken !== packed) throw damaged();
  return content;
}
