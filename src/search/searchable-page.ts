import { hiddenForms } from './terms.ts';

/** Comments, elements whose content is no markup, tags. */
const MARKUP =
  /<!--[\s\S]*?-->|<(script|style|template)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;

const VOID = new Set('area br col embed hr img input link meta source track wbr'.split(' '));

/** What Pagefind itself leaves out. */
const LEFT_OUT = new Set('head noscript label form svg footer nav iframe'.split(' '));

/** Tags that may stand within a word. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/**
 * A page as the indexer gets it: with spaces around its blocks, and with the forms of its identifiers
 * that Pagefind would not find.
 *
 * Without the spaces Pagefind glues neighbours together (`<th>name</th><th>type</th>`) and ends table
 * cells and headings with full stops of its own. The forms are metadata, which is searched but is no
 * text of the page, so that no excerpt ever shows it.
 *
 * @returns null for a page that has no `data-pagefind-body`
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
