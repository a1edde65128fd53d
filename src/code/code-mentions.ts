import { globProblem } from '../model/glob.ts';
import type { Range } from '../model/position.ts';
import type { Body } from '../model/source.ts';
import type { Document } from '../model/workspace.ts';

/** A place in a document that names something in the code. */
export interface CodeMention {
  kind: 'link' | 'snippet' | 'covers';
  /** What stands after `repo:`, or in `from`; the glob of a `covers` entry. */
  reference: string;
  /** The link, the element, the entry. */
  range: Range;
}

/** @returns every mention of code in a document, in the order of the text */
export function codeMentions({ source }: Document): CodeMention[] {
  const { data, ranges } = source.frontmatter;
  const globs = Array.isArray(data.covers) ? data.covers : [];
  const covers = globs.flatMap((glob, index): CodeMention[] => {
    const range = ranges[`covers.${index}`]?.value;
    // What is no glob has a finding of its own.
    const isGlob = typeof glob === 'string' && glob.trim() !== '' && globProblem(glob) === null;
    return isGlob && range ? [{ kind: 'covers', reference: glob, range }] : [];
  });
  const { body } = source;
  return [...covers, ...(body ? [...linksTo(body), ...snippetsIn(body)] : [])].sort(
    (a, b) =>
      a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}

/** Whether there is anything about which the repository has to be asked. */
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

/** A definition that no link uses is checked where it stands. */
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
