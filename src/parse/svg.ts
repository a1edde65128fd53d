import { FILE_START } from '../model/position.ts';
import type { Problem } from '../model/source.ts';

const CODE =
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object)\b|\son\w+\s*=|(?:java|vb)script:|data:text\/html|<!ENTITY/i;

/** @returns why an SVG may not be published; null where it is only a picture */
export function svgProblem(content: Uint8Array | Problem): Problem | null {
  if (!(content instanceof Uint8Array)) return content;
  if (!CODE.test(new TextDecoder().decode(content))) return null;
  return {
    range: FILE_START,
    message: 'The SVG holds code: a script, an event handler or foreign content.',
    hint: 'Export it as a plain picture, or save it as PNG.',
  };
}
