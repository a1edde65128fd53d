import { withBase } from '../../base.ts';
import { element } from './element.ts';
import { noteForm } from './note-form.ts';
import { keepNoteList } from './note-list.ts';
import { addNote, allNotes } from './notes.ts';

/** A section of the page, and the button that asks about it. */
export interface AskedSection {
  path: string;
  document: string;
  id: string;
  title: string;
  ask: HTMLButtonElement;
}

const shown = new WeakMap<HTMLButtonElement, { show: () => void; status: HTMLElement }>();

/** Shows the notes of the sections that have some. */
export function showNotes(sections: readonly AskedSection[]): void {
  const noted = new Set(allNotes().map(({ path, section }) => `${path}#${section}`));
  for (const section of sections) {
    if (noted.has(`${section.path}#${section.id}`)) notesOf(section);
  }
}

/** Opens the text box of a section. */
export function openForm(section: AskedSection): void {
  const { path, document, id, title, ask } = section;
  if (ask.getAttribute('aria-expanded') === 'true') return;
  const { show, status } = notesOf(section);
  let isKept = false;
  const form = noteForm({
    about: title,
    save(note) {
      isKept = addNote({ ...note, path, section: id, document, title }) !== null;
      return isKept;
    },
    close() {
      form.remove();
      ask.setAttribute('aria-expanded', 'false');
      show();
      ask.focus();
      status.replaceChildren(
        ...(isKept ? ['Saved in this browser. See it on ', agendaLink(), '.'] : []),
      );
    },
  });
  status.replaceChildren();
  ask.setAttribute('aria-expanded', 'true');
  ask.after(form);
  form.querySelector('textarea')?.focus();
}

function notesOf(section: AskedSection) {
  const known = shown.get(section.ask);
  if (known) return known;
  const list = element('ul', { class: 'notes', 'data-pagefind-ignore': 'all' });
  list.setAttribute('aria-label', `Your notes on “${section.title}”`);
  const status = element('p', { role: 'status', class: 'note-status' });
  section.ask.after(list, status);
  const show = keepNoteList(list, {
    holds: (note) => note.path === section.path && note.section === section.id,
    about: () => section.title,
    isOrdered: false,
  });
  const made = { show, status };
  shown.set(section.ask, made);
  return made;
}

function agendaLink(): HTMLElement {
  return element('a', { href: withBase('/first-call/') }, 'the agenda of the first call');
}
