import { codeMentions } from '../../code/code-mentions.ts';
import { placeOf } from '../../model/code.ts';
import { documentsOf } from '../../model/documents.ts';
import { resolveLink } from '../../model/link-target.ts';
import { apiDescriptionOf, dataModelOf } from '../../model/named-source.ts';
import { slugOf } from '../../model/slug.ts';
import { type Element, readIn, type Source, writtenIn } from '../../model/source.ts';
import type { Document, Engagement, Workspace } from '../../model/workspace.ts';
import { textAttribute } from '../../parse/attributes.ts';
import { findPerson, termsOf } from '../../view/site.ts';

/** @returns everything that a source says, as texts of their own: as written, and as it is read */
export function saidBy(source: Source): string[] {
  const { body, frontmatter, raw } = source;
  const said = stringsIn(frontmatter.data);
  if (raw !== null) said.push(raw);
  if (!body) return said;
  const read = readIn(body, () => '');
  return [...said, writtenIn(body), read, ...body.comments];
}

/**
 * What a document says to the readers of its site: without comments, and without where a link leads that
 * leads out of it, as no reference makes public what it names.
 */
export function saidToReaders(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): string[] {
  const { body, frontmatter } = document.source;
  const said = [
    ...stringsIn(frontmatter.data),
    document.path,
    document.file.split('/').at(-1) ?? '',
  ];
  if (body) {
    const unsaid = [...body.comments, ...linksOut(document, engagement, workspace)];
    // An empty string would match between any two letters.
    const without = (text: string) =>
      unsaid.reduce((all, one) => (one === '' ? all : all.replaceAll(one, ' ')), text);
    const text = writtenIn(body).replace(/\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/g, ' ');
    said.push(without(text), without(readIn(body, shownBy(engagement))));
  }
  return [...said, ...saidByCode(document, engagement, workspace)];
}

/** @returns the addresses in a document that point outside its site */
function linksOut(document: Document, engagement: Engagement, workspace: Workspace): string[] {
  const { body } = document.source;
  if (!body) return [];
  const links = [...body.links, ...body.definitions, ...body.images].map(({ url }) => url);
  return [...new Set(links)].filter((url) => {
    const { type } = resolveLink(url, document, engagement, workspace);
    return type === 'other-engagement' || type === 'team-only';
  });
}

/** @returns the text an element shows itself: a person, a term, a place in the code */
function shownBy(engagement: Engagement): (element: Element) => string {
  const terms = termsOf(documentsOf(engagement).filter(({ kind }) => kind === 'glossary'));
  return ({ name, attributes, text }) => {
    const value = (key: string) => textAttribute(attributes, key) ?? '';
    if (name === 'Snippet') return `${value('title')}: ${value('from')}`;
    if (name === 'Term' && text.trim() === '') {
      return terms[slugOf(value('id'))]?.term ?? value('id');
    }
    if (name !== 'Person') return '';
    const person = findPerson(value('id'), engagement);
    return person ? `${person.name} (${person.role})` : value('id');
  };
}

/** What a document's page shows of the repository: code, paths, tables and their columns, operations. */
function saidByCode(document: Document, engagement: Engagement, workspace: Workspace): string[] {
  const code = workspace.code[engagement.slug];
  const shown = codeMentions(document).flatMap(({ reference }) => {
    const place = placeOf(code, reference);
    return place?.problem === null ? [place.path, place.snippet?.text ?? ''] : [];
  });
  const model = dataModelOf(document, engagement, workspace);
  const tables = model && { tables: model.tables, neighbours: model.neighbours };
  return [...shown, ...stringsIn([tables, apiDescriptionOf(document, engagement, workspace)])];
}

/** @returns the comments in the frontmatter of a file as it lies there; what only looks like one as well */
export function frontmatterComments(text: string): string[] {
  const [, frontmatter = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\n---/.exec(text) ?? [];
  return [...frontmatter.matchAll(/(?<=^|\s)#(.*)$/gm)].map(([, comment = '']) => comment);
}

/** @returns every text in a value, the names of its parts included */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}
