import { FILE_START } from '../../model/position.ts';
import type { Problem } from '../../model/source.ts';
import type { EmbeddedImage } from './embedded.ts';
import { limitDrawn } from './limit-drawn.ts';
import { createNames } from './names.ts';
import { nodesIn } from './node.ts';
import { readXml } from './read-xml.ts';
import { limit, Refused, SVG_LIMITS } from './refused.ts';
import { sizeOf } from './size.ts';
import { SVG, type Taking, takeElement } from './take-element.ts';
import { writeSvg } from './write-svg.ts';

/** A publishable SVG. */
export interface SvgPicture {
  /** In pixels. */
  width: number;
  height: number;
  /** Embedded raster images, to be re-encoded. */
  images: EmbeddedImage[];
  /**
   * @param encoded the re-encoded `images`, in order
   * @returns the SVG, with only elements, attributes and styles that draw
   */
  write(encoded: Uint8Array[]): string;
}

/**
 * Parses an SVG and rebuilds it from allowed parts. Both the check and the build use this, so that
 * they agree.
 *
 * @returns the rebuilt SVG; or why it is refused: it runs code, loads something, is not an SVG, or
 *   exceeds the limits
 */
export function rebuildSvg(bytes: Uint8Array): SvgPicture | Problem {
  try {
    return rebuilt(bytes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { range: FILE_START, message: error.message, hint: error.hint };
  }
}

function rebuilt(bytes: Uint8Array): SvgPicture {
  limit(bytes.byteLength, SVG_LIMITS.bytes, `is ${bytes.byteLength} bytes long`);
  const written = readXml(decoded(bytes));
  const isSvg = written.namespace === SVG || written.namespace === '';
  if (!isSvg || written.name !== 'svg') {
    throw new Refused(`The file is not an SVG: it is a <${written.name}>.`, 'Export it again.');
  }
  const taking: Taking = {
    names: createNames(),
    sheets: [],
    styleLength: 0,
    namespace: written.namespace,
  };
  const root = takeElement(written, taking);
  if (root === null) throw new Error('The root of an SVG was left out');
  limitDrawn(
    root,
    taking.sheets.flatMap(({ rules }) => rules),
  );
  const images = [...nodesIn(root)].flatMap(({ image }) => image ?? []);
  limit(images.length, SVG_LIMITS.images, 'embeds too many images');
  return {
    ...sizeOf(root.attributes),
    images,
    write: (encoded) => {
      const contents = new Map(images.map((image, index) => [image, encoded[index]]));
      return writeSvg(root, taking.names, taking.sheets, (image) => {
        const content = contents.get(image);
        if (!content) throw new Error('An embedded image was not encoded');
        return content;
      });
    },
  };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('The SVG is not valid UTF-8.', 'Save it as UTF-8.');
  }
}
