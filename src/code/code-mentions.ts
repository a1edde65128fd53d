import { globProblem } from '../model/glob.ts';
import type { Range } from '../model/position.ts';
import type { Body } from '../model/source.ts';
import type { Document } from '../model/workspace.ts';

/** A code reference in a document. */
export interface CodeMention {
  kind: 'link' | 'snippet' | 'covers';
  /** The text after `repo:`, or in `from`; the glob of a `covers` entry. */
  reference: string;
  /** The link, element or entry. */
  range: Range;
}

/** @returns all code references in a document, in text order */
export function codeMentions({ source }: Document): CodeMention[] {
  const { data, ranges } = source.frontmatter;
  const globs = Array.isArray(data.covers) ? data.covers : [];
  const covers = globs.flatMap((glob, index): CodeMention[] => {
    const range = ranges[`covers.${index}`]?.value;
    // An invalid glob has its own finding.
    const isGlob = typeof glob === 'string' && glob.trim() !== '' && globProblem(glob) === null;
    return isGlob && range ? [{ kind: 'covers', reference: glob, range }] : [];
  });
  const { body } = source;
  return [...covers, ...(body ? [...linksTo(body), ...snippetsIn(body)] : [])].sort(
    (a, b) =>
      a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}

/** Whether there is anything to look up in the repository. */
export function mentionsCode({ source: { body, frontmatter } }: Document): boolean {
  return (
    Array.isArray(frontmatter.data.covers) ||
    (body !== null &&
      (body.links.some(({ url }) => url.startsWith(SCHEME)) ||
        body.definitions.some(({ url }) => url.startsWith(SCHEME)) ||
        body.elements.some(({ name }) => name === 'Snippet')))
  );
}

const SCHEME = 'repo:';

/** A definition that no link uses is checked at its own position. */
function linksTo({ links, definitions }: Body): CodeMention[] {
  const used = new Set(links.flatMap(({ url, reference }) => (reference ? url : [])));
  return [...links, ...definitions.filter(({ url }) => !used.has(url))].flatMap(({ url, range }) =>
    url.startsWith(SCHEME)
      ? [{ kind: 'link' as const, reference: url.slice(SCHEME.length), range }]
      : [],
  );
}

function snippetsIn({ elements }: Body): CodeMention[] {
  return elements.flatMap(({ name, attributes, range }) => {
    const from = attributes.findLast((attribute) => attribute.name === 'from')?.value;
    if (name !== 'Snippet' || typeof from !== 'string') return [];
    return [{ kind: 'snippet' as const, reference: from.replace(/^repo:/, ''), range }];
  });
}
