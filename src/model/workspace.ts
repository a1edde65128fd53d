import type { Code } from './code.ts';
import type { Template } from './contract.ts';
import type { DiagramProblem } from './diagram.ts';
import type { Secret } from './secret.ts';
import type { Problem, Source } from './source.ts';

/** Everything that was read, as plain JSON: what checks and views are made from. */
export interface Workspace {
  engagements: Engagement[];
  /** Documents below `_shared`, whether an engagement includes them or not. */
  shared: Document[];
  /** By kind. */
  templates: Record<string, Template>;
  /** Files in `content/` that are no document: images and whatever else lies there, by path. */
  assets: Record<string, Asset>;
  /** What the file system refused, and images that hold code. */
  unreadable: UnreadablePath[];
  /** Files that documents offer as they are, by path; searched outside of the model. */
  searched: Record<string, SearchedFile>;
  /** Credentials in any file, ordered by file; found outside of the model, which does not look for them. */
  secrets: Secret[];
  /** What is known of the code that each engagement describes, by slug; read outside of the model. */
  code: Record<string, Code>;
  /** What is wrong with diagrams, which takes a parser of its own to know, outside of the model. */
  diagrams: DiagramProblem[];
  /** Names of the workspace's own components, which its documents may use. */
  components: string[];
  /** Folder of the content, POSIX, from the workspace. */
  contentFolder: string;
}

export interface Asset {
  /** POSIX path from the workspace. */
  file: string;
  bytes: number;
}

/** A file that has been searched, so that these bytes of it may be published, and no others. */
export interface SearchedFile {
  /** SHA-256, hexadecimal; null where it could not be read. */
  hash: string | null;
  /** Why it may not be published. */
  problem: Problem | null;
}

export interface UnreadablePath {
  file: string;
  engagement: string | null;
  problem: Problem;
}

export interface Engagement {
  slug: string;
  /** Null where `index.mdx` is missing. */
  index: Document | null;
  /** Its own documents, `index.mdx` left out, by path. */
  documents: Document[];
  /** Shared documents it includes, in the order of `include`. */
  included: Document[];
  facts: EngagementFacts;
}

export type Audience = 'contractor' | 'team';
export type ReadBefore = 'first-call' | 'first-commit' | 'reference';

export interface Document {
  /** Path in the site without slashes at its ends: `spec`, `questions/0001-currency-rounding`; '' for the index. */
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

/** `index.mdx` frontmatter, as far as it is valid: what is not is null or left out, and has its own finding. */
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
