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
  return { pieces: readingsOf(path.endsWith('.ics') ? raw.replace(/\r?\n[ \t]/g, '') : raw), raw };
}

/**
 * A text, and what it says to whoever takes the escapes out of it: the line breaks in strings of JSON
 * and scripts and in calendars, the characters in addresses, as in the body of a mail.
 */
function readingsOf(text: string): string[] {
  const readings = [text];
  if (/\\[nNrt]/.test(text)) readings.push(text.replace(/\\[nNrt]/g, ' '));
  if (/%[0-9A-F]{2}/i.test(text)) readings.push(withoutPercents(text));
  return readings;
}

function withoutPercents(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/gi, (escapes) => {
    const hex = escapes.replaceAll('%', '');
    return new TextDecoder().decode(Buffer.from(hex, 'hex'));
  });
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
  return [...readingsOf(text.join(' ')), ...attributes.flatMap(readingsOf)];
}
