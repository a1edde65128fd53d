import type { Budget, ContainedText, Inflate, Open } from './budget.ts';
import { formatOf, textOf } from './bytes.ts';
import { markupTexts } from './markup.ts';
import { unfilter } from './pdf-filters.ts';
import type { PdfDictionary, PdfValue } from './pdf-lexer.ts';
import { type PdfObjects, readObjects, readPackedObjects } from './pdf-objects.ts';
import { type CharacterMap, characterMap, decodeString, shownText } from './pdf-text.ts';

interface Tools {
  inflate: Inflate;
  open: Open;
}

interface Unpacked {
  dictionary: PdfDictionary;
  content: Uint8Array;
}

/**
 * Reads the text of a PDF: its pages, forms, annotations, outline, metadata and attached files,
 * including old versions that it still contains. Skips images, and text in fonts without a
 * character map.
 *
 * @throws Unopened if it is encrypted, damaged or too large
 */
export function pdfTexts(
  name: string,
  content: Uint8Array,
  budget: Budget,
  tools: Tools,
): ContainedText[] {
  const objects = readObjects(content, budget);
  const unpacked = unpack(objects, budget, tools);
  const maps = new Map<number, CharacterMap>();
  for (const { id, content: bytes } of unpacked) {
    const map = characterMap(bytes);
    if (map) maps.set(id, map);
  }
  const fonts = fontsIn(objects, maps);
  const said: string[] = [];
  for (const value of objects.values) collectText(value, said);
  return [
    { name, text: said.join('\n') },
    { name, text: objects.rest.join(' ') },
    ...unpacked.flatMap(({ id, dictionary, content: bytes }) =>
      maps.has(id) ? [] : streamTexts(name, dictionary, bytes, fonts, budget, tools),
    ),
  ].filter(({ text }) => text.trim() !== '');
}

/** Unpacks streams except images and fonts; objects in object streams become objects. */
function unpack(
  objects: PdfObjects,
  budget: Budget,
  { inflate }: Tools,
): (Unpacked & { id: number })[] {
  return objects.streams.flatMap(({ id, dictionary, packed }) => {
    const type = nameAt(dictionary, 'Type');
    const subtype = nameAt(dictionary, 'Subtype');
    const isFont = /^(?:Type1C|CIDFontType0C|OpenType)$/.test(subtype);
    if (type === 'XRef' || subtype === 'Image' || isFont) return [];
    const content = unfilter(dictionary, packed, budget, inflate);
    if (content === null) return [];
    if (type !== 'ObjStm') return [{ id, dictionary, content }];
    readPackedObjects(dictionary, content, objects, budget);
    return [];
  });
}

function nameAt({ entries }: PdfDictionary, key: string): string {
  const value = entries.get(key);
  return value?.type === 'name' ? value.name : '';
}

/** The character maps of fonts, by all names that pages use. */
function fontsIn(
  { values, byId }: PdfObjects,
  maps: ReadonlyMap<number, CharacterMap>,
): Map<string, CharacterMap[]> {
  const fonts = new Map<string, CharacterMap[]>();
  const resolve = (value: PdfValue | undefined) =>
    value?.type === 'reference' ? byId.get(value.id) : value;
  for (const value of values) {
    for (const dictionary of dictionariesIn(value)) {
      const named = resolve(dictionary.entries.get('Font'));
      // The font dictionary may be a separate object that isn't marked as one.
      for (const [name, one] of named?.type === 'dictionary' ? named.entries : []) {
        const font = resolve(one);
        const meaning = font?.type === 'dictionary' ? font.entries.get('ToUnicode') : undefined;
        const map = meaning?.type === 'reference' ? maps.get(meaning.id) : undefined;
        if (!map) continue;
        const known = fonts.get(name) ?? [];
        if (!known.includes(map)) fonts.set(name, [...known, map]);
      }
    }
  }
  return fonts;
}

function dictionariesIn(value: PdfValue): PdfDictionary[] {
  if (value.type === 'array') return value.items.flatMap(dictionariesIn);
  if (value.type !== 'dictionary') return [];
  return [value, ...[...value.entries.values()].flatMap(dictionariesIn)];
}

/** Strings, and names that may contain text. */
function collectText(value: PdfValue, said: string[]): void {
  if (value.type === 'string') said.push(decodeString(value.bytes));
  else if (value.type === 'name') said.push(value.name);
  else if (value.type === 'array') for (const item of value.items) collectText(item, said);
  else if (value.type === 'dictionary') {
    for (const [key, inner] of value.entries) {
      said.push(key);
      collectText(inner, said);
    }
  }
}

function streamTexts(
  name: string,
  dictionary: PdfDictionary,
  content: Uint8Array,
  fonts: ReadonlyMap<string, readonly CharacterMap[]>,
  budget: Budget,
  { open }: Tools,
): ContainedText[] {
  const isFile = nameAt(dictionary, 'Type') === 'EmbeddedFile';
  if (isFile || formatOf(content) !== 'other') return open(name, content, budget);
  const text = textOf(content);
  if (text !== null && /^\s*</.test(text) && nameAt(dictionary, 'Subtype') === 'XML') {
    return markupTexts(name, text);
  }
  if (dictionary.entries.has('Length1')) return [];
  const shown = shownText(content, fonts);
  if (shown.length > 0) return shown.map((one) => ({ name, text: one }));
  return text === null ? [] : [{ name, text }];
}
