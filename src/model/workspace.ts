import type { Code } from './code.ts';
import type { Template } from './contract.ts';
import type { DiagramProblem } from './diagram.ts';
import type { Secret } from './secret.ts';
import type { Problem, Source } from './source.ts';

/** Everything that was read, as plain JSON: the input of checks and views. */
export interface Workspace {
  engagements: Engagement[];
  /** Documents below `_shared`, whether or not an engagement includes them. */
  shared: Document[];
  /** By kind. */
  templates: Record<string, Template>;
  /** Files in `content/` that aren't documents, such as images, by path. */
  assets: Record<string, Asset>;
  /** File system errors, and images that contain code. */
  unreadable: UnreadablePath[];
  /** Files that documents offer unchanged, by path; searched outside the model. */
  searched: Record<string, SearchedFile>;
  /** Credentials in any file, ordered by file; found outside the model. */
  secrets: Secret[];
  /**
   * What is known about the code that each engagement describes, by slug; read outside the model.
   */
  code: Record<string, Code>;
  /** Problems with diagrams; found outside the model, because that takes a separate parser. */
  diagrams: DiagramProblem[];
  /** Names of the workspace's own components, which its documents can use. */
  components: string[];
  /** POSIX path of the content folder, relative to the workspace. */
  contentFolder: string;
}

export interface Asset {
  /** POSIX path relative to the workspace. */
  file: string;
  bytes: number;
}

/** A file that has been searched, so that exactly these bytes can be published. */
export interface SearchedFile {
  /** SHA-256 in hexadecimal; null if it couldn't be read. */
  hash: string | null;
  /** Why it can't be published. */
  problem: Problem | null;
}

export interface UnreadablePath {
  file: string;
  engagement: string | null;
  problem: Problem;
}

export interface Engagement {
  slug: string;
  /** Null if `index.mdx` is missing. */
  index: Document | null;
  /** Its own documents without `index.mdx`, by path. */
  documents: Document[];
  /** Shared documents it includes, in the order of `include`. */
  included: Document[];
  facts: EngagementFacts;
}

export type Audience = 'contractor' | 'team';
export type ReadBefore = 'first-call' | 'first-commit' | 'reference';

export interface Document {
  /**
   * Path in the site without leading or trailing slashes: `spec`,
   * `questions/0001-currency-rounding`; '' for the index.
   */
  path: string;
  file: string;
  kind: string;
  title: string;
  description: string;
  audience: Audience;
  draft: boolean;
  owner: string | null;
  readBefore: ReadBefore;
  /** Below `_shared`. */
  shared: boolean;
  source: Source;
}

/**
 * The frontmatter of `index.mdx`. An invalid value is null or left out, and has its own finding.
 */
export interface EngagementFacts {
  title: string;
  description: string;
  company: string;
  contractor: Contractor | null;
  starts: string | null;
  ends: string | null;
  repository: Repository | null;
  people: Person[];
  channels: Channels;
  /** Business days. */
  responseWithin: number | null;
  firstCall: FirstCall | null;
  include: string[];
}

export interface Contractor {
  name: string;
  email: string | null;
  timezone: string | null;
  hours: string | null;
}

export interface Person {
  id: string;
  name: string;
  role: string;
  email: string | null;
  timezone: string | null;
  /** Local working hours, `09:00-17:00`. */
  hours: string | null;
  owns: Duty[];
}

export const DUTIES = ['spec', 'review', 'access', 'questions'] as const;
export type Duty = (typeof DUTIES)[number];

export interface Channels {
  questions?: string;
  updates?: string;
  review?: string;
}

export interface Repository {
  url: string | null;
  commit: string | null;
  path: string | null;
}

export interface FirstCall {
  /** Local date and time in `timezone`, `2026-11-30T15:00`. */
  at: string;
  timezone: string;
  minutes: number;
  link: string | null;
}
