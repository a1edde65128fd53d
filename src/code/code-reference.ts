import type { LineRange } from '../model/position.ts';

/** A parsed code reference: `src/a.ts#L10-L40`, `src/a.ts#name`, `src/billing/`. */
export interface CodeReference {
  /** POSIX path relative to the checkout, percent-decoded; a folder's ends with a slash. */
  path: string;
  isFolder: boolean;
  lines: LineRange | null;
  symbol: string | null;
}

/** @param reference the text after `repo:`, or in `from` */
export function parseCodeReference(reference: string): CodeReference {
  const hash = reference.indexOf('#');
  const path = decode(hash === -1 ? reference : reference.slice(0, hash));
  const fragment = hash === -1 ? '' : decode(reference.slice(hash + 1));
  const [, from, to] = /^L(\d+)(?:-L?(\d+))?$/.exec(fragment) ?? [];
  return {
    path,
    isFolder: path === '' || path.endsWith('/'),
    lines: from === undefined ? null : { from: Number(from), to: Number(to ?? from) },
    symbol: from === undefined && fragment !== '' ? fragment : null,
  };
}

/** Formats a reference for a link or `from`, and encodes what Markdown or a URL would misread. */
export function formatCodeReference({ path, lines, symbol }: CodeReference): string {
  const { from, to } = lines ?? {};
  const range = from === to ? `L${from}` : `L${from}-L${to}`;
  const fragment = lines ? range : symbol;
  return encode(path) + (fragment === null ? '' : `#${encode(fragment)}`);
}

function encode(text: string): string {
  return text.replace(/[\s%#?()<>[\]"'\\`{}|^*]/g, (char) =>
    // `encodeURIComponent` leaves some of them unencoded.
    /['()*]/.test(char)
      ? `%${char.charCodeAt(0).toString(16).toUpperCase()}`
      : encodeURIComponent(char),
  );
}

/** Without valid percent-encoding, the percent sign is part of the name. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
