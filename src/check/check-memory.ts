import { sectionMatcher } from '../model/match-sections.ts';
import { documentSchemas } from './document-schemas.ts';
import { frontmatterComparer } from './frontmatter-problems.ts';

/**
 * Results that stay valid when a workspace is checked again and part of it hasn't changed. The
 * caller owns it: a single run creates one, a watcher keeps one.
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
