import { permalink } from '../code/permalink.ts';
import type { Operation } from '../model/api-contract.ts';
import { operationAnchors } from '../model/made-anchors.ts';
import { contractOf, sourceOf } from '../model/named-source.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

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

/** @returns null for a document that names no contract; without operations where it could not be read */
export function apiView(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): ApiView | null {
  const source = document.kind === 'api' ? sourceOf(document) : null;
  if (!source) return null;
  const contract = contractOf(document, engagement, workspace);
  const anchors = contract ? operationAnchors(document, contract) : [];
  return {
    file: source.file,
    href: permalink(source.file, engagement.facts.repository),
    title: contract?.title ?? null,
    version: contract?.version ?? null,
    operations: (contract?.operations ?? []).map((operation, at) => ({
      ...operation,
      anchor: anchors[at] ?? '',
    })),
  };
}
