import { limit, SVG_LIMITS } from './refused.ts';

const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?`;
const LENGTH = new RegExp(`^\\s*(${NUMBER})(px|pt|pc|mm|cm|in|q|em|rem|ex)?\\s*$`, 'i');
const VIEW_BOX = new RegExp(`^\\s*(?:${NUMBER}[\\s,]+){2}(${NUMBER})[\\s,]+(${NUMBER})\\s*$`, 'i');

/** Units in CSS pixels, at 96 per inch. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ px: 1, pt: 96 / 72, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, q: 96 / 101.6 },
  ...{ em: 16, rem: 16, ex: 8 },
};

/** The browsers' default size. */
const DEFAULT = { width: 300, height: 150 };

/**
 * The intrinsic size of an SVG (SVG 2, "Intrinsic sizing properties").
 *
 * @param attributes the root's attributes
 * @returns whole pixels, at least one
 * @throws Refused if it is too large
 */
export function sizeOf(attributes: ReadonlyMap<string, string>): { width: number; height: number } {
  const [, boxWidth, boxHeight] = VIEW_BOX.exec(attributes.get('viewBox') ?? '') ?? [];
  const box = { width: Number(boxWidth), height: Number(boxHeight) };
  const hasBox = box.width > 0 && box.height > 0;
  const width = pixels(attributes.get('width'));
  const height = pixels(attributes.get('height'));
  const ratio = hasBox ? box.width / box.height : null;
  const size = {
    width:
      width ?? (height !== null && ratio ? height * ratio : hasBox ? box.width : DEFAULT.width),
    height:
      height ?? (width !== null && ratio ? width / ratio : hasBox ? box.height : DEFAULT.height),
  };
  limit(Math.max(size.width, size.height), SVG_LIMITS.pixels, 'is too large');
  return { width: whole(size.width), height: whole(size.height) };
}

/** @returns null if it is relative to the container */
function pixels(length: string | undefined): number | null {
  const [, number, unit = 'px'] = LENGTH.exec(length ?? '') ?? [];
  const size = Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
  return size > 0 ? size : null;
}

function whole(size: number): number {
  return Math.max(1, Math.round(size));
}
