import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isAbsolute, join, relative } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { searchablePages } from '../publish/build-site.ts';
import type { SiteFiles } from '../publish/files.ts';
import { searchIndex } from '../publish/search-index.ts';
import { fileOfPage, NOT_FOUND } from '../publish/site-printer.ts';
import { hrefOf, publishedDocuments } from '../view/published.ts';
import { DEV_ASSETS, failurePage, withFindings } from './dev-page.ts';
import type { Sites } from './workspace-state.ts';

export interface DevServerOptions {
  /** Absolute path of the workspace. */
  root: string;
  slug: string;
  /** Begins and ends with a slash. */
  base: string;
  sites: Sites;
  /** Opens a place in the editor, `file:line:column`. */
  openInEditor(place: string): void;
}

const OWN = '@prebrief/';
const RELOAD = 'data: reload\n\n';

const TYPES: Record<string, string> = {
  css: 'text/css',
  gif: 'image/gif',
  html: 'text/html',
  ico: 'image/x-icon',
  ics: 'text/calendar',
  md: 'text/markdown',
  mp4: 'video/mp4',
  vtt: 'text/vtt',
  webm: 'video/webm',
  avif: 'image/avif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  wasm: 'application/wasm',
};

export interface DevServer {
  handle: RequestListener;
  /** Tells every open page that something changed. */
  reload(): void;
}

/** Serves one engagement from its sources; each page shows what the check found. */
export function createDevServer(options: DevServerOptions): DevServer {
  const listeners = new Set<ServerResponse>();
  // Of this process and no other: pages that are open while it is restarted are reloaded, too.
  const started = Math.round(performance.timeOrigin).toString(36);
  let changes = 0;
  const state = () => `${started}-${changes}`;
  let search: Promise<SiteFiles> | null = null;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith(options.base)) return redirect(response, options.base);
    const path = decoded(`/${url.pathname.slice(options.base.length)}`);
    if (path === null) return send(response, 400, '.txt', 'This is no address.');
    if (path === `/${OWN}events`) {
      listen(request, response, listeners);
      if (url.searchParams.get('state') !== state()) response.write(RELOAD);
      return;
    }
    if (path === `/${OWN}open`) return open(url, request, response, options);
    const own = path.startsWith(`/${OWN}`) ? path.slice(`/${OWN}`.length) : '';
    if (Object.hasOwn(DEV_ASSETS, own)) return send(response, 200, path, DEV_ASSETS[own] ?? '');
    if (path.startsWith('/pagefind/')) {
      search ??= searchFiles(options);
      const file = (await search).get(path.slice(1));
      return file ? send(response, 200, path, file) : page(NOT_FOUND, response, options, state());
    }
    return page(path, response, options, state());
  };

  return {
    handle: (request, response) => {
      if (!isTrustedHost(request)) return send(response, 403, '.txt', 'Unknown host.');
      answer(request, response).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        send(response, 500, '.html', failurePage(reason, [], options.base, state()));
      });
    },
    reload() {
      search = null;
      changes += 1;
      for (const listener of listeners) listener.write(RELOAD);
    },
  };
}

/** Findings after which a document must not be compiled: it may hold code, or nobody knows what it is. */
export const UNSAFE = /^(mdx\/|content\/unreadable|frontmatter\/syntax)/;

async function page(
  path: string,
  response: ServerResponse,
  options: DevServerOptions,
  state: string,
): Promise<void> {
  const { sites, slug, base } = options;
  const engagement = sites.engagement(slug);
  if (!engagement) {
    return send(
      response,
      500,
      '.html',
      failurePage(`There is no engagement ${slug} any more.`, [], base, state),
    );
  }
  const findings = findingsOf(options);
  const { printer, files, mermaid } = await sites.prepared(engagement);
  if (!printer.paths.includes(path)) {
    const file = path.startsWith('/_astro/code.css')
      ? new TextEncoder().encode(printer.highlighter.css())
      : (files.get(path.slice(1)) ?? mermaid?.files.get(path.slice(1)));
    if (file) return send(response, 200, path, file);
    if (printer.paths.includes(`${path}/`)) return redirect(response, `${base}${path.slice(1)}/`);
    const html = await printer.print(NOT_FOUND);
    return send(response, 404, '.html', withFindings(html, [], findings.length, base, state));
  }
  const document =
    path === '/'
      ? engagement.index
      : publishedDocuments(engagement, 'contractor').find((one) => hrefOf(one) === path);
  const here = path === '/' ? findings : findings.filter(({ file }) => file === document?.file);
  const mine = findings.filter(({ file }) => file === document?.file);
  const isUnsafe = mine.some(({ rule, severity }) => severity === 'error' && UNSAFE.test(rule));
  if (isUnsafe || (document && !document.source.body) || (path === '/' && !document)) {
    return send(
      response,
      200,
      '.html',
      failurePage('This page cannot be shown yet.', here, base, state),
    );
  }
  const html = await printer.print(path);
  const elsewhere = findings.length - here.length;
  send(response, 200, fileOfPage(path), withFindings(html, here, elsewhere, base, state));
}

function findingsOf({ sites, slug }: DevServerOptions): Diagnostic[] {
  return sites.state.diagnostics.filter(
    ({ engagement }) => engagement === slug || engagement === null,
  );
}

/** Search while writing: pages that cannot be shown are left out. */
async function searchFiles(options: DevServerOptions): Promise<SiteFiles> {
  const engagement = options.sites.engagement(options.slug);
  if (!engagement) return new Map();
  const { printer } = await options.sites.prepared(engagement);
  const unsafe = new Set(
    findingsOf(options)
      .filter(({ rule }) => UNSAFE.test(rule))
      .map(({ file }) => file),
  );
  const skipped = new Set(
    publishedDocuments(engagement, 'contractor')
      .filter(({ file, source }) => unsafe.has(file) || !source.body)
      .map(hrefOf),
  );
  const pages = new Map<string, string>();
  for (const path of printer.paths) {
    if (!skipped.has(path)) pages.set(path, await printer.print(path));
  }
  return searchIndex(searchablePages(pages, engagement));
}

function listen(
  request: IncomingMessage,
  response: ServerResponse,
  listeners: Set<ServerResponse>,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  listeners.add(response);
  request.on('close', () => listeners.delete(response));
}

/** Only this server's own pages may open files, and only files of the workspace. */
function open(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  { root, openInEditor }: DevServerOptions,
): void {
  const site = request.headers['sec-fetch-site'];
  const [, file = '', place = ''] =
    /^(.+?)((?::\d+){0,2})$/.exec(url.searchParams.get('at') ?? '') ?? [];
  const path = relative(root, join(root, file));
  if ((site !== undefined && site !== 'same-origin' && site !== 'none') || isOutside(path)) {
    send(response, 403, '.txt', 'Refused.');
    return;
  }
  openInEditor(join(root, path) + place);
  response.writeHead(204).end();
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function isOutside(path: string): boolean {
  return path === '' || path.startsWith('..') || isAbsolute(path);
}

/** A page elsewhere must not reach the server under a name of its own. */
function isTrustedHost({ headers, socket }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$/.test(host) || host.includes(':');
  return (
    isAddress || host === 'localhost' || host.endsWith('.localhost') || host === socket.localAddress
  );
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location }).end();
}

export function send(
  response: ServerResponse,
  status: number,
  path: string,
  body: string | Uint8Array,
): void {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  response.writeHead(status, {
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
