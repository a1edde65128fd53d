import { anchorsOf, hasMadeAnchors } from './anchors.ts';
import type { ApiDescription } from './api-description.ts';
import { engagementsOf } from './documents.ts';
import { apiDescriptionOf, dataModelOf } from './named-source.ts';
import type { DataModel } from './schema.ts';
import { composed } from './slug.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/** Ids that the theme itself gives to parts of a page. */
const OF_THE_PAGE = [
  'main',
  'contents',
  'documents',
  'search-field',
  'search-status',
  'code-references',
];

/** The anchors of a table and of its columns, in order. */
export interface TableAnchors {
  anchor: string;
  columns: string[];
}

/**
 * All ids on a document's page that a link can point to, including those of tables and operations.
 *
 * @returns null if what the page shows from the repository couldn't be read
 */
export function knownAnchors(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): string[] | null {
  const written = anchorsOf(document);
  if (!hasMadeAnchors(document)) return written;
  const sites = engagementsOf(document, engagement, workspace);
  const made = sites.map((site) => madeAnchors(document, site, workspace));
  const [first, ...rest] = made;
  if (!first || made.includes(null)) return null;
  const others = rest.map((anchors) => new Set(anchors));
  // A shared document shows the repository of each engagement that includes it.
  return [...written, ...first.filter((anchor) => others.every((one) => one.has(anchor)))];
}

function madeAnchors(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): string[] | null {
  const model = dataModelOf(document, engagement, workspace);
  if (model) {
    return tableAnchors(document, model).flatMap(({ anchor, columns }) => [anchor, ...columns]);
  }
  const description = apiDescriptionOf(document, engagement, workspace);
  return description && operationAnchors(document, description);
}

/**
 * The anchors of the tables in a data model: `invoice-line`, `invoice-line.amount-minor`. If a
 * heading already has the anchor, the table becomes `invoice-table`; if two names give the same
 * anchor, the second gets a number. The schema is part of an anchor only if the name alone is
 * ambiguous.
 */
export function tableAnchors(document: Document, { tables, names }: DataModel): TableAnchors[] {
  const written = takenIn(document);
  const take = uniqueAnchors(written);
  const takeBase = uniqueAnchors([]);
  const bare = new Map<string, number>();
  for (const name of names) {
    const anchor = nameAnchor(name.slice(name.indexOf('.') + 1));
    bare.set(anchor, (bare.get(anchor) ?? 0) + 1);
  }
  return tables.map(({ schema, name, columns }) => {
    const own = nameAnchor(name) || 'table';
    const isAmbiguous = schema !== null && (bare.get(own) ?? 0) > 1;
    const base = takeBase(isAmbiguous ? `${nameAnchor(schema)}-${own}` : own);
    return {
      anchor: take(written.has(base) ? `${base}-table` : base),
      columns: columns.map((column) => take(`${base}.${nameAnchor(column.name) || 'column'}`)),
    };
  });
}

/** The anchors of the operations in an API description, in order: `get-invoices-id`. */
export function operationAnchors(document: Document, { operations }: ApiDescription): string[] {
  const page = takenIn(document);
  const take = uniqueAnchors(page);
  return operations.map(({ method, path }) => {
    const anchor = [method.toLowerCase(), nameAnchor(path)].filter(Boolean).join('-');
    return take(page.has(anchor) ? `${anchor}-operation` : anchor);
  });
}

/**
 * @returns the words of an identifier, in lower case, with hyphens: `amount-minor` for
 * `amountMinor`
 */
export function nameAnchor(name: string): string {
  return composed(name)
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu, '-')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function takenIn(document: Document): Set<string> {
  return new Set([...anchorsOf(document), ...OF_THE_PAGE]);
}

/** @returns a function that returns each anchor once; one that is taken gets the next free number */
function uniqueAnchors(reserved: Iterable<string>): (wanted: string) => string {
  const taken = new Set(reserved);
  const numbers = new Map<string, number>();
  return (wanted) => {
    let number = numbers.get(wanted) ?? 1;
    let anchor = number === 1 ? wanted : `${wanted}-${number}`;
    while (taken.has(anchor)) {
      number += 1;
      anchor = `${wanted}-${number}`;
    }
    numbers.set(wanted, number);
    taken.add(anchor);
    return anchor;
  };
}
