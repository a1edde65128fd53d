import { compareText } from '../../../model/compare-text.ts';
import { button, element } from './element.ts';
import { noteForm } from './note-form.ts';
import {
  allNotes,
  changeNote,
  moveNote,
  type Note,
  onNotesChange,
  readNote,
  removeNote,
  writeNote,
} from './notes.ts';

export interface NoteListOptions {
  /** Whether a note belongs here. */
  holds(note: Note): boolean;
  /** What stands above each note's text; nothing where absent. */
  place?(note: Note): Node;
  /** What a note is about, for the names of its controls. */
  about(note: Note): string;
  /** Whether the reader may put the notes into another order. */
  isOrdered: boolean;
  /** Called with what is shown, whenever that changes. */
  shown?(notes: Note[]): void;
}

/**
 * Shows notes and lets them be changed, here and in other tabs.
 *
 * @returns what shows them again after a change from outside
 */
export function keepNoteList(list: HTMLElement, options: NoteListOptions): () => void {
  const forms = new Map<string, HTMLFormElement>();
  /** Deleted just now, so that it can be taken back. */
  const gone = new Map<string, Note>();

  function show(): void {
    const notes = allNotes().filter(options.holds);
    const present = new Set(notes.map(({ id }) => id));
    // What is being written stays, even where the note was deleted elsewhere.
    const all = [...notes, ...[...gone.values()].filter(({ id }) => !present.has(id))];
    all.sort((a, b) => a.order - b.order || compareText(a.id, b.id));
    const kept = [...forms].filter(([id]) => !all.some((note) => note.id === id));
    list.replaceChildren(
      ...all.map((note) => (present.has(note.id) ? itemOf(note, notes) : undoItem(note))),
      ...kept.map(([, form]) => element('li', {}, form)),
    );
    list.hidden = list.childElementCount === 0;
    options.shown?.(notes);
  }

  function itemOf(note: Note, notes: Note[]): HTMLElement {
    const form = forms.get(note.id);
    const place = options.place ? [options.place(note)] : [];
    if (form) return element('li', { 'data-note': note.id }, ...place, form);
    const name = `${note.kind} about “${options.about(note)}”`;
    const actions = [
      button('Edit', () => edit(note), `Edit ${name}`),
      button('Delete', () => remove(note), `Delete ${name}`),
    ];
    if (options.isOrdered && notes.length > 1) {
      const at = notes.findIndex(({ id }) => id === note.id);
      const up = button('Up', () => move(note, -1), `Move up ${name}`);
      const down = button('Down', () => move(note, 1), `Move down ${name}`);
      up.disabled = at === 0;
      down.disabled = at === notes.length - 1;
      actions.unshift(up, down);
    }
    return element(
      'li',
      { 'data-note': note.id },
      ...place,
      element('p', { class: 'note-kind' }, note.kind === 'question' ? 'Question' : 'Note'),
      element('p', { class: 'note-text' }, note.text),
      element('p', { class: 'note-actions' }, ...actions),
    );
  }

  function undoItem(note: Note): HTMLElement {
    const undo = button('Undo', () => {
      if (!writeNote(note)) return;
      gone.delete(note.id);
      show();
      focus(note.id, 'Delete');
    });
    return element(
      'li',
      { 'data-note': note.id, class: 'note-gone' },
      element('p', { role: 'status' }, 'Deleted. ', undo),
    );
  }

  function edit(note: Note): void {
    const close = (id = note.id) => {
      forms.delete(note.id);
      show();
      focus(id, 'Edit');
    };
    let savedAs: string | undefined;
    const form = noteForm({
      about: options.about(note),
      note,
      save(change) {
        savedAs = changeNote(note, change)?.id;
        return savedAs !== undefined;
      },
      close: () => close(savedAs),
    });
    forms.set(note.id, form);
    show();
    form.querySelector('textarea')?.focus();
  }

  function remove({ id }: Note): void {
    const note = readNote(id);
    if (note) gone.set(id, note);
    removeNote(id);
    show();
    focus(id, 'Undo');
  }

  function move({ id }: Note, step: 1 | -1): void {
    moveNote(id, step);
    show();
    focus(id, step < 0 ? 'Up' : 'Down');
  }

  /** The keyboard stays where it was, or beside it where that cannot be used any more. */
  function focus(id: string, label: string): void {
    const item = [...list.querySelectorAll<HTMLElement>('[data-note]')].find(
      (one) => one.dataset.note === id,
    );
    const buttons = [...(item?.querySelectorAll('button') ?? [])].filter((one) => !one.disabled);
    (buttons.find((one) => one.textContent === label) ?? buttons[0])?.focus();
  }

  onNotesChange(() => {
    const writing = list.contains(document.activeElement) && document.activeElement;
    show();
    // Showing the list anew takes the keyboard away from what is written in it.
    if (writing instanceof HTMLElement && writing.isConnected) writing.focus();
  });
  show();
  return show;
}
