import { decoded } from './base64.ts';
import { isMadeUp } from './made-up.ts';
import { endOfValue, readValue } from './read-value.ts';
import type { Span } from './span.ts';
import { isSecretKey, isSecretPassword } from './values.ts';

/** `Authorization: Basic …` as a header, in JSON or in code; `Bearer …` anywhere. */
const HEADER =
  /(?:authorization["'`\]*\\]{0,4}\s{0,4}[:=,]\s{0,4}(?:b?["'`\\(]{1,3}|\*{1,2})?(?:(?<scheme>[a-z][\w-]{1,20})(?: |%20|\+){1,4})?|\b(?<alone>basic|bearer)(?:[ :]|%20){1,4}["'`]?)(?=[\w$+/=.~-]{6})/gi;

export function findHeaders(text: string): Span[] {
  return Array.from(text.matchAll(HEADER)).flatMap(({ 0: found, index, groups = {} }) => {
    const start = index + found.length;
    const value = readValue(text, start);
    const scheme = (groups.scheme ?? groups.alone ?? '').toLowerCase();
    if (!isCredential(scheme, value)) return [];
    return [{ kind: 'key or token', start, end: endOfValue(text, start, value) }];
  });
}

function isCredential(scheme: string, value: string): boolean {
  if (isMadeUp(value)) return false;
  if (scheme !== 'basic') return isSecretKey(value);
  const [user = '', ...password] = (decoded(value) ?? '').split(':');
  if (password.length === 0) return false;
  // If the user name is an API key, the password is often empty or a dummy.
  return (
    isSecretPassword(password.join(':')) || isSecretKey(password.join(':')) || isSecretKey(user)
  );
}
