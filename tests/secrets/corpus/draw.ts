/*
 * Everything that looks like a credential is assembled at run time, so that secret scanners don't
 * flag this repository and no host rejects it.
 */

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const WORDS = ['Falcon', 'Amber', 'Harbour', 'Walnut', 'Copper', 'Juniper', 'Meadow', 'Lantern'];

/** Generates random characters, deterministically by seed. */
export function lots(seed: number) {
  let state = seed;
  // A linear congruential generator would repeat its low bits.
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const of = (alphabet: string) => (length: number) =>
    Array.from({ length }, () => alphabet[next(alphabet.length)]).join('');
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const digits = of(DIGITS);
  const hex = of(`${DIGITS}abcdef`);
  return {
    pick,
    digits,
    hex,
    upper: of(UPPER),
    lower: of(LOWER),
    alnum: of(UPPER + LOWER + DIGITS),
    lowerAlnum: of(LOWER + DIGITS),
    upperAlnum: of(UPPER + DIGITS),
    base32: of(`${UPPER}234567`),
    base64: of(`${UPPER}${LOWER}${DIGITS}+/`),
    urlsafe: of(`${UPPER}${LOWER}${DIGITS}-_`),
    uuid: () => [8, 4, 4, 4, 12].map(hex).join('-'),
    /** Human-made passwords, and those of password managers. */
    password: () =>
      pick([
        () => `${pick(WORDS)}${digits(2)}!`,
        () => `${of(LOWER)(3)}${digits(1)}${of(UPPER)(2)}#${of(LOWER + DIGITS)(4)}`,
        () =>
          `${of(LOWER)(2)}${digits(1)}${of(UPPER)(1)}${of(UPPER + LOWER + DIGITS)(9)}${digits(1)}`,
        () => `${pick(WORDS).toLowerCase()}${digits(4)}`,
        () =>
          `${of(UPPER)(1)}${of(LOWER)(2)}${digits(2)}-${of(LOWER)(2)}${of(UPPER)(2)}${digits(1)}x`,
        () => `${of(UPPER)(1)}${digits(1)}${of(LOWER)(3)}$${of(LOWER)(3)}${digits(2)}`,
      ])(),
  };
}

export type Lots = ReturnType<typeof lots>;

/** A text, with the secrets in it. */
export interface Sample {
  what: string;
  text: string;
  secrets: string[];
}
