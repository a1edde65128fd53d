import { hiddenForms } from './terms.ts';

/** Comments, raw text elements, tags. */
const MARKUP =
  /<!--[\s\S]*?-->|<(script|style|template)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;

const VOID = new Set('area br col embed hr img input link meta source track wbr'.split(' '));

/** Elements that Pagefind itself ignores. */
const LEFT_OUT = new Set('head noscript label form svg footer nav iframe'.split(' '));

/** Tags that may occur within a word. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/**
 * Prepares a page for the indexer: adds spaces around blocks, and the forms of identifiers that
 * Pagefind would not find.
 *
 * Without the spaces, Pagefind joins adjacent cells (`<th>name</th><th>type</th>`) and adds full
 * stops to table cells and headings. The forms are metadata, which is searched but not part of the
 * page's text, so that excerpts never show it.
 *
 * @returns null for a page without `data-pagefind-body`
 */
export function searchablePage(html: string): string | null {
  let spaced = '';
  let text = '';
  let read = 0;
  let found = false;
  const open: { name: string; state: 'around' | 'inside' | 'ignored' }[] = [];
  const state = () => open.at(-1)?.state ?? 'around';
  const keep = (until: number) => {
    const piece = html.slice(read, until);
    spaced += piece;
    if (state() === 'inside') text += piece;
  };
  for (const tag of html.matchAll(MARKUP)) {
    keep(tag.index);
    read = tag.index + tag[0].length;
    const name = tag[3]?.toLowerCase();
    const attributes = tag[4] ?? '';
    const gap = name === undefined || INLINE.has(name) ? '' : ' ';
    spaced += gap + tag[0] + gap;
    text += gap;
    if (name === undefined || VOID.has(name) || attributes.endsWith('/')) continue;
    if (tag[2] === '/') {
      const opened = open.findLastIndex((element) => element.name === name);
      if (opened !== -1) open.length = opened;
    } else {
      const ignored = LEFT_OUT.has(name) || /\sdata-pagefind-ignore\b/.test(attributes);
      const body = /\sdata-pagefind-body\b/.test(attributes);
      found ||= body && state() !== 'ignored';
      open.push({ name, state: ignored ? 'ignored' : body ? 'inside' : state() });
    }
  }
  keep(html.length);
  return found ? withForms(spaced, text) : null;
}

function withForms(html: string, text: string): string {
  const words = new Set(
    text
      .replace(/&nbsp;|&#160;|&#xa0;/gi, ' ')
      .replace(/&#?\w+;/g, '.')
      .split(/\s+/),
  );
  const forms = new Set([...words].flatMap(hiddenForms));
  const end = html.lastIndexOf('</body>');
  const at = end === -1 ? html.length : end;
  const element = `<p data-pagefind-ignore data-pagefind-meta="terms">${[...forms].join(' ')}</p>`;
  return forms.size === 0 ? html : html.slice(0, at) + element + html.slice(at);
}
