import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { z } from 'zod';

const siteFacts = z.object({ slug: z.string(), base: z.string() });

/** @returns what a built site says of itself; null where the folder holds none */
export function siteIn(folder: string): { slug: string; base: string } | null {
  const path = join(folder, 'prebrief.json');
  if (!existsSync(path)) return null;
  return siteFacts.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
}

/** Serves a built site as a static host does: below its base, with its `_headers` and its 404 page. */
export function siteServer(folder: string, base: string): RequestListener {
  const rules = readHeaders(join(folder, '_headers'));
  const files = sirv(folder, {
    dev: true,
    dotfiles: false,
    extensions: ['html'],
    setHeaders: (response, path) => applyHeaders(response, base + path.replace(/^\//, ''), rules),
  });
  const notFound = (response: ServerResponse) => {
    applyHeaders(response, base, rules);
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(folder, '404.html')));
  };
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith(base)) {
      if (`${url.pathname}/` === base || url.pathname === '/') return redirect(response, base);
      return notFound(response);
    }
    const path = url.pathname.slice(base.length - 1);
    if (existsSync(join(folder, decode(path), 'index.html')) && !path.endsWith('/')) {
      return redirect(response, `${url.pathname}/`);
    }
    const inner = Object.assign(request, { url: path + url.search }) as IncomingMessage;
    files(inner, response, () => notFound(response));
  };
}

interface HeaderRule {
  pattern: RegExp;
  set: [string, string][];
  remove: string[];
}

/** @see https://docs.netlify.com/manage/routing/headers/ */
function readHeaders(path: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  if (!existsSync(path)) return rules;
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

function applyHeaders(response: ServerResponse, path: string, rules: readonly HeaderRule[]): void {
  for (const { pattern, set, remove } of rules) {
    if (!pattern.test(path)) continue;
    for (const name of remove) response.removeHeader(name);
    for (const [name, value] of set) response.setHeader(name, value);
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { Location: location });
  response.end();
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
