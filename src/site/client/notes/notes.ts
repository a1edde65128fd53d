import { compareText } from '../../../model/compare-text.ts';
import { store, stored } from '../storage.ts';
import { SAVED } from './saved.ts';

/** A question or a note on a section. */
export interface Note {
  id: string;
  kind: 'question' | 'note';
  text: string;
  /** Path of the document, '' for the cover; null if it is about no section. */
  path: string | null;
  /** Id of the section. */
  section: string;
  /** What both were called when it was written, for when they are gone. */
  document: string;
  title: string;
  /** Place on the agenda. */
  order: number;
}

/** One key for each note: tabs that write at the same time write beside each other. */
const PREFIX = SAVED;

/** @returns every note, in the order of the agenda; what is kept there and is no note is passed over */
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

/** @returns whether it is kept */
export function writeNote({ id, ...note }: Note): boolean {
  return store(PREFIX + id, note);
}

/** Adds a note at the end. @returns it; null if it could not be kept */
export function addNote(note: Omit<Note, 'id' | 'order'>): Note | null {
  const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
  const made = { ...note, id, order: Math.max(0, ...allNotes().map(({ order }) => order + 1)) };
  return writeNote(made) ? made : null;
}

/**
 * Changes a note's text. Where another tab has changed it since, both stay: nobody can tell which one
 * was meant.
 *
 * @param before the note as it was when the change began
 * @returns the note that has the text now; null if it could not be kept
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

/** Moves a note by one place. Only places are written: what the notes say may be changing elsewhere. */
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

/** Tells when another tab has changed a note. */
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
