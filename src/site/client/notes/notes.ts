import { compareText } from '../../../model/compare-text.ts';
import { store, stored } from '../storage.ts';
import { SAVED } from './saved.ts';

/** A question or a note on a section. */
export interface Note {
  id: string;
  kind: 'question' | 'note';
  text: string;
  /** Path of the document, '' for the cover; null if it is not about a section. */
  path: string | null;
  /** Id of the section. */
  section: string;
  /** Titles of both at the time of writing, in case they are removed later. */
  document: string;
  title: string;
  /** Position on the agenda. */
  order: number;
}

/** One key per note, so that tabs writing at the same time don't overwrite each other. */
const PREFIX = SAVED;

/** @returns all notes in agenda order; stored values that are not notes are skipped */
export function allNotes(): Note[] {
  return noteKeys()
    .flatMap((key) => readNote(key.slice(PREFIX.length)) ?? [])
    .sort((a, b) => a.order - b.order || compareText(a.id, b.id));
}

export function readNote(id: string): Note | null {
  const value = Object(stored(PREFIX + id)) as Partial<Record<keyof Note, unknown>>;
  if (typeof value.text !== 'string' || value.text.trim() === '') return null;
  const text = (name: keyof Note) => (typeof value[name] === 'string' ? String(value[name]) : '');
  return {
    id,
    kind: value.kind === 'note' ? 'note' : 'question',
    text: value.text,
    path: typeof value.path === 'string' ? value.path : null,
    section: text('section'),
    document: text('document'),
    title: text('title'),
    order: typeof value.order === 'number' && Number.isFinite(value.order) ? value.order : 0,
  };
}

/** @returns whether it was saved */
export function writeNote({ id, ...note }: Note): boolean {
  return store(PREFIX + id, note);
}

/** Appends a note. @returns the note; null if it could not be saved */
export function addNote(note: Omit<Note, 'id' | 'order'>): Note | null {
  const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
  const made = { ...note, id, order: Math.max(0, ...allNotes().map(({ order }) => order + 1)) };
  return writeNote(made) ? made : null;
}

/**
 * Changes a note's text. If another tab has changed it meanwhile, both versions are kept, because
 * there is no telling which one is wanted.
 *
 * @param before the note when editing began
 * @returns the note that now has the text; null if it could not be saved
 */
export function changeNote(before: Note, change: Pick<Note, 'text' | 'kind'>): Note | null {
  const now = readNote(before.id);
  if (now && (now.text !== before.text || now.kind !== before.kind)) {
    return addNote({ ...before, ...change });
  }
  const changed = { ...(now ?? before), ...change };
  return writeNote(changed) ? changed : null;
}

export function removeNote(id: string): void {
  localStorage.removeItem(PREFIX + id);
}

/** Moves a note by one position. Writes only positions, as texts may be changing in other tabs. */
export function moveNote(id: string, step: 1 | -1): void {
  const ids = allNotes().map((note) => note.id);
  const at = ids.indexOf(id);
  const other = ids[at + step];
  if (at === -1 || other === undefined) return;
  ids[at] = other;
  ids[at + step] = id;
  for (const [order, one] of ids.entries()) {
    const note = readNote(one);
    if (note && note.order !== order) writeNote({ ...note, order });
  }
}

/** Calls back when another tab has changed a note. */
export function onNotesChange(listener: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) listener();
  });
}

function noteKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}
