import { compareText } from '../model/compare-text.ts';
import { type Source, writtenIn } from '../model/source.ts';

/** A document's content, split into parts that can be compared between versions. */
export interface Version {
  /** Frontmatter that the reader sees. */
  facts: string;
  /** Text before the first section. */
  beginning: string;
  /** Text by section id. */
  sections: ReadonlyMap<string, string>;
}

/** Frontmatter about a document that does not affect its content. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  ...['kind', 'audience', 'draft', 'owner', 'reviewed', 'reviewEvery', 'affirmed', 'readBefore'],
  ...['covers', 'sidebar', 'tableOfContents', 'prev', 'next', 'lastUpdated', 'editUrl', 'pagefind'],
  'contract',
]);

/** @returns null if the source does not parse */
export function versionOf({ body, frontmatter }: Source): Version | null {
  if (!body || frontmatter.problems.length > 0) return null;
  const facts = Object.entries(frontmatter.data).filter(([key]) => !BOOKKEEPING.has(key));
  const lines = writtenIn(body).split('\n');
  const text = (from: number, to?: number) => plain(lines.slice(from, to).join('\n'));
  const first = body.sections[0]?.range.start.line ?? lines.length + 1;
  return {
    facts: JSON.stringify(facts.toSorted(([a], [b]) => compareText(a, b))),
    beginning: text(0, first - 1),
    sections: new Map(
      body.sections.map(({ id, range, end }) => [id, text(range.start.line - 1, end.line)]),
    ),
  };
}

/** Ignores comments, which are never published, and line wrapping. */
function plain(text: string): string {
  return text
    .replace(/\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** @returns a short fingerprint (FNV-1a) of a document's content */
export function fingerprint(source: Source): string {
  const version = versionOf(source);
  if (!version) return '0';
  const text = [version.facts, version.beginning, ...[...version.sections].flat()].join('\n');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
