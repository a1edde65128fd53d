import type { ApiContract } from './api-contract.ts';
import type { Code } from './code.ts';
import { array, mapping, text } from './engagement-facts.ts';
import { type DataModel, DIALECTS, type Dialect, type SourceProblem } from './schema.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/** What the files hold that documents name as their `source`, by file of the document. */
export interface CodeSources {
  dataModels: Record<string, DataModel>;
  contracts: Record<string, ApiContract>;
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
  contracts: {},
  problems: {},
  secrets: {},
};

/** `source` of a document's frontmatter, as far as it is valid. */
export interface WrittenSource {
  file: string;
  dialect: Dialect | null;
  tables: string[];
}

/** @returns null for a document that names no source, or is of a kind that has none */
export function sourceOf({ kind, source }: Document): WrittenSource | null {
  const { file, dialect, tables } = mapping(source.frontmatter.data.source);
  const path = text(file);
  if ((kind !== 'data-model' && kind !== 'api') || path === null) return null;
  return {
    file: path,
    dialect: DIALECTS.find((one) => one === dialect) ?? null,
    tables: array(tables).map((one) => text(one) ?? ''),
  };
}

/** @returns what is shown of the schema that a document names; null where it could not be read */
export function dataModelOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): DataModel | null {
  return own(codeOf(engagement, workspace)?.sources.dataModels, document.file);
}

/** @returns the contract that a document names; null where it could not be read */
export function contractOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): ApiContract | null {
  return own(codeOf(engagement, workspace)?.sources.contracts, document.file);
}

export function sourceProblemsOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): SourceProblem[] {
  return own(codeOf(engagement, workspace)?.sources.problems, document.file) ?? [];
}

export function sourceSecretsOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): SourceSecret[] {
  return own(codeOf(engagement, workspace)?.sources.secrets, document.file) ?? [];
}

function codeOf({ slug }: Engagement, { code }: Workspace): Code | null {
  return own(code, slug);
}

function own<T>(record: Record<string, T> | undefined, key: string): T | null {
  return (record && Object.hasOwn(record, key) && record[key]) || null;
}
