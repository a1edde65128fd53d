import { slug as slugOf } from 'github-slugger';
import { criteriaOf } from '../model/criteria.ts';
import { criterionAnchor } from '../model/link-target.ts';
import type {
  Audience,
  Contractor,
  Document,
  Engagement,
  Person,
  Workspace,
} from '../model/workspace.ts';
import { endingView } from './ending.ts';
import { navigation, readingPath } from './navigation.ts';
import { hrefOf, publishedDocuments } from './published.ts';
import type { CriteriaView, PersonView, SiteView, TermView } from './views.ts';

export interface SiteOptions {
  audience: Audience;
  /** Address of the published site; null where it is not known. */
  url: string | null;
  logo: SiteView['logo'];
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
  const glossary = documents.find(({ kind }) => kind === 'glossary');
  return {
    slug,
    title: facts.title,
    description: facts.description,
    company: facts.company,
    edition: null,
    ...options,
    people: facts.people.map(personView),
    navigation: navigation(documents),
    readingPath: readingPath(documents),
    questions: '/questions/',
    firstCall: '/first-call/',
    changes: '/changes/',
    ending: endingView(engagement, documents),
    glossary: glossary ? hrefOf(glossary) : null,
    terms: glossary ? termsOf(glossary) : {},
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

function termsOf(glossary: Document): Record<string, TermView> {
  const terms = (glossary.source.body?.sections ?? []).filter(({ depth }) => depth === 2);
  return Object.fromEntries(
    terms.map(({ title, id, content }) => [
      slugOf(title),
      { term: title, href: `${hrefOf(glossary)}#${id}`, definition: content.lead },
    ]),
  );
}

function criteriaView(documents: Document[], workspace: Workspace): CriteriaView | null {
  const spec = documents.find(({ kind }) => kind === 'spec');
  const criteria = spec ? criteriaOf(spec, workspace) : [];
  if (!spec || criteria.length === 0) return null;
  const items = criteria.map(({ id, text, checked }) => {
    return { id, text, checked, href: `${hrefOf(spec)}#${criterionAnchor(id)}` };
  });
  return { href: `${hrefOf(spec)}#acceptance-criteria`, items };
}
