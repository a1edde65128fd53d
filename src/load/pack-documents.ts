import type { Body, Element } from '../model/source.ts';
import type { ReadDocument } from './read-documents.ts';

/** Documents as a thread hands them to another one, and as they take the least room when they arrive. */
export interface PackedDocuments {
  json: string;
  /** What JSON has no numbers for: `.inf` and `-0` of frontmatters and of attributes. */
  values: { data: Record<string, unknown>; elements: Element[] }[];
}

/** JSON is read into objects that are half as large as those of a structured clone, and faster. */
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

/** A section and its heading say the same, which is kept once. */
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
 * @returns the same, without what their strings keep alive: the parser cuts them out of one that is as
 * long as the document
 */
export function compactDocuments(documents: readonly ReadDocument[]): ReadDocument[] {
  const { json, values } = packDocuments(documents);
  return unpackDocuments({ json, values: structuredClone(values) });
}
