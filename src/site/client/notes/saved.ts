import { keyOf } from '../storage.ts';

/** What the key of every note begins with. */
export const SAVED = keyOf('note:');

/** Whether anything was noted, on whatever page: what shows notes is loaded only then. */
export function hasNotes(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(SAVED));
  } catch {
    return false;
  }
}
