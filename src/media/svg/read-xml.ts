import { SaxesParser } from 'saxes';
import { limit, Refused, SVG_LIMITS } from './refused.ts';

/** An element of the original, with namespaces resolved. */
export interface XmlElement {
  namespace: string;
  name: string;
  attributes: XmlAttribute[];
  children: (XmlElement | string)[];
}

export interface XmlAttribute {
  namespace: string;
  name: string;
  value: string;
}

const UTF8 = /^(?:utf-?8|us-ascii)$/i;

/**
 * Parses XML 1.0 with namespaces. Defines and fetches nothing: only the five predefined entities
 * and numeric references are supported.
 *
 * @returns the root; without comments and processing instructions
 * @throws Refused if it is not well-formed, defines entities, or is too large
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let attributes = 0;
  let inTag = 0;
  parser.on('error', ({ message }) => {
    throw new Refused(`The SVG is not well-formed XML (${message.trim()}).`, 'Export it again.');
  });
  parser.on('xmldecl', ({ version = '1.0', encoding = 'utf-8' }) => {
    if (version === '1.0' && UTF8.test(encoding)) return;
    throw new Refused(
      `The SVG is declared as XML ${version} in ${encoding}.`,
      'Save it as XML 1.0 in UTF-8.',
    );
  });
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return;
    throw new Refused(
      'The SVG defines entities in its DOCTYPE.',
      'Export it without them: in Illustrator, do not preserve editing capabilities.',
    );
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target.toLowerCase() !== 'xml-stylesheet') return;
    throw new Refused(
      'The SVG loads its style from another file (<?xml-stylesheet?>).',
      'Embed the style in the SVG.',
    );
  });
  // Checked while parsing, as a tag may have a million of them.
  parser.on('attribute', () => {
    attributes += 1;
    inTag += 1;
    limit(attributes, SVG_LIMITS.attributes, 'contains too many attributes');
    limit(inTag, SVG_LIMITS.attributesOfOne, 'has an element with too many attributes');
  });
  parser.on('opentagstart', () => {
    inTag = 0;
  });
  parser.on('opentag', (tag) => {
    const element: XmlElement = {
      namespace: tag.uri,
      name: tag.local,
      attributes: Object.values(tag.attributes)
        .filter(({ name, prefix }) => prefix !== 'xmlns' && name !== 'xmlns')
        .map(({ uri, local, value }) => ({ namespace: uri, name: local, value })),
      children: [],
    };
    elements += 1;
    limit(elements, SVG_LIMITS.elements, 'contains too many elements');
    limit(open.length + 1, SVG_LIMITS.depth, 'nests its elements too deeply');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const take = (characters: string) => {
    open.at(-1)?.children.push(characters);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(text).close();
  if (root === null) throw new Refused('The SVG is empty.', 'Export it again.');
  return root;
}

/** @returns an element's own text, without that of its descendants */
export function textIn({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('');
}
