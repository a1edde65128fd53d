import type { Hit, IndexedPage } from './match.ts';
import { whole } from './terms.ts';

/** A table row with an anchor covers only its own words, not the text below the table. */
const ROW = 40;

export interface Section {
  id: string;
  title: string;
  /** Word positions: start of the heading, end of the heading, start of the next section. */
  from: number;
  start: number;
  to: number;
}

/** The page before its first heading, then a section per heading and per titled anchor. */
export function sectionsOf({ content, anchors }: IndexedPage, title: string): Section[] {
  const words = content.split(/\s+/);
  const starts = anchors
    .filter(({ element, text, title }) => title || (/^h[2-6]$/.test(element) && text?.trim()))
    .toSorted((a, b) => a.location - b.location)
    .map((anchor) => ({ ...anchor, name: anchor.title ?? anchor.text?.trim() ?? '' }));
  const isHeading = ({ element }: { element: string }) => /^h\d$/.test(element);
  const after = (from: number, to: number, heading: string) => {
    const length = heading.split(/\s+/).length;
    const said = whole(words.slice(from, from + length).join(' ')) === whole(heading);
    return said ? Math.min(from + length, to) : from;
  };
  const opening = starts.find(isHeading)?.location ?? words.length;
  return [
    { id: '', title, from: 0, start: after(0, opening, title), to: opening },
    ...starts.map((anchor, index) => {
      const { id, name, location } = anchor;
      const later = starts.slice(index + 1);
      const next = isHeading(anchor) ? later.find(isHeading) : later[0];
      const end = next?.location ?? words.length;
      const to = isHeading(anchor) ? end : Math.min(end, location + ROW);
      return { id, title: name, from: location, start: after(location, to, name), to };
    }),
  ];
}

/** The innermost section: a row within its heading's section. */
export function sectionAt(sections: Section[], word: number): Section | undefined {
  return sections.findLast((section) => section.from <= word && word < section.to);
}

export function inHeading({ from, start }: Section): (hit: Hit) => boolean {
  return ({ word }) => word >= from && word < start;
}
