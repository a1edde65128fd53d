/*
 * Splits identifiers, in the same way for the index, queries and highlighted results. Pagefind
 * indexes `users.email_verified_at` as `usersemailverifiedat` and as four words; it finds neither
 * `email_verified_at` nor the `v2` in `api/v2/users`, and keeps the `_` in a query, which then
 * matches nothing.
 */

/** A part of an identifier. */
export interface Part {
  /** In lower case, without accents. */
  text: string;
  /** Its position in the word. */
  start: number;
  end: number;
}

/** A query for Pagefind. */
export interface SearchQuery {
  /** The words as typed, each joined: `line_items` → `lineitems`. */
  precise: string;
  /** The same words split, `line items`; null if that is the same query. */
  loose: string | null;
  /** What to find in a page, per word: the whole, and its parts. */
  words: { whole: string; parts: string[] }[];
}

/** Maximum number of parts in a form; longer ones are found by prefix only. */
const LONGEST_RUN = 6;

/** `lineItems`, `v2Users`, `IBANCheck`; but not `IDs`, not `2FA`. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{N})(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/u;

/** @returns the parts of a word: `users.emailVerified_at` → users, email, verified, at */
export function parts(word: string): Part[] {
  const found: Part[] = [];
  for (const run of word.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    let start = run.index;
    for (const piece of run[0].split(HUMP)) {
      found.push({ text: fold(piece), start, end: start + piece.length });
      start += piece.length;
    }
  }
  return found;
}

/** @returns the word joined, as in Pagefind's index: `users.email_at` → `usersemailat` */
export function whole(word: string): string {
  return parts(word)
    .map((part) => part.text)
    .join('');
}

/**
 * The forms of a word that must be findable but that Pagefind does not index: every run of its
 * parts (not only suffixes, since stemming breaks prefix search), and single parts with a digit,
 * which Pagefind would split further.
 */
export function hiddenForms(word: string): string[] {
  const texts = parts(word).map((part) => part.text);
  if (texts.length < 2) return [];
  const forms = texts.filter((text) => /\p{L}\p{N}|\p{N}\p{L}/u.test(text));
  for (let length = 2; length < Math.min(texts.length, LONGEST_RUN + 1); length++) {
    for (let from = 0; from + length <= texts.length; from++) {
      forms.push(texts.slice(from, from + length).join(''));
    }
  }
  return forms;
}

/** @returns the Pagefind query for the text typed; null if it has no letters or digits */
export function searchQuery(typed: string): SearchQuery | null {
  const words = typed
    .split(/\s+/)
    .map((word) => ({ whole: whole(word), parts: parts(word).map((part) => part.text) }))
    .filter((word) => word.whole !== '');
  if (words.length === 0) return null;
  const precise = words.map((word) => word.whole).join(' ');
  const pieces = words.flatMap((word) => word.parts);
  // A single letter or digit would match any word that starts with it.
  const askable = pieces.length > words.length && pieces.every((piece) => piece.length > 1);
  return { precise, loose: askable ? pieces.join(' ') : null, words };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
