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
  /** Whether to list a note here. */
  holds(note: Note): boolean;
  /** Shown above each note's text; nothing if absent. */
  place?(note: Note): Node;
  /** What a note is about, for the accessible names of its controls. */
  about(note: Note): string;
  /** Whether the reader can reorder the notes. */
  isOrdered: boolean;
  /** Called with the listed notes whenever they change. */
  shown?(notes: Note[]): void;
}

/**
 * Shows notes, lets the reader edit them, and keeps them in sync with other tabs.
 *
 * @returns a function that refreshes the list after an external change
 */
export function keepNoteList(list: HTMLElement, options: NoteListOptions): () => void {
  const forms = new Map<string, HTMLFormElement>();
  /** Just deleted; kept for undo. */
  const gone = new Map<string, Note>();

  function show(): void {
    const notes = allNotes().filter(options.holds);
    const present = new Set(notes.map(({ id }) => id));
    // Keep an open text box, even if its note was deleted in another tab.
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

  /** Restores focus to the control that had it, or to a neighbour if that is now disabled. */
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
    // Re-rendering the list moves focus out of the text box.
    if (writing instanceof HTMLElement && writing.isConnected) writing.focus();
  });
  show();
  return show;
}
