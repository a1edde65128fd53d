import { permalink } from '../code/permalink.ts';
import type { Operation } from '../model/api-description.ts';
import { operationAnchors } from '../model/made-anchors.ts';
import { apiDescriptionOf, sourceOf } from '../model/named-source.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

export interface ApiView {
  file: string;
  href: string | null;
  title: string | null;
  version: string | null;
  /** Empty where the API description could not be read. */
  operations: OperationView[];
}

export interface OperationView extends Operation {
  anchor: string;
}

/** @returns null for a document that names no API description; without operations where it could not be read */
export function apiView(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): ApiView | null {
  const source = document.kind === 'api' ? sourceOf(document) : null;
  if (!source) return null;
  const description = apiDescriptionOf(document, engagement, workspace);
  const anchors = description ? operationAnchors(document, description) : [];
  return {
    file: source.file,
    href: permalink(source.file, engagement.facts.repository),
    title: description?.title ?? null,
    version: description?.version ?? null,
    operations: (description?.operations ?? []).map((operation, at) => ({
      ...operation,
      anchor: anchors[at] ?? '',
    })),
  };
}
