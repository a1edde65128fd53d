import type { Operation } from '../model/api-contract.ts';
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
  /** Path in the site of the module that draws Mermaid diagrams; null where there are none. */
  mermaid: string | null;
  /** The newest change, by which a browser tells what is new to it; null where none is known. */
  edition: string | null;
  people: PersonView[];
  navigation: NavigationGroup[];
  /** Documents to read before the first call, in order. */
  readingPath: ReadingPath;
  /** The page that collects questions. */
  questions: string;
  /** The agenda of the first call. */
  firstCall: string;
  /** What has changed, and when. */
  changes: string;
  /** What is to be done once the engagement is over. */
  ending: EndingView | null;
  /** The page of figures, on a team site; null where there is none. */
  metrics: string | null;
  /** The glossary, where there is one. */
  glossary: string | null;
  /** Terms by slug, for `<Term>`. */
  terms: Record<string, TermView>;
  /** The document that holds the spec's criteria, with the criteria. */
  criteria: CriteriaView | null;
}

/** What every page says once the last day has passed. */
export interface EndingView {
  /** ISO date of the last day. */
  ends: string;
  /** Systems of the grants that were not revoked. */
  grants: string[];
  /** The first paragraph of what the access document says about the end; null where it says nothing. */
  text: string | null;
  /** Where it says more. */
  href: string | null;
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
  /** Differs as soon as the document says something else. */
  version: string;
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
  /** State of its checkbox; null where it has none. */
  checked: boolean | null;
  /** Whether it is met, by its checkbox or else by a review; null where nobody has said. */
  met: boolean | null;
  href: string;
  /** The last review that speaks of it: `changes asked for in` `review 2`; null for none. */
  review: { lead: string; label: string; href: string } | null;
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
  /** Differs as soon as the document says something else. */
  version: string;
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
  /** The sections of week one, which are ticked off one after the other; none elsewhere. */
  milestones: TocItem[];
  previous: PageLink | null;
  next: PageLink | null;
  codeReferences: CodeReferenceView[];
  /** The commit that the code it names was read at; null where none is pinned, or it names none. */
  verified: { commit: string; href: string | null } | null;
  /** False keeps the page out of the search index. */
  searchable: boolean;
  /** Data of the components that show frontmatter. */
  systems: SystemView[];
  /** SVG that shows the systems and what they use; null where there is nothing to show. */
  systemMap: string | null;
  grants: GrantView[];
  /** Whom to ask for access, and where; null where nobody owns it. */
  accessOwner: { name: string; email: string | null; channel: string | null } | null;
  dataModel: DataModelView | null;
  /** SVG of the entities and their relations; null where there is nothing to show. */
  entityDiagram: string | null;
  api: ApiView | null;
  /** Set on a question. */
  question: QuestionView | null;
  /** Set on a review. */
  review: ReviewView | null;
  /** In the glossary: its terms in alphabetical order, with the documents that use them. */
  terms: GlossaryTermView[];
  /** In readiness: each sign with what is claimed and, on a team site, what the workspace shows. */
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
  /** Of its row in the table. */
  anchor: string;
  name: string;
  kind: string;
  touch: boolean;
  description: string | null;
  uses: SystemUseView[];
}

export interface SystemUseView {
  system: string;
  name: string;
  /** Null for a system that is not among them. */
  href: string | null;
  via: string | null;
  why: string | null;
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
  /** As the document selects them. */
  tables: string[];
  /** Empty where the schema could not be read. */
  entities: EntityView[];
  /** Tables that are joined with one of them, with the entities that they have keys of. */
  neighbours: { name: string; refersTo: string[] }[];
  /** How many tables the diagram does not show. */
  others: number;
}

export interface EntityView {
  name: string;
  anchor: string;
  /** What the database calls it, where that is another name. */
  mapped: string | null;
  comment: string | null;
  columns: ColumnView[];
  /** Columns that are unique together. */
  uniques: string[][];
}

export interface ColumnView {
  name: string;
  anchor: string;
  mapped: string | null;
  type: string;
  /** What an enumeration allows. */
  values: string[];
  nullable: boolean;
  default: string | null;
  comment: string | null;
  isPrimary: boolean;
  isForeign: boolean;
  isUnique: boolean;
  references: { entity: string; column: string | null; href: string | null }[];
}

export interface ApiView {
  file: string;
  href: string | null;
  title: string | null;
  version: string | null;
  /** Empty where the contract could not be read. */
  operations: OperationView[];
}

export interface OperationView extends Operation {
  anchor: string;
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
  /** `7 h 20 min` of the owner's working hours; null where it cannot be known. */
  answerTime: string | null;
  /** Of an open question: the day it was asked on, in the owner's time zone; null once it is answered. */
  openSince: { day: string; timezone: string | null } | null;
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
  label: string;
  /** What the team claims; null where it says nothing. */
  state: string | null;
  evidence: string | null;
  owner: string | null;
  remedy: string | null;
  due: string | null;
  /** What the workspace itself shows; null on a contractor's site. */
  shown: string | null;
}

/** `/questions/`. */
export interface QuestionsView {
  open: QuestionView[];
  answered: QuestionView[];
  /** Where to ask. */
  channel: string | null;
  response: string | null;
  owner: PersonView | null;
  /** How long answers took; null where none can be measured. */
  answerTimes: AnswerTimesView | null;
}

export interface AnswerTimesView {
  /** `7 h 20 min`. */
  median: string;
  /** How many answers it is the median of. */
  of: number;
  /** `8 h`: what a business day of the owner is. */
  businessDay: string;
  /** How many answers came in the time that was promised; null where none was. */
  inTime: { answers: number; of: number } | null;
}
