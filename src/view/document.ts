import { slug as slugOf } from 'github-slugger';
import { kindOf } from '../kinds/kinds.ts';
import { publishable } from '../model/address.ts';
import { criterionAnchor } from '../model/anchors.ts';
import { criteriaOf } from '../model/criteria.ts';
import { documentsOf } from '../model/documents.ts';
import { mapping, mappings, text } from '../model/engagement-facts.ts';
import { resolveLink } from '../model/link-target.ts';
import { wholeMinutes } from '../model/reading-time.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { apiView } from './api.ts';
import { codeReferences, systemsOf, verifiedAt } from './code.ts';
import { dataModelView } from './data-model.ts';
import { accessOwner, grantsOf } from './grants.ts';
import { minutesOf } from './navigation.ts';
import { hrefOf, labelOf, publishedDocuments } from './published.ts';
import { questionView } from './questions.ts';
import { signsView } from './readiness.ts';
import { appendedTo, linkOf } from './rendering.ts';
import { findPerson } from './site.ts';
import { fingerprint } from './versions.ts';
import type { DocumentView, GlossaryTermView, PageLink, ReviewView, TocItem } from './views.ts';

export interface DocumentOptions {
  workspace: Workspace;
  audience: Audience;
  /** ISO date of the last change of each file, as git knows it. */
  updated: Readonly<Record<string, string>>;
  /** Graphs of documents as SVG, by file: the map of the systems, the entities of a data model. */
  drawings?: Readonly<Record<string, string>>;
  /** Address that the path of a file is added to, to edit it; null for no link. */
  editUrl: string | null;
  /** ISO dates on which nobody is expected to answer; none where absent. */
  holidays?: readonly string[];
  /** The documents of the site in their order, where somebody has them already. */
  documents?: Document[];
}

/** `/<document>/`. */
export function documentView(
  document: Document,
  engagement: Engagement,
  options: DocumentOptions,
): DocumentView {
  const { data } = document.source.frontmatter;
  const { documents = publishedDocuments(engagement, options.audience) } = options;
  const path = documents.filter(({ readBefore }) => readBefore === 'first-call');
  const step = path.indexOf(document);
  const at = documents.indexOf(document);
  const leadsTo = (url: string) => linkOf(url, document, engagement, { ...options, files: {} });
  return {
    path: document.path,
    version: fingerprint(document.source),
    kind: document.kind,
    kindLabel: kindOf(document.kind).label,
    title: document.title,
    description: document.description,
    minutes: wholeMinutes(minutesOf(document)),
    readBefore: document.readBefore,
    step: step === -1 ? null : { number: step + 1, of: path.length },
    owner: findPerson(document.owner, engagement),
    reviewed: text(data.reviewed),
    updated: updatedOf(data.lastUpdated, options.updated[document.file]),
    editUrl: editUrlOf(data.editUrl, document.file, options.editUrl),
    banner: text(mapping(data.banner).content),
    toc: tableOfContents(document, madeParts(document, engagement, options.workspace)),
    milestones: document.kind === 'week-one' ? milestonesOf(document) : [],
    previous: neighbour(data.prev, documents[at - 1], leadsTo),
    next: neighbour(data.next, documents[at + 1], leadsTo),
    codeReferences: codeReferences(document, engagement, options.workspace),
    verified: verifiedAt(document, engagement, options.workspace),
    searchable: data.pagefind !== false,
    systems: systemsOf(document),
    systemMap: (document.kind === 'architecture' && options.drawings?.[document.file]) || null,
    grants: grantsOf(document, engagement),
    accessOwner: accessOwner(engagement),
    dataModel: dataModelView(document, engagement, options.workspace),
    entityDiagram: (document.kind === 'data-model' && options.drawings?.[document.file]) || null,
    api: apiView(document, engagement, options.workspace),
    question:
      document.kind === 'question' ? questionView(document, engagement, options.holidays) : null,
    review: document.kind === 'review' ? reviewView(document, engagement, options.workspace) : null,
    terms:
      document.kind === 'glossary' ? glossaryTerms(document, documents, options, engagement) : [],
    signs: document.kind === 'readiness' ? signsView(document, engagement, options) : [],
  };
}

function updatedOf(written: unknown, fromGit: string | undefined): string | null {
  if (written === false) return null;
  return text(written) ?? fromGit ?? null;
}

function editUrlOf(written: unknown, file: string, start: string | null): string | null {
  if (written === false) return null;
  return (
    publishable(written, 'web') ?? (start === null ? null : `${start.replace(/\/$/, '')}/${file}`)
  );
}

