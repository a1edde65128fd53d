import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TrustedFolder } from '../io/trusted-folder.ts';
import type { PageLocals } from '../site/locals.ts';
import { SENTINEL_BASE, withBase } from './base.ts';
import { filesIn } from './compile-press.ts';

interface App {
  /** @throws whatever the page throws */
  render(request: Request, options: { locals: object }): Promise<Response>;
}

/** A compiled theme, ready to render pages. */
export interface Press {
  app: App;
  /** The base path it was compiled for. */
  base: string;
  /** Client assets by site path, before the base is replaced. */
  assets: ReadonlyMap<string, Uint8Array>;
  /** The compiled pages, for the theme's own text. */
  server: Uint8Array;
}

/** @param folder a press's folder, with `server/` and `client/` */
export async function openPress(folder: TrustedFolder): Promise<Press> {
  const entry = pathToFileURL(join(folder, 'server', 'entry.mjs')).href;
  const { app } = (await import(entry)) as { app: App };
  const client = join(folder, 'client');
  const assets = new Map(
    filesIn(client).map((path) => [
      relative(client, path).split(sep).join('/'),
      readFileSync(path),
    ]),
  );
  const server = Buffer.concat(
    filesIn(join(folder, 'server')).flatMap((path) => [readFileSync(path), Buffer.from('\n')]),
  );
  return { app, base: SENTINEL_BASE, assets, server };
}

/**
 * Renders one page.
 *
 * @param path site path with leading and trailing slash; `/404/` for the error page
 * @param subject what the page shows, for messages
 * @throws Error with the reason if the page fails; other pages may be rendering at the same time
 */
export async function printPage(
  press: Press,
  path: string,
  locals: PageLocals,
  base: string,
  subject: string,
): Promise<string> {
  const url = new URL(press.base + path.slice(1), 'http://localhost');
  try {
    const response = await press.app.render(new Request(url), { locals });
    // An error thrown while the page is streaming surfaces only here.
    const html = await response.text();
    const expected = path === '/404/' ? 404 : 200;
    if (response.status !== expected) throw new Error(`it returned status ${response.status}`);
    return withBase(html, base);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${subject} cannot be rendered: ${reason}`, { cause: error });
  }
}
