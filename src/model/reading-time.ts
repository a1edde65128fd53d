import type { Length } from './source.ts';

const WORDS_PER_MINUTE = 220;
const SECONDS_PER_DIAGRAM = 20;

/** @returns minutes, unrounded: code counts half, a diagram 20 seconds */
export function readingMinutes({ words, codeWords, diagrams }: Length): number {
  return (words + codeWords / 2) / WORDS_PER_MINUTE + (diagrams * SECONDS_PER_DIAGRAM) / 60;
}

/** @returns whole minutes as shown to readers, at least one */
export function wholeMinutes(minutes: number): number {
  return Math.max(1, Math.round(minutes));
}
