import { unquoted } from '../repo/quoted-path.ts';
import type { FilePatch, Hunk, Patch } from './commit.ts';

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Parses the output of `git diff-tree --patch --unified=0 --format=%x00%H` line by line. Takes the
 * length of a hunk from its header, so that content cannot be mistaken for a header.
 *
 * @param onPatch called with each complete patch
 * @returns a function that takes a line without its line break, decoded as latin1 (only paths are
 *   decoded further), and null at the end
 */
export function patchReader(onPatch: (patch: Patch) => void): (line: string | null) => void {
  let patch: Patch | null = null;
  let file: FilePatch | null = null;
  let hunk: Hunk | null = null;
  let toRemove = 0;
  let toAdd = 0;
  return (line) => {
    if (line !== null && hunk && toRemove + toAdd > 0) {
      if (line.startsWith('-')) {
        hunk.removed.push(line.slice(1));
        toRemove -= 1;
      } else if (line.startsWith('+')) {
        hunk.added.push(line.slice(1));
        toAdd -= 1;
      }
      // The rest is "\ No newline at end of file".
      return;
    }
    if (line === null || line.startsWith('\0')) {
      if (patch) onPatch(patch);
      patch = line === null ? null : { commit: line.slice(1), files: [] };
      file = null;
    } else if (line.startsWith('diff --git ')) {
      const path = samePath(line.slice('diff --git '.length));
      file = { from: path, to: path, binary: false, hunks: [] };
      patch?.files.push(file);
    } else if (file) {
      const head = HUNK.exec(line);
      if (head) {
        const [oldStart = 0, removed = 1, newStart = 0, added = 1] = head
          .slice(1, 5)
          .map((number) => (number === undefined ? undefined : Number(number)));
        hunk = { oldStart, newStart, removed: [], added: [] };
        toRemove = removed;
        toAdd = added;
        file.hunks.push(hunk);
      } else readHead(line, file);
    }
  };
}

function readHead(line: string, file: FilePatch): void {
  if (line.startsWith('new file mode ')) file.from = null;
  else if (line.startsWith('deleted file mode ')) file.to = null;
  else if (line.startsWith('rename from ')) file.from = pathOf(line.slice('rename from '.length));
  else if (line.startsWith('rename to ')) file.to = pathOf(line.slice('rename to '.length));
  else if (line.startsWith('Binary files ')) file.binary = true;
}

/** `a/one b/one`; both paths are equal except in a rename, which has separate lines for them. */
function samePath(pair: string): string {
  const half = pair.slice(0, (pair.length - 1) / 2);
  return pathOf(half.replace(/^("?)a\//, '$1'));
}

/** Re-encodes latin1 as bytes. */
function pathOf(text: string): string {
  const bytes = Uint8Array.from(unquoted(text), (char) => char.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
