import type {
  Audience,
  Contractor,
  Document,
  Duty,
  Engagement,
  Person,
  Workspace,
} from '../model/workspace.ts';
import { type CriteriaView, criteriaView } from './criteria.ts';
import { type EndingView, endingView } from './ending.ts';
import { metricsPath } from './metrics.ts';
import { type NavigationGroup, navigation, type ReadingPath, readingPath } from './navigation.ts';
import { hrefOf, publishedDocuments } from './published.ts';

/** Data shared by every page of a site. */
export interface SiteView {
  slug: string;
  title: string;
  description: string;
  company: string;
  audience: Audience;
  /** URL of the published site, from `--site`; null if unknown. */
  url: string | null;
  logo: { src: string; width: number; height: number } | null;
  /** Stylesheets generated for this site: the accent colour, syntax highlighting colours. */
  stylesheets: string[];
  /** Site path of the module that draws Mermaid diagrams; null if there are none. */
  mermaid: string | null;
  /** The newest change, so that a browser can tell what is new to its reader; null if unknown. */
  edition: string | null;
  people: PersonView[];
  navigation: NavigationGroup[];
  /** Documents to read before the first call, in order. */
  readingPath: ReadingPath;
  /** Path of the page that collects questions. */
  questions: string;
  /** The agenda of the first call. */
  firstCall: string;
  /** Path of the page of changes. */
  changes: string;
  /** What to do once the engagement is over. */
  ending: EndingView | null;
  /** The page of figures, on a team site; null if there is none. */
  metrics: string | null;
  /** Path of the glossary, if there is one. */
  glossary: string | null;
  /** Terms by slug, for `<Term>`. */
  terms: Record<string, TermView>;
  /** The spec, with its criteria. */
  criteria: CriteriaView | null;
}

export interface PersonView {
  id: string;
  name: string;
  role: string;
  email: string | null;
  timezone: string | null;
  /** `09:00-17:00`, local. */
  hours: string | null;
  owns: Duty[];
  isContractor: boolean;
}

export interface TermView {
  term: string;
  href: string;
  /** First paragraph of its entry, as plain text. */
  definition: string;
}

export interface SiteOptions {
  audience: Audience;
  /** URL of the published site; null if unknown. */
  url: string | null;
  logo: SiteView['logo'];
  mermaid?: SiteView['mermaid'];
  /** Paths in the site. */
  stylesheets: string[];
  /** The newest change; see `SiteView`. */
  edition?: string | null;
}

/** Builds the data shared by every page of an engagement's site. */
export function siteView(
  engagement: Engagement,
  workspace: Workspace,
  options: SiteOptions,
): SiteView {
  const { slug, facts } = engagement;
  const documents = publishedDocuments(engagement, options.audience);
  const glossaries = documents.filter(({ kind }) => kind === 'glossary');
  return {
    slug,
    title: facts.title,
    description: facts.description,
    company: facts.company,
    mermaid: null,
    edition: null,
    ...options,
    people: facts.people.map(personView),
    navigation: navigation(documents),
    readingPath: readingPath(documents),
    questions: '/questions/',
    firstCall: '/first-call/',
    changes: '/changes/',
    metrics: metricsPath(documents, options.audience),
    ending: endingView(engagement, documents),
    glossary: glossaries[0] ? hrefOf(glossaries[0]) : null,
    terms: termsOf(glossaries),
    criteria: criteriaView(documents, workspace),
  };
}

export function personView(person: Person): PersonView {
  return { ...person, isContractor: false };
}

/** The contractor as a person, under the id that documents use. */
export function contractorView(contractor: Contractor): PersonView {
  return { id: 'contractor', role: 'Contractor', owns: [], isContractor: true, ...contractor };
}

/** @returns the person with that id, including `contractor` */
export function findPerson(id: string | null, { facts }: Engagement): PersonView | null {
  if (id === 'contractor' && facts.contractor) return contractorView(facts.contractor);
  const person = facts.people.find((one) => one.id === id);
  return person ? personView(person) : null;
}

/** The name to show for an id; an unknown id is shown as written. */
export function nameOf(id: string, engagement: Engagement): string {
  return findPerson(id, engagement)?.name ?? id;
}

/** @returns terms by slug; if two glossaries define a term, the first wins, as in the rule */
export function termsOf(glossaries: readonly Document[]): Record<string, TermView> {
  const terms: Record<string, TermView> = Object.create(null);
  for (const glossary of glossaries) {
    for (const { depth, title, slug, id, content } of glossary.source.body?.sections ?? []) {
      if (depth !== 2) continue;
      terms[slug] ??= { term: title, href: `${hrefOf(glossary)}#${id}`, definition: content.lead };
    }
  }
  return terms;
}
