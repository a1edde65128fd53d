import { decoded } from './base64.ts';
import type { Span } from './span.ts';
import { isSecretKey, isSecretPassword } from './values.ts';

const SECRET = /["']?kind["']?\s{0,3}:\s{0,3}["']?Secret\b/g;
/** A key with a base64 value; in a manifest it may come before or after `kind`. */
const ENTRY =
  /(?<=^|\n|[{,])[ \t>]{0,40}["']?(?<name>[\w.-]{1,80})["']?[ \t]{0,4}:[ \t]{0,4}["']?(?<value>[A-Za-z0-9+/]{8,4096}={0,2})["']?(?=\s|,|\}|$)/g;
const DOCUMENT = 4000;

/** Keys whose values are not secret, although they are stored in a Secret. */
const OPEN = /user|host|port|name|kind|version|type|ca\.crt|tls\.crt|cert|region|bucket|email/i;

/** Finds the base64 values in Kubernetes Secrets. */
export function findInKubernetes(text: string): Span[] {
  const spans: Span[] = [];
  let next = 0;
  for (const { index } of text.matchAll(SECRET)) {
    const from = Math.max(next, index - DOCUMENT);
    const around = text.slice(from, index + DOCUMENT);
    next = index + DOCUMENT;
    for (const { 0: entry, index: at, groups } of around.matchAll(ENTRY)) {
      const { name = '', value = '' } = groups ?? {};
      const said = decoded(value)?.trim();
      if (said === undefined || !isSecret(said, name)) continue;
      const start = from + at + entry.lastIndexOf(value);
      spans.push({ kind: 'Kubernetes secret', start, end: start + value.length });
    }
  }
  return spans;
}

function isSecret(said: string, name: string): boolean {
  if (/:\/\/[^\s:@/]{0,64}:[^\s@]{6,}@|PRIVATE KEY/.test(said)) return true;
  return !OPEN.test(name) && (isSecretPassword(said) || isSecretKey(said));
}
