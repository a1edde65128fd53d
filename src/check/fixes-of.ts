import type { Diagnostic } from '../model/diagnostic.ts';
import type { Fix } from '../model/fix.ts';
import type { Fixing, Rule } from './define-rule.ts';

/**
 * The fixes for findings in a document. `--fix` requests all of them, an editor the one at the
 * cursor. Two fixes may affect the same text.
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
