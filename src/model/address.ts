/** Schemes that a link may have; any other could run, embed or open something. */
const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'repo']);

/** What browsers drop or read differently: control and format characters, spaces, replaced NULs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Z}\uFFFD]/u;

/** Nearly every address: it contains nothing that escapes, hides or begins a scheme. */
const PLAIN = /^(?!\/\/)[\w./#?=~+,;@!$'()*-]*$/;

/**
 * Checks whether documents may contain an address: `#…`, relative, http(s), mailto or `repo:`.
 *
 * @param url as returned by the parser, with entities resolved
 * @returns what is wrong with it, to follow "An address"; null if it is valid
 */
export function addressProblem(url: string): string | null {
  if (PLAIN.test(url)) return null;
  // A scheme may be hidden by repeated escaping, and by characters that browsers drop.
  let plain = url;
  for (let round = 0; round < 3; round++) plain = unescaped(plain);
  const scheme = schemeOf(plain.replace(/[\p{Cc}\p{Cf}\p{Z}\uFFFD]/gu, ''));
  if (scheme !== null && !SCHEMES.has(scheme)) return `must not begin with "${scheme}:"`;
  if (INVISIBLE.test(url)) return 'must not contain spaces or control characters';
  if (url.includes('\\')) return 'must not contain backslashes';
  if (url.startsWith('//')) return 'must not begin with "//"';
  if (scheme !== schemeOf(url)) return 'must not hide its scheme';
  if ((scheme === 'http' || scheme === 'https') && !/^https?:\/\/[^/?#]/i.test(url)) {
    return 'needs a host after "https://"';
  }
  return null;
}

/**
 * What a link outside a document's text may be: a web address, also an email address, or also a
 * page of the site.
 */
export type LinkKind = 'web' | 'address' | 'target';

/** The allowed schemes for each, and the message for others. */
const KINDS: Readonly<Record<LinkKind, { schemes: readonly (string | null)[]; expected: string }>> =
  {
    web: {
      schemes: ['http', 'https'],
      expected: 'must be a URL that starts with https:// or http://',
    },
    address: {
      schemes: ['http', 'https', 'mailto'],
      expected: 'must be a URL that starts with https://, http:// or mailto:',
    },
    target: {
      schemes: ['http', 'https', 'mailto', null],
      expected: 'must be a path, or a URL that starts with https://, http:// or mailto:',
    },
  };

/**
 * Checks whether a link from frontmatter or settings may be published: the rules for a document's
 * text apply, and those for its kind.
 *
 * @returns what is wrong with it, to complete the sentence «`key` …»; null if it is valid
 */
export function linkProblem(url: string, kind: LinkKind): string | null {
  const { schemes, expected } = KINDS[kind];
  const scheme = schemeOf(url);
  if (url === '' || !schemes.includes(scheme)) return expected;
  return addressProblem(url) ?? (scheme === null || URL.canParse(url) ? null : expected);
}

/**
 * All links in frontmatter go through this function to get into a site, even if the settings
 * silence findings.
 *
 * @returns the link; null if it can't be published
 */
export function publishable(value: unknown, kind: LinkKind): string | null {
  return typeof value === 'string' && linkProblem(value, kind) === null ? value : null;
}

/** @returns the scheme in lower case; null for an address without one */
export function schemeOf(url: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** Decodes percent-encoding and character references that could spell a scheme. */
function unescaped(text: string): string {
  return text
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/&#x0*([0-9a-f]{1,2});?/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/&#0*(\d{1,3});?/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(colon|tab|newline);?/gi, (_, name: string) => (/^c/i.test(name) ? ':' : ''));
}
