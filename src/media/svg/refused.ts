/** Thrown when an SVG is refused; caught in `rebuildSvg`. */
export class Refused extends Error {
  readonly hint: string;

  constructor(message: string, hint = AS_PICTURE) {
    super(message);
    this.hint = hint;
  }
}

const AS_PICTURE = 'Export it as a plain picture, or save it as PNG.';
const SIMPLER = 'Simplify it, or save it as PNG.';

/** Limits for an SVG. Elements drawn repeatedly count each time. */
export const SVG_LIMITS = {
  bytes: 8 * 1024 * 1024,
  elements: 50_000,
  attributes: 300_000,
  attributesOfOne: 200,
  depth: 100,
  images: 100,
  style: 500_000,
  drawnElements: 200_000,
  drawnCharacters: 20_000_000,
  drawnDepth: 200,
  matches: 200_000,
  addresses: 20,
  classes: 200,
  value: 200_000,
  references: 1_000_000,
  pixels: 100_000,
} as const;

/** @throws Refused if a limit is exceeded */
export function limit(amount: number, most: number, what: string): void {
  if (amount > most) {
    throw new Refused(`The SVG ${what}; ${most.toLocaleString('en')} is the limit.`, SIMPLER);
  }
}
