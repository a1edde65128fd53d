import { hasNotes, SAVED } from './saved.ts';
import type { AskedSection } from './section-notes.ts';

/**
 * The part of the notes feature that every document loads: a button for each section. The text box
 * is loaded on click; existing notes only if there are any.
 */
export function offerNotes(): void {
  for (const content of document.querySelectorAll<HTMLElement>('[data-notes]')) {
    const sections = [...content.querySelectorAll<HTMLElement>(':scope > :is(h2, h3)[id]')].map(
      (heading) => sectionAt(heading, content.dataset),
    );
    const load = () => import('./section-notes.ts');
    for (const section of sections) {
      section.ask.addEventListener('click', () => {
        load().then(({ openForm }) => openForm(section));
      });
    }
    if (hasNotes()) load().then(({ showNotes }) => showNotes(sections));
    addEventListener('storage', ({ key }) => {
      if (key?.startsWith(SAVED)) load().then(({ showNotes }) => showNotes(sections));
    });
  }
}

function sectionAt(heading: HTMLElement, { notes, title }: DOMStringMap): AskedSection {
  const text = [...heading.childNodes]
    .filter((node) => !(node instanceof Element && node.matches('.anchor')))
    .map(({ textContent }) => textContent)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const ask = document.createElement('button');
  const rest = document.createElement('span');
  rest.className = 'sr-only';
  rest.textContent = ` about ${text}`;
  ask.type = 'button';
  ask.className = 'ask';
  ask.dataset.pagefindIgnore = 'all';
  ask.setAttribute('aria-expanded', 'false');
  ask.append('Ask', rest);
  heading.after(ask);
  return { path: notes ?? '', document: title ?? '', id: heading.id, title: text, ask };
}
