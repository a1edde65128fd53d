import { slugOf } from '../model/slug.ts';

/** Letters that do not decompose into a letter and an accent. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** @returns a slug of a–z, 0–9 and single hyphens: `ines` for `Inês`; '' if nothing is left */
export function nameSlug(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþ]/g, (letter) => SPELLED[letter] ?? '');
  return slugOf(letters)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}
