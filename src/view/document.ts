import { kindOf } from '../kinds/kinds.ts';
import { publishable } from '../model/address.ts';
import { mapping, text } from '../model/engagement-facts.ts';
import { wholeMinutes } from '../model/reading-time.ts';
import type { Audience, Document, Engagement, ReadBefore, Workspace } from '../model/workspace.ts';
import { type ApiView, apiView } from './api.ts';
import {
  type CodeReferenceView,
  codeReferences,
  type SystemView,
  systemsOf,
  type VerifiedView,
  verifiedAt,
} from './code.ts';
import { type DataModelView, dataModelView } from './data-model.ts';
import { type GlossaryTermView, glossaryTerms } from './glossary.ts';
import { type AccessOwnerView, accessOwner, type GrantView, grantViews } from './grants.ts';
import { minutesOf, type PageLink } from './navigation.ts';
import { hrefOf, labelOf, publishedDocuments } from './published.ts';
import { type QuestionView, questionView } from './questions.ts';
import { type SignView, signsView } from './readiness.ts';
import { appendedTo, linkOf } from './rendering.ts';
import { type ReviewView, reviewView } from './review.ts';
import { findPerson, type PersonView } from './site.ts';
import { fingerprint } from './versions.ts';

/** `/<document>/`. */
export interface DocumentView {
  path: string;
  /** Fingerprint of the content: changes whenever the content does. */
  version: string;
  kind: string;
  /** `Data model`; the search filter. */
  kindLabel: string;
  title: string;
  description: string;
  minutes: number;
  readBefore: ReadBefore;
  /** Position in the reading path to the first call, from 1; null if it is not in the path. */
  step: { number: number; of: number } | null;
  owner: PersonView | null;
  reviewed: string | null;
  /** ISO date of the last change, from git or `lastUpdated`. */
  updated: string | null;
  editUrl: string | null;
  banner: string | null;
  toc: TocItem[];
  /** The sections of week one, each with a checkbox; empty for other kinds. */
  milestones: TocItem[];
  previous: PageLink | null;
  next: PageLink | null;
  codeReferences: CodeReferenceView[];
  /** Null if the document refers to no code, or no commit is pinned. */
  verified: VerifiedView | null;
  /** False keeps the page out of the search index. */
  searchable: boolean;
  /** Data for the components that show frontmatter. */
  systems: SystemView[];
  /** SVG of the systems and their dependencies; null if there is nothing to show. */
  systemMap: string | null;
  grants: GrantView[];
  /** Who grants access, and where to ask; null if it has no owner. */
  accessOwner: AccessOwnerView | null;
  dataModel: DataModelView | null;
  /** SVG of the entities and their relations; null if there is nothing to show. */
  entityDiagram: string | null;
  api: ApiView | null;
  /** Set on a question. */
  question: QuestionView | null;
  /** Set on a review. */
  review: ReviewView | null;
  /** For the glossary: its terms in alphabetical order, with the documents that use them. */
  terms: GlossaryTermView[];
  /** For readiness: each sign with the team's claim and, on a team site, the evidence. */
  signs: SignView[];
}

export interface TocItem {
  id: string;
  text: string;
  depth: number;
}

export interface DocumentOptions {
  workspace: Workspace;
  audience: Audience;
  /** ISO date of each file's last change in git. */
  updated: Readonly<Record<string, string>>;
  /** Graphs of documents as SVG, by file: the map of the systems, the entities of a data model. */
  drawings?: Readonly<Record<string, string>>;
  /** Base URL for editing a file, to which its path is appended; null for no link. */
  editUrl: string | null;
  /** ISO dates of the holidays, on which nobody is expected to answer; default none. */
  holidays?: readonly string[];
  /** The site's documents in order, if the caller has already computed them. */
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
    grants: grantViews(document, engagement),
    accessOwner: accessOwner(engagement),
    dataModel: dataModelView(document, engagement, options.workspace),
    entityDiagram: (document.kind === 'data-model' && options.drawings?.[document.file]) || null,
    api: apiView(document, engagement, options.workspace),
    question:
      document.kind === 'question' ? questionView(document, engagement, options.holidays) : null,
    review: document.kind === 'review' ? reviewView(document, engagement, options.workspace) : null,
    terms:
      document.kind === 'glossary'
        ? glossaryTerms(document, documents, engagement, options.workspace)
        : [],
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

/** Headings generated from the repository, and the section they are appended to. */
interface MadeParts {
  section: string;
  items: TocItem[];
}

/** More would bury the author's own headings. */
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

/** `prev` and `next` as in Starlight: false for none, a label, or a link with its label. */
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
