import type { Example } from './define-rule.ts';

/**
 * For examples: the complete engagement with one sound grant in its `access.mdx`, from line 5 on, a
 * key a line in this order.
 *
 * @param changes what is written instead of a value or besides; null leaves a key out
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
