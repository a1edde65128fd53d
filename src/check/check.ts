import type { Settings } from '../config.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import type { CheckMemory } from './check-memory.ts';
import { RULES } from './rules.ts';
import { runRules } from './run-rules.ts';

/**
 * @param memory results of earlier runs, for callers that check repeatedly
 * @returns all findings of all rules, for all engagements if no slugs are given
 */
export function check(
  { workspace, settings }: { workspace: Workspace; settings: Settings },
  today: string,
  slugs: readonly string[] = [],
  memory?: { checked: CheckMemory },
): Diagnostic[] {
  return runRules(workspace, {
    rules: RULES,
    today,
    trusted: settings.mdx.trusted,
    holidays: settings.holidays,
    downloads: settings.downloads,
    severities: settings.rules,
    ...(slugs.length > 0 && { slugs }),
    ...(memory && { memory: memory.checked }),
  });
}
