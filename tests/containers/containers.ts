import { deflateRawSync, deflateSync } from 'node:zlib';

const bytes = (text: string) => new TextEncoder().encode(text);

export interface Packed {
  name: string;
  content: string | Uint8Array;
  /** Flags in the central directory; the local header has the same. */
  flags?: number;
  method?: number;
  size?: number;
  mode?: number;
  localName?: string;
}

/** A zip archive; `before` is prepended, as in a self-extracting one. */
export function zip(
  files: readonly (Packed | [string, string | Uint8Array])[],
  { before = '', between = '', comment = '' } = {},
): Uint8Array {
  const parts: Uint8Array[] = [bytes(before)];
  const listed: Uint8Array[] = [];
  let written = bytes(before).length;
  const length = (all: readonly Uint8Array[]) => all.reduce((sum, one) => sum + one.length, 0);
  for (const file of files) {
    const one: Packed = Array.isArray(file)
      ? { name: file[0], content: file[1] }
      : (file as Packed);
    const { name, flags = 0, method = 8, mode = 0, localName = name } = one;
    const content = typeof one.content === 'string' ? bytes(one.content) : one.content;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const { size = content.length } = one;
    const offset = written;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(bytes(localName).length, 26);
    const added = [local, bytes(localName), packed, bytes(between)];
    written += length(added);
    parts.push(...added);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(3 << 8, 4);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(bytes(name).length, 28);
    entry.writeUInt32LE(mode * 0x10000, 38);
    entry.writeUInt32LE(offset, 42);
    listed.push(entry, bytes(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(length(listed), 12);
  end.writeUInt32LE(written, 16);
  end.writeUInt16LE(bytes(comment).length, 20);
  return Buffer.concat([...parts, ...listed, end, bytes(comment)]);
}

const TYPES = '<?xml version="1.0"?><Types/>';

/** A Word document; each inner list is a paragraph of runs. */
export function docx(
  paragraphs: readonly (readonly string[])[],
  more: Record<string, string> = {},
) {
  const runs = (texts: readonly string[]) =>
    texts.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('');
  const body = paragraphs.map((texts) => `<w:p>${runs(texts)}</w:p>`).join('');
  return zip([
    ['[Content_Types].xml', TYPES],
    ['word/document.xml', `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`],
    ...Object.entries(more),
  ]);
}

/** A PDF of objects: dictionaries, optionally with a stream. Without the unneeded xref table. */
export function pdf(
  objects: readonly (string | { dictionary: string; stream: string | Uint8Array })[],
  trailer = '',
): Uint8Array {
  const written = objects.map((object, index) => {
    const head = bytes(`${index + 1} 0 obj\n`);
    if (typeof object === 'string') return Buffer.concat([head, bytes(`${object}\nendobj\n`)]);
    const { dictionary, stream } = object;
    const content = typeof stream === 'string' ? bytes(stream) : stream;
    return Buffer.concat([
      head,
      bytes(`<< ${dictionary} /Length ${content.length} >>\nstream\n`),
      content,
      bytes('\nendstream\nendobj\n'),
    ]);
  });
  return Buffer.concat([
    bytes('%PDF-1.7\n'),
    ...written,
    bytes(`trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`),
  ]);
}

/** A page with content. */
export function page(operators: string, dictionary = '') {
  return { dictionary: `/Filter /FlateDecode ${dictionary}`, stream: deflateSync(operators) };
}
