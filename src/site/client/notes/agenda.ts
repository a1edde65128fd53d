import {
  mailAddress,
  NO_NOTES,
  type NotedText,
  notesMarkdown,
  notesText,
  withAddresses,
} from '../../../view/agenda-text.ts';
import { withBase } from '../../base.ts';
import { element } from './element.ts';
import { noteForm } from './note-form.ts';
import { keepNoteList } from './note-list.ts';
import { addNote, allNotes, type Note } from './notes.ts';

/** Collects the notes on `/first-call/` and adds them to whatever is exported from there. */
export function gatherNotes(): void {
  const place = document.querySelector<HTMLElement>('[data-gathered]');
  const list = place?.querySelector<HTMLElement>('[data-list]');
  const empty = place?.querySelector<HTMLElement>('[data-empty]');
  const another = place?.querySelector<HTMLButtonElement>('[data-another]');
  if (!place || !list || !empty || !another) return;
  const sections = sectionsFrom(place.dataset.gathered ?? '{}');
  const show = keepNoteList(list, {
    holds: () => true,
    place: (note) => placeOf(note, sections),
    about: ({ title, document: name, path }) => (path === null ? 'the call' : title || name),
    isOrdered: true,
    shown(notes) {
      empty.hidden = notes.length > 0;
      updateMail(notes.map((note) => noted(note, sections)));
    },
  });
  another.addEventListener('click', () => {
    another.hidden = true;
    const form = noteForm({
      about: 'the call',
      save: (note) =>
        addNote({ ...note, path: null, section: '', document: '', title: '' }) !== null,
      close() {
        form.remove();
        another.hidden = false;
        show();
        another.focus();
      },
    });
    another.after(form);
    form.querySelector('textarea')?.focus();
  });

  const texts = () => allNotes().map((note) => noted(note, sections));
  offerCopy(texts);
  document.querySelector('[data-download]')?.addEventListener('click', (event) => {
    const link = event.currentTarget as HTMLAnchorElement;
    const blob = new Blob([markdown(texts())], { type: 'text/markdown' });
    const address = URL.createObjectURL(blob);
    link.href = address;
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
}

type Sections = Readonly<Record<string, string[]>>;

/** Section ids by document path, in the current site. */
function sectionsFrom(json: string): Sections {
  return Object.assign(Object.create(null), JSON.parse(json));
}

/** @returns the link to a note's section; null if it no longer exists */
function hrefOf({ path, section }: Note, sections: Sections): string | null {
  if (path === null || !sections[path]?.includes(section)) return null;
  const page = path === '' ? '/' : `/${path.split('/').map(encodeURIComponent).join('/')}/`;
  return withBase(`${page}#${encodeURIComponent(section)}`);
}

function nameOf({ path, document: name, title }: Note): string {
  if (path === null) return 'General';
  return [name, title].filter(Boolean).join(' › ') || 'Somewhere';
}

const GONE = '(this section no longer exists)';

function placeOf(note: Note, sections: Sections): Node {
  const href = hrefOf(note, sections);
  const name = nameOf(note);
  const place = element('p', { class: 'note-place' });
  if (href === null) place.append(note.path === null ? name : `${name} ${GONE}`);
  else place.append(element('a', { href }, name));
  return place;
}

function noted(note: Note, sections: Sections): NotedText {
  const href = hrefOf(note, sections);
  const isGone = href === null && note.path !== null;
  return {
    kind: note.kind,
    place: isGone ? `${nameOf(note)} ${GONE}` : nameOf(note),
    href: href === null ? null : new URL(href, location.href).href,
    text: note.text,
  };
}

function markdown(notes: NotedText[]): string {
  const template = document.querySelector<HTMLTemplateElement>('[data-markdown]');
  const agenda = template?.content.textContent ?? '';
  const address = new URL(withBase('/'), location.href).href;
  return withAddresses(agenda, address).replace(NO_NOTES, () => notesMarkdown(notes));
}

function offerCopy(texts: () => NotedText[]): void {
  const copy = document.querySelector<HTMLButtonElement>('[data-copy]');
  const status = document.querySelector<HTMLElement>('[data-copied]');
  if (!copy || !status || !navigator.clipboard) return;
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(markdown(texts())).then(
      () => {
        status.textContent = 'Copied, with your notes.';
      },
      () => {
        status.textContent = 'The browser blocked copying. Download it instead.';
      },
    );
  });
}

/** Regenerates the `mailto:` link whenever the notes change. */
function updateMail(notes: NotedText[]): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-mail]');
  const template = document.querySelector<HTMLTemplateElement>('[data-mail-text]');
  const hint = document.querySelector<HTMLElement>('[data-mail-cut]');
  if (!link || !template || !hint) return;
  const mail = JSON.parse(template.content.textContent ?? '');
  const body = mail.body.replace(NO_NOTES, () => notesText(notes));
  const { href, isCut } = mailAddress({ ...mail, body });
  link.href = href;
  hint.hidden = !isCut;
}
