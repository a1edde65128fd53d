import type {
  Audience,
  Contractor,
  Document,
  Engagement,
  Person,
  Workspace,
} from '../model/workspace.ts';
import { criteriaView } from './criteria.ts';
import { endingView } from './ending.ts';
import { metricsPath } from './metrics.ts';
import { navigation, readingPath } from './navigation.ts';
import { hrefOf, publishedDocuments } from './published.ts';
import type { PersonView, SiteView, TermView } from './views.ts';

export interface SiteOptions {
  audience: Audience;
  /** Address of the published site; null where it is not known. */
  url: string | null;
  logo: SiteView['logo'];
  mermaid?: SiteView['mermaid'];
  /** Paths in the site. */
  stylesheets: string[];
  /** The newest change; see `SiteView`. */
  edition?: string | null;
}

/** What every page of an engagement's site shares. */
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

/** The contractor as one of the people, under the id that documents use. */
export function contractorView(contractor: Contractor): PersonView {
  return { id: 'contractor', role: 'Contractor', owns: [], isContractor: true, ...contractor };
}

/** @returns the person with that id, `contractor` included */
export function findPerson(id: string | null, { facts }: Engagement): PersonView | null {
  if (id === 'contractor' && facts.contractor) return contractorView(facts.contractor);
  const person = facts.people.find((one) => one.id === id);
  return person ? personView(person) : null;
}

/** The name to show for an id: what nobody is known by is shown as it is written. */
export function nameOf(id: string, engagement: Engagement): string {
  return findPerson(id, engagement)?.name ?? id;
}

/** @returns terms by slug; where two glossaries explain one, the first of them counts, as for the rule */
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
