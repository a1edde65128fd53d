import type { ApiDescription } from './api-description.ts';
import type { Code } from './code.ts';
import type { SourceSecret } from './code-sources.ts';
import { array, mapping, text } from './engagement-facts.ts';
import { type DataModel, DIALECTS, type Dialect, type SourceProblem } from './schema.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/** `source` in a document's frontmatter, as far as it is valid. */
export interface WrittenSource {
  file: string;
  dialect: Dialect | null;
  tables: string[];
}

/** @returns null for a document that names no source, or whose kind has none */
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

/** @returns the data model for the schema that a document names; null if it couldn't be read */
export function dataModelOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): DataModel | null {
  return own(knownCode(engagement, workspace)?.sources.dataModels, document.file);
}

/** @returns the API description that a document names; null if it couldn't be read */
export function apiDescriptionOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): ApiDescription | null {
  return own(knownCode(engagement, workspace)?.sources.descriptions, document.file);
}

export function sourceProblemsOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): SourceProblem[] {
  return own(knownCode(engagement, workspace)?.sources.problems, document.file) ?? [];
}

export function sourceSecretsOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): SourceSecret[] {
  return own(knownCode(engagement, workspace)?.sources.secrets, document.file) ?? [];
}

function knownCode({ slug }: Engagement, { code }: Workspace): Code | null {
  return own(code, slug);
}

function own<T>(record: Record<string, T> | undefined, key: string): T | null {
  return (record && Object.hasOwn(record, key) && record[key]) || null;
}
