import { ACTIVE, ELEMENTS, REFERRING, TEXTS } from './allowed.ts';
import { readEmbedded } from './embedded.ts';
import { idIn, type Names } from './names.ts';
import type { SvgNode } from './node.ts';
import { textIn, type XmlElement } from './read-xml.ts';
import { limit, Refused, SVG_LIMITS } from './refused.ts';
import { readStylesheet, type Stylesheet } from './stylesheet.ts';
import { takeAttributes } from './take-attributes.ts';

export const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
const XLINK = 'http://www.w3.org/1999/xlink';

/** State collected while walking an SVG. */
export interface Taking {
  names: Names;
  sheets: Stylesheet[];
  /** Total length of style elements so far. */
  styleLength: number;
  /** The root's namespace: SVG's, or none if not declared. */
  namespace: string;
}

/**
 * Rebuilds an element from allowed parts. Drops whatever draws nothing: editor metadata, other
 * vocabularies, unknown elements.
 *
 * @param isInText whether it is inside a text element
 * @param isAlternative whether a fallback is shown if this cannot be
 * @returns null if it is dropped
 * @throws Refused if it runs code, loads something or refers to another file
 */
export function takeElement(
  element: XmlElement,
  taking: Taking,
  isInText = false,
  isAlternative = false,
): SvgNode | null {
  const { name, namespace } = element;
  if (isAlternative && isForeign(element)) {
    refuseScripts(element);
    return null;
  }
  refuseActive(element);
  if (namespace !== taking.namespace || (name !== 'a' && !ELEMENTS.has(name))) {
    refuseScripts(element);
    return null;
  }
  const node: SvgNode = {
    // Links don't work in an SVG shown as an image.
    name: name === 'a' ? (isInText ? 'tspan' : 'g') : name,
    ...takeAttributes(element, taking.names),
    image: null,
    children: [],
  };
  takeAddress(element, node, taking.names);
  if (name === 'style') return takeStyle(element, node, taking);
  if (name === 'title' || name === 'desc') {
    refuseScripts(element);
    node.children = [textIn(element)];
  } else node.children = takeChildren(element, TEXTS.has(node.name), taking);
  return node;
}

function takeChildren(element: XmlElement, isText: boolean, taking: Taking): SvgNode['children'] {
  const { name, children } = element;
  const last = children.findLastIndex((child) => typeof child !== 'string' && !isForeign(child));
  const taken: SvgNode['children'] = [];
  for (const [index, child] of children.entries()) {
    if (typeof child === 'string') {
      if (isText) taken.push(child);
      continue;
    }
    const node = takeElement(child, taking, isText, name === 'switch' && index < last);
    if (node) taken.push(node);
  }
  return taken;
}

function isForeign({ name }: XmlElement): boolean {
  return name === 'foreignObject';
}

function takeStyle(element: XmlElement, node: SvgNode, taking: Taking): SvgNode | null {
  const type = element.attributes.find((one) => one.namespace === '' && one.name === 'type');
  // Browsers ignore styles in other languages.
  if (!/^\s*(?:text\/css)?\s*$/i.test(type?.value ?? '')) return null;
  const css = textIn(element);
  taking.styleLength += css.length;
  limit(taking.styleLength, SVG_LIMITS.style, 'has styles with too many characters');
  const sheet = readStylesheet(css, taking.names);
  taking.sheets.push(sheet);
  node.attributes.delete('type');
  node.children = [sheet.text];
  return node;
}

function takeAddress({ name, attributes }: XmlElement, node: SvgNode, names: Names): void {
  const addresses = attributes.filter(
    (one) => one.name === 'href' && (one.namespace === '' || one.namespace === XLINK),
  );
  for (const { value } of addresses) {
    const address = withoutControls(value);
    if (/^(?:javascript|vbscript|livescript):/i.test(address)) {
      throw new Refused('The SVG contains a link that runs code.', 'Remove the link.');
    }
    if (name === 'image' || !REFERRING.has(name) || address === '') continue;
    if (idIn(value) === null) {
      throw new Refused(
        `The SVG refers to another file: <${name}> with "${value.trim().slice(0, 80)}".`,
        'Embed the referenced content in the SVG, or save it as PNG.',
      );
    }
  }
  // If both are present, the one without a prefix wins (SVG 2).
  const [first] = addresses.sort((a, b) => a.namespace.length - b.namespace.length);
  if (!first || withoutControls(first.value) === '') return;
  if (name === 'image') node.image = readEmbedded(first.value);
  const id = REFERRING.has(name) ? idIn(first.value) : null;
  if (id === null) return;
  node.attributes.set('href', `#${names.refer(id)}`);
  node.refers.set('href', [id]);
}

/** Browsers ignore whitespace and control characters in a URL. */
function withoutControls(address: string): string {
  return address.replace(/[^!-\uffff]/g, '');
}

function refuseActive({ name, namespace }: XmlElement): void {
  if (namespace !== SVG && namespace !== XHTML && namespace !== '') return;
  if (name === 'foreignObject') {
    throw new Refused(
      'The SVG contains HTML (<foreignObject>), which most programs do not show.',
      'Export labels as plain text (in Mermaid, set "htmlLabels: false"), or save it as PNG.',
    );
  }
  if (ACTIVE.has(name.toLowerCase())) {
    throw new Refused(`The SVG contains code or another document: <${name}>.`);
  }
  if (namespace === XHTML) throw new Refused(`The SVG contains HTML: <${name}>.`);
}

/** Dropped content is not checked, except that a script in it is still reported. */
function refuseScripts({ name, namespace, children }: XmlElement): void {
  const isScript = name.toLowerCase() === 'script' && [SVG, XHTML, ''].includes(namespace);
  if (isScript) throw new Refused('The SVG contains a script.');
  for (const child of children) if (typeof child !== 'string') refuseScripts(child);
}
