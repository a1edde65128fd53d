import { keyOf } from '../storage.ts';

/** Prefix of every note's key. */
export const SAVED = keyOf('note:');

/** Whether there are notes for any page; the code that shows notes is loaded only then. */
export function hasNotes(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(SAVED));
  } catch {
    return false;
  }
}
