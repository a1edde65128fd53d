import type { Diagnostic } from '../model/diagnostic.ts';
import type { Fix } from '../model/fix.ts';
import type { Fixing, Rule } from './define-rule.ts';

/**
 * What mends findings of a document: `--fix` asks for all of them, an editor for the one that somebody
 * looks at. Two fixes may concern the same words.
 */
export function fixesOf(
  found: readonly Diagnostic[],
  fixing: Fixing,
  rules: readonly Rule[],
): Fix[] {
  const byRule = Map.groupBy(found, ({ rule }) => rule);
  return rules.flatMap((rule) => {
    const own = byRule.get(rule.id) ?? [];
    const data = own.map(({ fix }) => fix).filter((fix) => fix !== undefined);
    return data.length > 0 ? (rule.fix?.(data, fixing) ?? []) : [];
  });
}
