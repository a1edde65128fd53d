/**
 * Elements of HTML and SVG that authors may write; other words in angle brackets are placeholders.
 */
const ELEMENTS = new Set(
  `a abbr address animate applet area article aside audio b base bdi bdo big blockquote body br button
  canvas caption center circle cite code col colgroup data datalist dd del details dfn dialog div dl dt
  em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header
  hgroup hr html i iframe image img input ins kbd label legend li link main map mark marquee math menu
  meta meter nav noscript object ol optgroup option output p param path picture pre progress q rect rp
  rt ruby s samp script search section select slot small source span strike strong style sub summary sup
  svg table tbody td template text textarea tfoot th thead time title tr track tt u ul use var video wbr`.split(
    /\s+/,
  ),
);

/** Attributes that need no value, and so look like words. */
const FLAGS = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled download
  formnovalidate hidden inert ismap itemscope loop multiple muted nomodule novalidate open playsinline
  popover readonly required reversed selected`.split(/\s+/),
);

export function isHtmlElement(name: string): boolean {
  return ELEMENTS.has(name);
}

export function isHtmlFlag(name: string): boolean {
  return FLAGS.has(name);
}
