import { matchSections, type SectionMatch } from './match-sections.ts';
import type { Criterion } from './source.ts';
import type { Document, Workspace } from './workspace.ts';

const SECTION = 'acceptance-criteria';

/**
 * The acceptance criteria of a spec: list items that begin with an id, in the section "Acceptance
 * criteria" and its subsections.
 */
export function criteriaOf(
  document: Document,
  workspace: Workspace,
  match: SectionMatch = matchSections(document, workspace),
): Criterion[] {
  const { body } = document.source;
  if (!body || document.kind !== 'spec') return [];
  const indexes = match.sections.flatMap(({ section, contract }, index) =>
    [contract?.slug, section.slug, section.id].includes(SECTION) ? index : [],
  );
  const within = (index: number | null): boolean =>
    index !== null && (indexes.includes(index) || within(body.sections[index]?.parent ?? null));
  return body.criteria.filter(({ section }) => within(section));
}
