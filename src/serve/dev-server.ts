import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { SiteFiles } from '../io/site-files.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { searchablePages } from '../publish/build-site.ts';
import { searchIndex } from '../publish/search-index.ts';
import { fileOfPage, NOT_FOUND } from '../publish/site-printer.ts';
import { hrefOf, publishedDocuments } from '../view/published.ts';
import { type Asked, answering, isFromElsewhere, isFromOwnPage } from './answering.ts';
import { type Contact, DEV_ASSETS, failurePage, withFindings } from './dev-page.ts';
import { editorPlace } from './editor-place.ts';
import type { Sites } from './live-workspace.ts';
import { documentAt, isPrintable, madeFile } from './pages.ts';
import { below, namesOf, pathOf, type Target } from './request-target.ts';
import { redirect, send } from './send.ts';

export interface DevServerOptions {
  /** Absolute path of the workspace. */
  root: string;
  slug: string;
  /** Starts and ends with a slash. */
  base: string;
  sites: Sites;
  /** Opens a place in the editor: `file:line:column`, with an absolute path. */
  openInEditor(place: string): void;
}

const OWN = '/@prebrief/';
const RELOAD = 'data: reload\n\n';

export interface DevServer {
  handle: RequestListener;
  /** Notifies every open page of a change. */
  reload(): void;
}

/** Serves one engagement from its sources; each page shows its findings. */
export function createDevServer(options: DevServerOptions): DevServer {
  const { base } = options;
  const home = namesOf(base);
  const listeners = new Set<ServerResponse>();
  // Unique to this process, so that open pages reload after a restart, too.
  const started = Math.round(performance.timeOrigin).toString(36);
  const token = randomBytes(16).toString('base64url');
  let changes = 0;
  const contact = (): Contact => ({ base, state: `${started}-${changes}`, token });
  let search: Promise<SiteFiles> | null = null;
  const ownOf = (target: Target) => {
    const path = pathIn(home, target);
    return path?.startsWith(OWN) ? path.slice(OWN.length) : null;
  };

  const answer = async ({ target, request }: Asked, response: ServerResponse): Promise<void> => {
    const path = pathIn(home, target);
    if (path === null && target.names !== null) return redirect(response, 302, home);
    const own = ownOf(target);
    if (own === 'events') {
      if (isFromElsewhere(request)) return send(response, 403, '.txt', 'Refused.\n');
      listen(response, listeners);
      if (target.search.get('state') !== contact().state) response.write(RELOAD);
      return;
    }
    if (own === 'open') return open({ target, request }, response, token, options);
    if (own !== null && Object.hasOwn(DEV_ASSETS, own)) {
      return send(response, 200, own, DEV_ASSETS[own] ?? '');
    }
    if (path?.startsWith('/pagefind/')) {
      search ??= searchFiles(options);
      const file = (await search).get(path.slice(1));
      return file ? send(response, 200, path, file) : page(null, response, options, contact());
    }
    return page(path, response, options, contact());
  };

  return {
    handle: answering({
      answer,
      isAction: (target) => ownOf(target) === 'open',
      failed: (reason, response) =>
        send(response, 500, '.html', failurePage(reason, [], contact())),
    }),
    reload() {
      search = null;
      changes += 1;
      for (const listener of listeners) listener.write(RELOAD);
    },
  };
}

/** @returns null if the target is not below the base, or cannot be a page */
function pathIn(home: readonly string[], target: Target): string | null {
  const inner = below(home, target);
  // The base itself ends with a slash.
  return inner === null || (inner.names?.length === 0 && !inner.isFolder) ? null : pathOf(inner);
}

/** @param path null if it cannot be a page's path */
async function page(
  path: string | null,
  response: ServerResponse,
  options: DevServerOptions,
  contact: Contact,
): Promise<void> {
  const { sites, slug, base } = options;
  const engagement = sites.engagement(slug);
  if (!engagement) {
    const reason = `The engagement ${slug} no longer exists.`;
    return send(response, 500, '.html', failurePage(reason, [], contact));
  }
  const findings = findingsOf(options);
  const prepared = await sites.prepared(engagement);
  const { printer } = prepared;
  if (path === null || path === NOT_FOUND || !printer.paths.includes(path)) {
    const file = path === null ? null : madeFile(path, prepared);
    if (path !== null && file) return send(response, 200, path, file);
    if (path !== null && printer.paths.includes(`${path}/`)) {
      return redirect(response, 302, [...namesOf(base), ...path.slice(1).split('/')]);
    }
    const html = await printer.print(NOT_FOUND);
    return send(response, 404, '.html', withFindings(html, [], findings.length, contact));
  }
  const document = documentAt(path, engagement);
  const here = path === '/' ? findings : findings.filter(({ file }) => file === document?.file);
  if (document ? !isPrintable(document, findings) : path === '/') {
    return send(
      response,
      200,
      '.html',
      failurePage('This page cannot be shown yet.', here, contact),
    );
  }
  const html = await printer.print(path);
  const elsewhere = findings.length - here.length;
  send(response, 200, fileOfPage(path), withFindings(html, here, elsewhere, contact));
}

function findingsOf({ sites, slug }: DevServerOptions): Diagnostic[] {
  return sites.state.diagnostics.filter(
    ({ engagement }) => engagement === slug || engagement === null,
  );
}

/** Builds the search index; pages that cannot be rendered are left out. */
async function searchFiles(options: DevServerOptions): Promise<SiteFiles> {
  const engagement = options.sites.engagement(options.slug);
  if (!engagement) return new Map();
  const { printer } = await options.sites.prepared(engagement);
  const findings = findingsOf(options);
  const skipped = new Set(
    publishedDocuments(engagement, 'contractor')
      .filter((document) => !isPrintable(document, findings))
      .map(hrefOf),
  );
  const pages = new Map<string, string>();
  for (const path of printer.paths) {
    if (!skipped.has(path)) pages.set(path, await printer.print(path));
  }
  const searchable = searchablePages([...pages.keys()], engagement);
  return searchIndex(searchable.map((url) => ({ url, html: pages.get(url) ?? '' })));
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  if (response.req.method === 'HEAD') return void response.end();
  response.write(': open\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

/** Opens the editor only for this process's own pages, on this machine, and at findings. */
function open(
  { target, request }: Asked,
  response: ServerResponse,
  token: string,
  options: DevServerOptions,
): void {
  const isAllowed = isFromOwnPage(request) && isFromHere(request) && isToken(request, token);
  const asked = target.search.get('at') ?? '';
  const place = isAllowed ? editorPlace(options.root, asked, findingsOf(options)) : null;
  if (place === null) {
    send(response, 403, '.txt', 'Refused.\n');
  } else {
    options.openInEditor(place);
    response.writeHead(204).end();
  }
}

function isFromHere({ socket }: IncomingMessage): boolean {
  const { remoteAddress = '', localAddress } = socket;
  return remoteAddress === localAddress || /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
}

function isToken({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(String(headers['x-prebrief-token'] ?? ''));
  return given.length === token.length && timingSafeEqual(given, Buffer.from(token));
}
