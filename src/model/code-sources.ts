import type { ApiDescription } from './api-description.ts';
import type { DataModel, SourceProblem } from './schema.ts';

/** What the files hold that documents name as their `source`, by file of the document. */
export interface CodeSources {
  dataModels: Record<string, DataModel>;
  descriptions: Record<string, ApiDescription>;
  /** Why a source cannot be read, or is not as it should be. */
  problems: Record<string, SourceProblem[]>;
  /** Credentials in what is shown. */
  secrets: Record<string, SourceSecret[]>;
}

/** A credential in what a page shows of its source, none of which is said here. */
export interface SourceSecret {
  kind: string;
  /** In characters. */
  length: number;
  /** `invoice.token`, `GET /invoices`; empty for what is said about the whole. */
  place: string;
}

export const NO_SOURCES: CodeSources = {
  dataModels: {},
  descriptions: {},
  problems: {},
  secrets: {},
};
