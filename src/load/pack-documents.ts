import type { Body, Element } from '../model/source.ts';
import type { ReadDocument } from './read-documents.ts';

/** Documents in a form that is cheap to pass between threads and takes little memory on arrival. */
export interface PackedDocuments {
  json: string;
  /** Numbers that JSON can't express: `.inf` and `-0` in frontmatter and attributes. */
  values: { data: Record<string, unknown>; elements: Element[] }[];
}

/**
 * Objects from JSON take half the memory of those from a structured clone, and are faster to
 * create.
 */
export function packDocuments(documents: readonly ReadDocument[]): PackedDocuments {
  return {
    json: JSON.stringify(
      documents.map(({ source, secrets }) => ({
        source: {
          ...source,
          frontmatter: { ...source.frontmatter, data: null },
          body: source.body && { ...source.body, elements: null },
        },
        secrets,
      })),
    ),
    values: documents.map(({ source }) => ({
      data: source.frontmatter.data,
      elements: source.body?.elements ?? [],
    })),
  };
}

export function unpackDocuments({ json, values }: PackedDocuments): ReadDocument[] {
  const documents: ReadDocument[] = JSON.parse(json);
  for (const [index, { data, elements }] of values.entries()) {
    const source = documents[index]?.source;
    if (source) source.frontmatter.data = data;
    if (!source?.body) continue;
    source.body.elements = elements;
    shareHeadings(source.body);
  }
  return documents;
}

/** A section and its heading contain the same data, which is stored once. */
function shareHeadings({ headings, sections }: Body): void {
  let index = 0;
  for (const section of sections) {
    while (headings[index] && headings[index]?.range.start.line !== section.range.start.line)
      index += 1;
    const heading = headings[index];
    if (!heading || heading.id !== section.id || heading.text !== section.title) continue;
    section.range = heading.range;
    section.title = heading.text;
    section.id = heading.id;
    if (section.slug === section.id) section.slug = heading.id;
  }
}

/**
 * @returns a copy that doesn't keep other strings alive: the parser's strings are slices of the
 * whole document
 */
export function compactDocuments(documents: readonly ReadDocument[]): ReadDocument[] {
  const { json, values } = packDocuments(documents);
  return unpackDocuments({ json, values: structuredClone(values) });
}
