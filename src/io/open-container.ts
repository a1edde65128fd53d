import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import {
  type Budget,
  type ContainedText,
  type Inflate,
  spend,
  Unopened,
} from '../containers/budget.ts';
import { formatOf, runsOf, textOf } from '../containers/bytes.ts';
import { markupTexts } from '../containers/markup.ts';
import { pdfTexts } from '../containers/pdf.ts';
import { plainProblem } from '../containers/plain.ts';
import { unzip } from '../containers/zip.ts';

/** The content of a file that is published unchanged. */
export interface ContainerTexts {
  /** All text in it: names, contents, and metadata about programs and users. */
  texts: ContainedText[];
  /** Why it can't be published, to follow "The file"; null if it can. */
  problem: string | null;
}

/** Size limit in bytes; larger files are not searched, and so not published. */
export const MAX_DOWNLOAD = 64 * 1024 * 1024;
export const MAX_TEXT = 16 * 1024 * 1024;

/** Some of it is read twice. */
const MOST_CHARACTERS = 2 * MAX_TEXT;

const BUDGET: Readonly<Budget> = { bytes: 128 * 1024 * 1024, entries: 20_000, depth: 4 };

/** A file that an office document must contain. */
const OFFICE: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' };

/**
 * Opens a file that is to be published unchanged, as far as possible: archives and their contents,
 * office files, PDF. Images are not read, nor is text in a PDF that is only drawn.
 *
 * @param extension file extension in lower case, without the dot
 * @returns its texts, with a problem if it doesn't match its extension, can't be opened, or is too
 * large
 */
export function textsIn(extension: string, content: Uint8Array): ContainerTexts {
  const texts: ContainedText[] = [];
  const problem = open(extension, content, texts);
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  const isMuch = problem === null && length > MOST_CHARACTERS;
  return { texts, problem: isMuch ? 'contains more text than can be searched' : problem };
}

function open(extension: string, content: Uint8Array, texts: ContainedText[]): string | null {
  const format = formatOf(content);
  const isOffice = Object.hasOwn(OFFICE, extension);
  if (content.length > MAX_DOWNLOAD) return tooLarge(content.length, MAX_DOWNLOAD);
  if (isOffice && format === 'compound') return 'is encrypted, or in an old format';
  const expected = isOffice ? 'zip' : extension;
  try {
    if (expected === 'zip' || expected === 'pdf') {
      if (format !== expected) return `is not a ${extension} file`;
      texts.push(...openAny('', content, { ...BUDGET }));
      const isWhole = texts.some(({ name }) => name.startsWith(OFFICE[extension] ?? ''));
      return isOffice && !isWhole ? `is not a ${extension} file` : null;
    }
    if (content.length > MAX_TEXT) return tooLarge(content.length, MAX_TEXT);
    const { text, problem } = plainProblem(extension, content);
    if (text !== null) texts.push({ name: '', text });
    return problem;
  } catch (error) {
    if (error instanceof Unopened) return error.message;
    throw error;
  }
}

function tooLarge(bytes: number, most: number): string {
  const size = (count: number) => Math.ceil(count / 1024 / 1024);
  return `is ${size(bytes)} MiB; the limit for searching is ${size(most)} MiB`;
}

function openAny(name: string, content: Uint8Array, budget: Budget): ContainedText[] {
  spend(budget, 'entries', 1);
  switch (formatOf(content)) {
    case 'zip':
      return openZip(name, content, budget);
    case 'pdf':
      return pdfTexts(name, content, budget, { inflate, open: openAny });
    case 'gzip':
      return within(budget, () =>
        openAny(name.replace(/\.gz$/i, ''), inflate(content, 'gzip', budget).content, budget),
      );
    case 'archive':
      throw new Unopened(`contains ${name}, an archive that cannot be opened`);
    case 'compound':
    case 'other': {
      const text = textOf(content);
      if (text === null) return [{ name, text: runsOf(content) }];
      return /^\s*</.test(text) ? markupTexts(name, text) : [{ name, text }];
    }
  }
}

function openZip(name: string, content: Uint8Array, budget: Budget): ContainedText[] {
  return within(budget, () => {
    const { entries, rest } = unzip(content, budget, inflate);
    const path = (inner: string) => (name === '' ? inner : `${name}/${inner}`);
    return [
      { name, text: entries.map((entry) => entry.name).join('\n') },
      { name, text: runsOf(rest) },
      ...entries.flatMap((entry) => openAny(path(entry.name), entry.content, budget)),
    ];
  });
}

function within<T>(budget: Budget, work: () => T): T {
  budget.depth -= 1;
  if (budget.depth < 0) throw new Unopened('nests archives too deeply');
  const result = work();
  budget.depth += 1;
  return result;
}

const INFLATE = { raw: inflateRawSync, zlib: inflateSync, gzip: gunzipSync };

/** A separate process, because the unpacker has no limit of its own. */
const inflate: Inflate = (packed, format, budget) => {
  try {
    const { buffer, engine } = INFLATE[format](packed, {
      info: true,
      maxOutputLength: Math.max(1, budget.bytes),
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    spend(budget, 'bytes', buffer.length);
    return { content: buffer, taken: engine.bytesWritten };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') spend(budget, 'bytes', Number.POSITIVE_INFINITY);
    if (/^Z_|^ERR_(?:TRAILING_JUNK|PADDING)/.test(code)) throw new Unopened('is damaged');
    throw error;
  }
};
