import { gunzipSync } from 'node:zlib';
import type { Nodes } from 'hast';
import { htmlToHast } from 'satteri';

/** What a file of the site says: running text, as separate pieces, and everything that might be a name. */
export interface Readable {
  pieces: string[];
  /** The raw text, in which names are looked for. */
  raw: string;
}

/** @returns what the bytes of an output file say once they are decompressed and decoded */
export function readable(path: string, content: Uint8Array): Readable {
  const bytes = content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
  const raw = new TextDecoder().decode(bytes);
  if (/\.(html|svg)$/.test(path)) return { pieces: piecesOf(htmlToHast(raw) as Nodes), raw };
  if (/\.(png|jpe?g|webp|avif|gif|mp4|webm|pdf)$/.test(path)) return { pieces: [], raw };
  return { pieces: [raw], raw };
}

/** The text of a page as one piece, and each attribute's value as one. */
function piecesOf(tree: Nodes): string[] {
  const text: string[] = [];
  const attributes: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'text' || node.type === 'comment') text.push(node.value);
    if (node.type === 'element') {
      for (const value of Object.values(node.properties)) {
        if (typeof value === 'string') attributes.push(value);
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return [text.join(' '), ...attributes];
}
