/*
 * How a word that a programmer would write is taken apart, for the index, for the query and for the
 * marks in a result alike. Pagefind indexes `users.email_verified_at` as `usersemailverifiedat` and
 * as four words; it finds neither `email_verified_at` nor the `v2` of `api/v2/users`, and it leaves
 * the `_` of a query standing, where it matches nothing.
 */

/** A piece of a word between the places where an identifier can be taken apart. */
export interface Part {
  /** In lower case, without accents. */
  text: string;
  /** Where it stands in the word. */
  start: number;
  end: number;
}

/** What to ask Pagefind. */
export interface SearchQuery {
  /** The words as they were typed, each in one piece: `line_items` → `lineitems`. */
  precise: string;
  /** The same words in parts, `line items`, if that is a different question; else null. */
  loose: string | null;
  /** Per word what to look for in a page: the whole, and its parts. */
  words: { whole: string; parts: string[] }[];
}

/** Longer runs of parts are asked for from their beginning, if at all. */
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

/** @returns the word in one piece, as Pagefind indexes it: `users.email_verified_at` → `usersemailverifiedat` */
export function whole(word: string): string {
  return parts(word)
    .map((part) => part.text)
    .join('');
}

/**
 * The forms under which a word must be found and Pagefind does not index it: every run of its parts
 * (not only what follows a part, since stemming breaks the search by prefix), and single parts with
 * a digit, which Pagefind would take apart further.
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

/** @returns what to ask Pagefind for what was typed; null if that holds no letter and no digit */
export function searchQuery(typed: string): SearchQuery | null {
  const words = typed
    .split(/\s+/)
    .map((word) => ({ whole: whole(word), parts: parts(word).map((part) => part.text) }))
    .filter((word) => word.whole !== '');
  if (words.length === 0) return null;
  const precise = words.map((word) => word.whole).join(' ');
  const pieces = words.flatMap((word) => word.parts);
  // A single letter or digit is no question of its own: it would match whatever begins with it.
  const askable = pieces.length > words.length && pieces.every((piece) => piece.length > 1);
  return { precise, loose: askable ? pieces.join(' ') : null, words };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
