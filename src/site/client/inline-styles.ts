/*
 * The pages' CSP blocks `<style>` and `style="…"`, which Mermaid writes, but allows scripts to
 * change style sheets and the style of existing elements (CSSOM). This translates the former to the
 * latter.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** Name given to `style` attributes while markup is parsed. */
const NAME = 'data-inline-style';
const TAG = /<[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const ATTRIBUTE = /(?<=[\s"'/])([^\s"'/=>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/** The browser's own method. */
const HTML = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');

/** @returns the first element of `markup`, with its styles set by script */
export function styled(markup: string): Element {
  const [element] = fragment(document.createElement('div'), markup);
  if (!(element instanceof Element)) throw new Error('The drawing is empty.');
  return element;
}

/**
 * Runs `draw` with inline styles redirected to what the CSP allows: the content of a `<style>`
 * becomes a style sheet of the page, and `style` attributes are set as properties.
 */
export async function withoutInlineStyles<T>(draw: () => Promise<T>): Promise<T> {
  const { setAttribute } = Element.prototype;
  const { createElement, createElementNS } = document;
  const { parseFromString } = DOMParser.prototype;
  const isStyle = (name: string) => name.toLowerCase() === 'style';
  Element.prototype.setAttribute = function (name, value) {
    if (isStyle(name) && 'style' in this) (this as SVGElement).style.cssText = String(value);
    else setAttribute.call(this, name, value);
  };
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...HTML,
    set(this: Element, markup: string) {
      this.replaceChildren(...fragment(this, String(markup)));
    },
  });
  // Mermaid parses DOMPurify's output, so the parser has to rename styles, too.
  DOMParser.prototype.parseFromString = function (markup, type) {
    return parseFromString.call(this, renamed(String(markup)), type);
  };
  document.createElement = ((name: string, options?: ElementCreationOptions) =>
    isStyle(name)
      ? holder(createElement.call(document, 'template'))
      : createElement.call(document, name, options)) as Document['createElement'];
  document.createElementNS = ((space: string | null, name: string) =>
    isStyle(name)
      ? holder(createElementNS.call(document, SVG, 'metadata'))
      : createElementNS.call(document, space, name)) as Document['createElementNS'];
  try {
    return await draw();
  } finally {
    Element.prototype.setAttribute = setAttribute;
    if (HTML) Object.defineProperty(Element.prototype, 'innerHTML', HTML);
    DOMParser.prototype.parseFromString = parseFromString;
    Reflect.deleteProperty(document, 'createElement');
    Reflect.deleteProperty(document, 'createElementNS');
  }
}

/** Replaces a `<style>` element and turns its text into a style sheet of the page. */
function holder(element: Element): Element {
  const take = {
    get: () => '',
    set(css: string) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    },
  };
  return Object.defineProperties(element, { innerHTML: take, textContent: take });
}

/**
 * Parses markup as the content of an element in an inert document. The CSP applies there, too, so
 * `style` attributes must be renamed before parsing.
 */
function fragment(context: Element, markup: string): Node[] {
  const inert = document.implementation.createHTMLDocument('');
  const parent = inert.importNode(context, false);
  HTML?.set?.call(parent, renamed(markup));
  const styles = [...parent.querySelectorAll(`[${NAME}]`)].map((element) => {
    const style = element.getAttribute(NAME) ?? '';
    element.removeAttribute(NAME);
    return { element: element as SVGElement, style };
  });
  const nodes = [...parent.childNodes].map((node) => document.adoptNode(node));
  for (const { element, style } of styles) element.style.cssText = style;
  return nodes;
}

/** Renames every `style` attribute; the same characters in text are unchanged. */
function renamed(markup: string): string {
  return markup.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (whole, name: string) =>
      name.toLowerCase() === 'style' ? whole.replace(name, NAME) : whole,
    ),
  );
}
