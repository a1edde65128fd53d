import type { ApiDescription } from './api-description.ts';
import type { DataModel, SourceProblem } from './schema.ts';

/** The contents of the files that documents name as their `source`, by file of the document. */
export interface CodeSources {
  dataModels: Record<string, DataModel>;
  descriptions: Record<string, ApiDescription>;
  /** Why a source can't be read, or is invalid. */
  problems: Record<string, SourceProblem[]>;
  /** Credentials in what is shown. */
  secrets: Record<string, SourceSecret[]>;
}

/** A credential in what a page shows of its source; the value itself is not included. */
export interface SourceSecret {
  kind: string;
  /** Length in characters. */
  length: number;
  /** `invoice.token`, `GET /invoices`; empty if it concerns the whole source. */
  place: string;
}

export const NO_SOURCES: CodeSources = {
  dataModels: {},
  descriptions: {},
  problems: {},
  secrets: {},
};
