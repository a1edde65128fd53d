import type { Audience, Channels, Duty, ReadBefore } from '../model/workspace.ts';

/**
 * What the pages of a site show, as plain JSON. Every `href` is a path in the site (`/spec/#ac-1`)
 * or an absolute URL; the theme puts the base in front of site paths with `withBase`.
 */

/** What every page of a site shares. */
export interface SiteView {
  slug: string;
  title: string;
  description: string;
  company: string;
  audience: Audience;
  /** URL of the published site, from `--site`; null where it is not known. */
  url: string | null;
  logo: { src: string; width: number; height: number } | null;
  /** Stylesheets made for this site: the accent colour, the colours of highlighted code. */
  stylesheets: string[];
  people: PersonView[];
  navigation: NavigationGroup[];
  /** Documents to read before the first call, in order. */
  readingPath: ReadingPath;
  /** The page that collects questions. */
  questions: string;
  /** The glossary, where there is one. */
  glossary: string | null;
  /** Terms by slug, for `<Term>`. */
  terms: Record<string, TermView>;
  /** The document that holds the spec's criteria, with the criteria. */
  criteria: CriteriaView | null;
}

export interface ReadingPath {
  minutes: number;
  items: NavigationItem[];
}

export interface NavigationGroup {
  id: ReadBefore;
  label: string;
  items: NavigationItem[];
}

export interface NavigationItem {
  /** Path in the site without slashes at its ends; also the key of "read" in `localStorage`. */
  path: string;
  href: string;
  label: string;
  badge: Badge | null;
  /** Reading time. */
  minutes: number;
}

export interface Badge {
  text: string;
  variant: 'note' | 'tip' | 'caution' | 'danger' | 'success' | 'default';
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
  /** The first paragraph of its entry, as plain text. */
  definition: string;
}

export interface CriteriaView {
  href: string;
  items: CriterionView[];
}

export interface CriterionView {
  id: string;
  text: string;
  checked: boolean | null;
  href: string;
}

/** `/`: the cover. */
export interface CoverView {
  contractor: PersonView | null;
  starts: string;
  ends: string;
  firstCall: FirstCallView | null;
  channels: Channels;
  /** `1 business day`. */
  response: string | null;
  /** Access at a glance: the grants of the access document. */
  access: { href: string; grants: GrantView[] } | null;
  openQuestions: number;
}

export interface FirstCallView {
  /** Instant in UTC, ISO 8601. */
  at: string;
  minutes: number;
  link: string | null;
  /** The same instant on each side's clock, already written out. */
  clocks: Clock[];
}

export interface Clock {
  /** Whose clock: a person's name, or the time zone where nobody is known by it. */
  label: string;
  timezone: string;
  /** `2026-11-30T09:00`, local. */
  dateTime: string;
  /** `Monday 30 November 2026, 09:00`. */
  text: string;
}

/** `/<document>/`. */
export interface DocumentView {
  path: string;
  kind: string;
  /** `Data model`; the search filter. */
  kindLabel: string;
  title: string;
  description: string;
  minutes: number;
  readBefore: ReadBefore;
  /** In the reading path to the first call, counted from 1; null where it is not. */
  step: { number: number; of: number } | null;
  owner: PersonView | null;
  reviewed: string | null;
  /** ISO date of the last change, from git or `lastUpdated`. */
  updated: string | null;
  editUrl: string | null;
  banner: string | null;
  toc: TocItem[];
  previous: PageLink | null;
  next: PageLink | null;
  codeReferences: CodeReferenceView[];
  /** The commit that the code it names was read at; null where none is pinned, or it names none. */
  verified: { commit: string; href: string | null } | null;
  /** False keeps the page out of the search index. */
  searchable: boolean;
  /** Data of the components that show frontmatter. */
  systems: SystemView[];
  grants: GrantView[];
  dataModel: DataModelView | null;
  /** Set on a question. */
  question: QuestionView | null;
  /** Set on a review. */
  review: ReviewView | null;
  /** In the glossary: its terms in alphabetical order, with the documents that use them. */
  terms: GlossaryTermView[];
  /** In readiness, on a team site. */
  signs: SignView[];
}

export interface TocItem {
  id: string;
  text: string;
  depth: number;
}

export interface PageLink {
  href: string;
  label: string;
}

export interface CodeReferenceView {
  /** `src/billing/retry.ts#retryInvoice`. */
  reference: string;
  /** Permalink on the forge; null where the repository has no URL. */
  href: string | null;
  /** What the default branch has done to it since: `changed on main since`; null for nothing. */
  drift: string | null;
}

/** Code that stands in a document. */
export interface SnippetView {
  reference: string;
  href: string | null;
  path: string;
  text: string;
  /** As a fence would name it; null where the file's name does not say. */
  language: string | null;
  /** The first and the last line that it shows. */
  from: number;
  to: number;
  /** The last line of what is named, where that is further down; null where all of it is shown. */
  last: number | null;
  /** Abbreviated; null where no commit is pinned. */
  commit: string | null;
}

export interface SystemView {
  id: string;
  name: string;
  kind: string;
  touch: boolean;
  description: string | null;
  uses: { system: string; name: string; via: string | null; why: string | null }[];
}

export interface GrantView {
  system: string;
  level: string;
  environment: string;
  scope: string;
  reason: string;
  expires: string;
  status: string;
  grantedBy: string | null;
  revokedOn: string | null;
  mfa: boolean | null;
}

export interface DataModelView {
  file: string;
  href: string | null;
  dialect: string | null;
  tables: string[];
}

export interface GlossaryTermView {
  term: string;
  id: string;
  usedIn: PageLink[];
}

export interface QuestionView {
  title: string;
  href: string;
  asked: string;
  by: string;
  answered: string | null;
  answeredBy: string | null;
  blocking: boolean;
}

export interface ReviewView {
  deliverable: string | null;
  pullRequest: string | null;
  outcome: string | null;
  comments: ReviewCommentView[];
}

export interface ReviewCommentView {
  criterion: string | null;
  criterionHref: string | null;
  severity: string;
  where: string | null;
  problem: string;
  change: string | null;
}

export interface SignView {
  sign: string;
  state: string;
  evidence: string;
  owner: string | null;
  remedy: string | null;
  due: string | null;
}

/** `/questions/`. */
export interface QuestionsView {
  open: QuestionView[];
  answered: QuestionView[];
  /** Where to ask. */
  channel: string | null;
  response: string | null;
  owner: PersonView | null;
}
