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
  /** Empty if the API description could not be read. */
  operations: OperationView[];
}

export interface OperationView extends Operation {
  anchor: string;
}

/** @returns null if the document names no API description; no operations if it cannot be read */
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
