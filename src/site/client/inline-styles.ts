/*
 * The policy of the pages forbids `<style>` and `style="…"`, and so what Mermaid writes. It allows what
 * scripts do to style sheets and to the style of an element that is there. So what Mermaid writes the
 * one way is done the other way.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** What a `style` attribute is called while markup is parsed. */
const NAME = 'data-inline-style';
const TAG = /<[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const ATTRIBUTE = /(?<=[\s"'/])([^\s"'/=>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/** As the browser has it. */
const HTML = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');

/** @returns what `markup` begins with, its styles set by script */
export function styled(markup: string): Element {
  const [element] = fragment(document.createElement('div'), markup);
  if (!(element instanceof Element)) throw new Error('There is nothing in the picture.');
  return element;
}

/**
 * Runs `draw` while the document takes inline styles in the way that the policy allows: what is written
 * into a `<style>` becomes a style sheet of the page, and `style` attributes are set as properties.
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
  // What Mermaid has cleaned is parsed for that.
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

/** Stands where a `<style>` would, and makes what is written into it a style sheet of the page. */
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
 * Parses markup as the content of an element, in a document that shows and runs nothing. The policy
 * holds there as well, so styles must have another name before anything is parsed.
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

/** Calls every `style` attribute something else; the same words in text stay as they are. */
function renamed(markup: string): string {
  return markup.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (whole, name: string) =>
      name.toLowerCase() === 'style' ? whole.replace(name, NAME) : whole,
    ),
  );
}
