import type { Example } from './define-rule.ts';

/**
 * For examples: the complete engagement with one valid grant in its `access.mdx`. The keys start on
 * line 5, one per line in this order.
 *
 * @param changes values to replace or add; null removes a key
 */
export function exampleGrant(changes: Readonly<Record<string, string | null>> = {}): Example {
  const keys = {
    system: 'GitHub',
    level: 'read',
    environment: 'staging',
    scope: 'Repository northwind/billing',
    reason: 'The work happens there.',
    grantedBy: 'dana',
    expires: '2027-01-15',
    status: 'granted',
    ...changes,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  const grant = `grants:\n  - ${lines.join('\n    ')}`;
  const description = 'description: About access.';
  return { edits: { 'access.mdx': { [description]: `${description}\n${grant}` } } };
}
