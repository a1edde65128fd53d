import { type EmbeddedImage, writeEmbedded } from './embedded.ts';
import type { Names } from './names.ts';
import type { SvgNode } from './node.ts';
import type { Stylesheet } from './stylesheet.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  ...{ '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' },
};

/**
 * @param sheets its stylesheets; without any, classes and `data-…` are dropped
 * @param encode returns the published content of an embedded image
 */
export function writeSvg(
  root: SvgNode,
  names: Names,
  sheets: Stylesheet[],
  encode: (image: EmbeddedImage) => Uint8Array,
): string {
  const asked = new Set(sheets.flatMap(({ attributes }) => [...attributes]));
  const given = new Set<string>();
  const write = (node: SvgNode): string => {
    const written = [...attributesOf(node)].map(([name, value]) => ` ${name}="${inQuotes(value)}"`);
    const inside = node.children.map((child) =>
      typeof child === 'string' ? escaped(child) : write(child),
    );
    const start = `<${node.name}${written.join('')}`;
    return inside.length > 0 ? `${start}>${inside.join('')}</${node.name}>` : `${start}/>`;
  };
  const attributesOf = (node: SvgNode): Map<string, string> => {
    const { id, classes, attributes, data, image } = node;
    const all = new Map<string, string>();
    if (node === root) all.set('xmlns', 'http://www.w3.org/2000/svg');
    const name = id === null || given.has(id) ? null : names.of(id);
    if (id !== null) given.add(id);
    if (name !== null) all.set('id', name);
    if (classes.length > 0 && sheets.length > 0) all.set('class', classes.join(' '));
    for (const [key, value] of attributes) all.set(key, value);
    for (const [key, value] of data) if (asked.has(key)) all.set(key, value);
    if (image) all.set('href', writeEmbedded(image, encode(image)));
    return all;
  };
  return write(root);
}

/** Escapes `>`, too, so that text cannot end its context in any parser. */
function escaped(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}

function inQuotes(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
