/** How a credential looks that its issuer gave a form of its own. */
export interface Format {
  /** Who issues it. */
  vendor: string;
  /** `token`, `webhook secret`; with the vendor before it, what a finding calls it. */
  what: string;
  /** What it begins with; of one without a beginning of its own, how it looks. */
  looks: readonly string[];
  /** The whole of it, where it is looked at from its beginning. */
  pattern: RegExp;
  /** Whether `looks` are beginnings, word for word. */
  isPrefixed: boolean;
}

/** What follows the last character of a credential belongs to something else. */
const END = '(?![A-Za-z0-9])';

/**
 * @param begins what it begins with, two characters at least
 * @param body a regular expression for what follows
 */
export function prefixed(vendor: string, what: string, begins: string[], body: string): Format {
  const any = begins.map((one) => one.replace(/[.$/+]/g, '\\$&')).join('|');
  const pattern = new RegExp(`^(?:${any})${body}${END}`);
  return { vendor, what, looks: begins, pattern, isPrefixed: true };
}

/**
 * @param looks as people may recognise it
 * @param shape a regular expression for all of it
 */
export function shaped(vendor: string, what: string, looks: string, shape: string): Format {
  const pattern = new RegExp(`(?<![\\w~-])${shape}${END}`);
  return { vendor, what, looks: [looks], pattern, isPrefixed: false };
}

export const HEX = '[0-9a-f]';
export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Letters and digits. */
export const ALNUM = '[A-Za-z0-9]';
/** As base64 for addresses has them. */
export const URLSAFE = '[\\w-]';
