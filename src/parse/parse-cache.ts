import type { Problem, Source } from '../model/source.ts';
import { parseSource } from './source.ts';

type Parse = typeof parseSource;

/** @returns a `parseSource` that parses a file again only when its content has changed */
export function createParseCache(): Parse {
  const known = new Map<string, { content: Uint8Array | Problem; source: Source }>();
  return (file, content) => {
    const last = known.get(file);
    if (last && isSame(last.content, content)) return last.source;
    const source = parseSource(file, content);
    known.set(file, { content, source });
    return source;
  };
}

function isSame(a: Uint8Array | Problem, b: Uint8Array | Problem): boolean {
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) return false;
  if (a.length !== b.length) return false;
  // Every byte of a workspace is compared after every change: a call for each would be felt.
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
