import { button, element } from './element.ts';
import type { Note } from './notes.ts';

export interface NoteFormOptions {
  /** The section it is about: `Scope`. */
  about: string;
  /** Initial text. */
  note?: Pick<Note, 'text' | 'kind'>;
  /** @returns whether it could be saved */
  save(note: Pick<Note, 'text' | 'kind'>): boolean;
  /** Called when the form is closed. */
  close(): void;
}

/** The text box of a note. Text that could not be saved stays in it. */
export function noteForm({ about, note, save, close }: NoteFormOptions): HTMLFormElement {
  const id = `note-${Math.random().toString(36).slice(2)}`;
  const field = element('textarea', { id, rows: '3' });
  field.value = note?.text ?? '';
  const status = element('p', { role: 'status', class: 'note-status' });
  const kinds = (['question', 'note'] as const).map((kind) => {
    const input = element('input', { type: 'radio', name: `${id}-kind`, value: kind });
    input.checked = (note?.kind ?? 'question') === kind;
    return { input, label: element('label', {}, input, kind === 'question' ? 'Question' : 'Note') };
  });
  const copy = button('Copy the text', () => {
    navigator.clipboard.writeText(field.value).then(
      () => status.append(' Copied.'),
      () => field.select(),
    );
  });
  copy.hidden = true;

  const form = element(
    'form',
    { class: 'note-form', 'data-pagefind-ignore': 'all' },
    element('label', { for: id }, `Your question or note about “${about}”`),
    field,
    element(
      'div',
      { class: 'note-kinds', role: 'radiogroup', 'aria-label': 'Kind' },
      ...kinds.map(({ label }) => label),
    ),
    element(
      'p',
      { class: 'note-actions' },
      element('button', { type: 'submit' }, 'Save'),
      button('Cancel', close),
      copy,
    ),
    status,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') {
      status.textContent = 'Write something first, or cancel.';
      field.focus();
      return;
    }
    const kind = kinds[1]?.input.checked ? 'note' : 'question';
    if (save({ text, kind })) return close();
    status.textContent =
      'This browser could not save your note: its storage is full or blocked, as in a private window. Your text is still here. Copy it before you leave.';
    copy.hidden = !navigator.clipboard;
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    // A single key press must not discard what was typed.
    const isUntouched = field.value.trim() === (note?.text ?? '').trim();
    if (event.key === 'Escape' && isUntouched && !event.isComposing) close();
  });
  return form;
}
