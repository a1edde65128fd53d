/** A credential format defined by its issuer. */
export interface Format {
  /** The issuer. */
  vendor: string;
  /** `token`, `webhook secret`; prefixed with the vendor, its name in findings. */
  what: string;
  /** Its prefixes; for a format without a fixed prefix, an illustration. */
  looks: readonly string[];
  /** Matches the whole credential from its start. */
  pattern: RegExp;
  /** Whether `looks` are literal prefixes. */
  isPrefixed: boolean;
}

/** Asserts that the credential ends here. */
const END = '(?![A-Za-z0-9])';

/**
 * @param begins its prefixes, at least two characters each
 * @param body a regular expression for the rest
 */
export function prefixed(vendor: string, what: string, begins: string[], body: string): Format {
  const any = begins.map((one) => one.replace(/[.$/+]/g, '\\$&')).join('|');
  const pattern = new RegExp(`^(?:${any})${body}${END}`);
  return { vendor, what, looks: begins, pattern, isPrefixed: true };
}

/**
 * @param looks an illustration for people
 * @param shape a regular expression for the whole credential
 */
export function shaped(vendor: string, what: string, looks: string, shape: string): Format {
  const pattern = new RegExp(`(?<![\\w~-])${shape}${END}`);
  return { vendor, what, looks: [looks], pattern, isPrefixed: false };
}

export const HEX = '[0-9a-f]';
export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Letters and digits. */
export const ALNUM = '[A-Za-z0-9]';
/** The base64url alphabet. */
export const URLSAFE = '[\\w-]';
