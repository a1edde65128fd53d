import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** A rule of a `_headers` file: headers to set and remove for matching paths. */
export interface HeaderRule {
  pattern: RegExp;
  set: [string, string][];
  remove: string[];
}

/** @see https://docs.netlify.com/manage/routing/headers/ */
export function readHeaders(path: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (/^\S/.test(line)) {
      const escaped = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${escaped}$`), set: [], remove: [] });
    } else if (/^\s+! /.test(line)) {
      rules.at(-1)?.remove.push(line.replace(/^\s+! /, '').trim());
    } else {
      const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) rules.at(-1)?.set.push([name, value]);
    }
  }
  return rules;
}

export function applyHeaders(
  response: ServerResponse,
  path: string,
  rules: readonly HeaderRule[],
): void {
  for (const { pattern, set, remove } of rules) {
    if (!pattern.test(path)) continue;
    for (const name of remove) response.removeHeader(name);
    for (const [name, value] of set) response.setHeader(name, value);
  }
}
