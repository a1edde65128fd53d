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

/** @returns all texts of a source, both as written and as rendered */
export function saidBy(source: Source): string[] {
  const { body, frontmatter, raw } = source;
  const said = stringsIn(frontmatter.data);
  if (raw !== null) said.push(raw);
  if (!body) return said;
  const read = readIn(body, () => '');
  return [...said, writtenIn(body), read, ...body.comments];
}

/**
 * The text of a document that its readers see: without comments, and without the targets of links
 * that leave the site, because a reference does not make its target public.
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
    // An empty string would match everywhere.
    const without = (text: string) =>
      unsaid.reduce((all, one) => (one === '' ? all : all.replaceAll(one, ' ')), text);
    const text = writtenIn(body).replace(/\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/g, ' ');
    said.push(without(text), without(readIn(body, shownBy(engagement))));
  }
  return [...said, ...saidByCode(document, engagement, workspace)];
}

/** @returns the link targets in a document that point outside its site */
function linksOut(document: Document, engagement: Engagement, workspace: Workspace): string[] {
  const { body } = document.source;
  if (!body) return [];
  const links = [...body.links, ...body.definitions, ...body.images].map(({ url }) => url);
  return [...new Set(links)].filter((url) => {
    const { type } = resolveLink(url, document, engagement, workspace);
    return type === 'other-engagement' || type === 'team-only';
  });
}

/** @returns the text that an element adds: a person, a term, a code reference */
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

/** What a document's page shows from the repository: code, paths, tables, columns, operations. */
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

/** @returns the comments in a file's frontmatter, including text that only looks like one */
export function frontmatterComments(text: string): string[] {
  const [, frontmatter = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\n---/.exec(text) ?? [];
  return [...frontmatter.matchAll(/(?<=^|\s)#(.*)$/gm)].map(([, comment = '']) => comment);
}

/** @returns every string in a value, including keys */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}