/** The parts of a page that come from the repository, and the section at whose end they stand. */
interface MadeParts {
  section: string;
  items: TocItem[];
}

/** More would bury the headings that the author wrote. */
const MOST_PARTS = 30;

function madeParts(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): MadeParts | null {
  const place = appendedTo(document)[0]?.section ?? null;
  const entities = dataModelView(document, engagement, workspace)?.entities ?? [];
  const operations = apiView(document, engagement, workspace)?.operations ?? [];
  const items = [
    ...entities.map(({ anchor, name }) => ({ id: anchor, text: name, depth: 3 })),
    ...operations.map(({ anchor, method, path }) => {
      return { id: anchor, text: `${method} ${path}`, depth: 3 };
    }),
  ];
  return place === null || items.length > MOST_PARTS ? null : { section: place, items };
}

function tableOfContents(document: Document, made: MadeParts | null): TocItem[] {
  const { data } = document.source.frontmatter;
  if (data.tableOfContents === false) return [];
  const levels = mapping(data.tableOfContents);
  const from = typeof levels.minHeadingLevel === 'number' ? levels.minHeadingLevel : 2;
  const to = typeof levels.maxHeadingLevel === 'number' ? levels.maxHeadingLevel : 3;
  const items = (document.source.body?.headings ?? []).map(({ id, text: title, depth }) => {
    return { id, text: title, depth };
  });
  const section = items.findIndex(({ id }) => id === made?.section);
  const next = items.findIndex(({ depth }, at) => at > section && depth <= 2);
  if (made && section !== -1) items.splice(next === -1 ? items.length : next, 0, ...made.items);
  return items.filter(({ depth }) => depth >= from && depth <= to);
}

function milestonesOf({ source }: Document): TocItem[] {
  return (source.body?.headings ?? [])
    .filter(({ depth }) => depth === 2)
    .map(({ id, text: title, depth }) => ({ id, text: title, depth }));
}

/** `prev` and `next` as Starlight reads them: false for none, a label, or a link with its label. */
function neighbour(
  written: unknown,
  document: Document | undefined,
  leadsTo: (url: string) => string | null,
): PageLink | null {
  if (written === false) return null;
  const own = document ? { href: hrefOf(document), label: labelOf(document) } : null;
  const link = mapping(written);
  const label = text(written) ?? text(link.label);
  const url = publishable(link.link, 'target');
  const href = url === null ? own?.href : leadsTo(url);
  return href == null ? null : { href, label: label ?? own?.label ?? href };
}

function reviewView(document: Document, engagement: Engagement, workspace: Workspace): ReviewView {
  const { data } = document.source.frontmatter;
  const spec = documentsOf(engagement).find(({ kind }) => kind === 'spec');
  const known = new Set(spec ? criteriaOf(spec, workspace).map(({ id }) => id) : []);
  return {
    deliverable: text(data.deliverable),
    pullRequest: publishable(data.pullRequest, 'web'),
    outcome: text(data.outcome),
    comments: mappings(data.comments).map((comment) => {
      const criterion = text(comment.criterion);
      const href =
        spec && criterion !== null && known.has(criterion)
          ? `${hrefOf(spec)}#${criterionAnchor(criterion)}`
          : null;
      return {
        criterion,
        criterionHref: href,
        severity: text(comment.severity) ?? '',
        where: text(comment.where),
        problem: text(comment.problem) ?? '',
        change: text(comment.change),
      };
    }),
  };
}

/** The terms in alphabetical order, each with the documents that link to it or mark it with `<Term>`. */
function glossaryTerms(
  glossary: Document,
  documents: Document[],
  { workspace }: DocumentOptions,
  engagement: Engagement,
): GlossaryTermView[] {
  const sections = (glossary.source.body?.sections ?? []).filter(({ depth }) => depth === 2);
  return sections
    .map(({ title, id, slug }) => ({
      term: title,
      id,
      usedIn: documents
        .filter((document) => document !== glossary && uses(document, slug, id))
        .map((document) => ({ href: hrefOf(document), label: labelOf(document) })),
    }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));

  function uses(document: Document, slug: string, id: string): boolean {
    const { body } = document.source;
    if (!body) return false;
    const marked = body.elements.some((element) => {
      const written = element.attributes.find(({ name }) => name === 'id')?.value ?? element.text;
      return element.name === 'Term' && slugOf(String(written).trim()) === slug;
    });
    return (
      marked ||
      body.links.some(({ url }) => {
        const target = resolveLink(url, document, engagement, workspace);
        return target.type === 'document' && target.document === glossary && target.anchor === id;
      })
    );
  }
}
