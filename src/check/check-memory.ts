import { sectionMatcher } from '../model/match-sections.ts';
import { documentSchemas } from './document-schemas.ts';
import { frontmatterComparer } from './frontmatter-problems.ts';

/**
 * What was found out about parts of a workspace that are still the same when it is checked again. It
 * belongs to whoever checks: a single run has its own, a watcher keeps one.
 */
export interface CheckMemory {
  schemaOf: ReturnType<typeof documentSchemas>;
  sectionsOf: ReturnType<typeof sectionMatcher>;
  frontmatterProblems: ReturnType<typeof frontmatterComparer>;
}

export function createCheckMemory(): CheckMemory {
  return {
    schemaOf: documentSchemas(),
    sectionsOf: sectionMatcher(),
    frontmatterProblems: frontmatterComparer(),
  };
}
