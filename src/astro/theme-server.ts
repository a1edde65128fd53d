import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { UserError } from '../errors.ts';
import { todayFrom } from '../io/today.ts';
import { load } from '../load/load-workspace.ts';
import type { Press } from '../press/press.ts';
import { prepareBuild, renewBuild } from '../publish/build-sites.ts';
import { NOT_FOUND } from '../publish/site-printer.ts';
import { failurePage } from '../serve/dev-page.ts';
import { liveWorkspace, type Sites } from '../serve/live-workspace.ts';
import { documentAt, isPrintable, madeFile } from '../serve/pages.ts';
import { pathOf, readTarget } from '../serve/request-target.ts';
import { send } from '../serve/send.ts';

/** Where Astro's server finds the locals of a request. */
const LOCALS = Symbol.for('astro.locals');

/**
 * Provides the theme with an engagement while `astro dev` serves it from its sources: the views of
 * each page, and the files generated from content.
 *
 * @param slug slug of the engagement; the first one if absent
 * @throws UserError if there is no such engagement
 */
export async function serveTheme(server: ViteDevServer, slug?: string): Promise<void> {
  const { root, base } = server.config;
  const loaded = await load(root);
  const first = loaded.workspace.engagements.find((one) => !slug || one.slug === slug);
  if (!first) throw new UserError(`There is no engagement ${slug ?? `in ${root}`}.`);
  const settings = { ...loaded.settings, base };
  const build = { ...loaded, settings, audience: 'contractor', press: sources(base) } as const;
  const today = todayFrom(process.env.PREBRIEF_TODAY);
  const prepared = prepareBuild(build);
  const live = liveWorkspace({ ...loaded, settings }, today, async ({ workspace }) =>
    renewBuild(await prepared, workspace),
  );
  const folders = [settings.content, settings.templates].map((folder) => join(root, folder) + sep);
  server.watcher.add(folders);
  const update = async () => {
    await live.update();
    server.environments.client.hot.send({ type: 'full-reload' });
  };
  server.watcher.on('all', (_, path) => {
    if (!folders.some((folder) => path.startsWith(folder))) return;
    // The folder may be missing for a moment, for example while git checks out a branch.
    update().catch((error: unknown) => server.config.logger.error(String(error)));
  });
  server.middlewares.use((request, response, next) => {
    answer(request, response, live.sites, first.slug).then(
      (isAnswered) => isAnswered || next(),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        send(response, 500, '.html', failurePage(reason, [], { base, state: '', token: '' }));
      },
    );
  });
}

/** Replaces the press: Astro renders the pages, and adds its own scripts and styles. */
function sources(base: string): Press {
  const app: Press['app'] = {
    render: () => Promise.reject(new Error('Pages are rendered by Astro’s own server.')),
  };
  return { app, base, assets: new Map(), server: new Uint8Array() };
}

/** @returns whether the request has been handled */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  sites: Sites,
  slug: string,
): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const target = readTarget(request.url ?? '');
  const path = target && pathOf(target);
  if (path === null) {
    send(response, target === null ? 400 : 404, '.txt', 'There is no such page.\n');
    return true;
  }
  const engagement = sites.engagement(slug);
  if (!engagement) throw new Error(`The engagement ${slug} no longer exists.`);
  const prepared = await sites.prepared(engagement);
  const { printer } = prepared;
  const file = madeFile(path, prepared);
  if (file) {
    send(response, 200, path, file);
    return true;
  }
  const isPage = printer.paths.includes(path);
  // All other requests are for the theme and the server itself: scripts, styles.
  if (!isPage && !path.endsWith('/')) return false;
  const document = isPage ? documentAt(path, engagement) : null;
  if (document && !isPrintable(document, sites.state.diagnostics)) {
    throw new Error(`${document.file} cannot be rendered yet; run "prebrief check" to see why.`);
  }
  Reflect.set(request, LOCALS, printer.locals(isPage ? path : NOT_FOUND));
  return false;
}
