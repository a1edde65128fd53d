import { slug } from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { codeMentions } from '../../code/code-mentions.ts';
import { placeOf } from '../../model/code.ts';
import { documentsOf } from '../../model/documents.ts';
import { resolveLink } from '../../model/link-target.ts';
import { apiDescriptionOf, dataModelOf } from '../../model/named-source.ts';
import { type Source, writtenIn } from '../../model/source.ts';
import type { Document, Engagement, Workspace } from '../../model/workspace.ts';
import { isProblem, parseMdx, textOf } from '../../parse/mdx.ts';
import { findPerson, termsOf } from '../../view/site.ts';

/** @returns everything that a source says, as texts of their own: as written, and as it is read */
export function saidBy(source: Source): string[] {
  const { body, frontmatter, raw } = source;
  const said = stringsIn(frontmatter.data);
  if (raw !== null) said.push(raw);
  if (body) said.push(writtenIn(body), rendered(writtenIn(body)), ...body.comments);
  return said;
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
    let text = writtenIn(body).replace(/\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/g, ' ');
    for (const comment of body.comments) text = text.replaceAll(comment, ' ');
    const links = [...body.links, ...body.definitions, ...body.images].map(({ url }) => url);
    for (const url of new Set(links)) {
      const { type } = resolveLink(url, document, engagement, workspace);
      if (type === 'other-engagement' || type === 'team-only') text = text.replaceAll(url, ' ');
    }
    said.push(text, rendered(text, shownBy(engagement)));
  }
  return [...said, ...saidByCode(document, engagement, workspace)];
}

/** Says what an element shows in a sentence that names it alone: a person, a term, a place in the code. */
type Shown = (element: MdxJsxTextElement | MdxJsxFlowElement) => string | null;

function shownBy(engagement: Engagement): Shown {
  const terms = termsOf(documentsOf(engagement).filter(({ kind }) => kind === 'glossary'));
  return ({ name, attributes, children }) => {
    const value = (key: string) => {
      const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === key);
      return typeof found?.value === 'string' ? found.value : '';
    };
    if (name === 'Snippet') return `${value('title')}: ${value('from')}`;
    if (name === 'Term' && children.length === 0) {
      return terms[slug(value('id'))]?.term ?? value('id');
    }
    if (name !== 'Person') return null;
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

function rendered(text: string, shown: Shown = () => null): string {
  const tree = parseMdx(text);
  return isProblem(tree) ? '' : plainText(tree, shown);
}

/** The text that a reader of the page gets, code, alternative texts and attributes included. */
function plainText(tree: Root, shown: Shown): string {
  const parts: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'code') parts.push(node.value, ' ');
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'image') {
      parts.push(textOf(node));
    } else if (node.type === 'textDirective') parts.push(`:${node.name}`);
    else if (node.type === 'break') parts.push('\n');
    else if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      parts.push(shown(node) ?? '');
    }
    if (!('children' in node)) return;
    for (const child of node.children) visit(child);
    // Words may be divided by emphasis, and not by where a paragraph ends.
    if (!/^(?:emphasis|strong|delete|link|linkReference|mdxJsxTextElement)$/.test(node.type)) {
      parts.push('\n\n');
    }
  };
  visit(tree);
  return parts.join('');
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
