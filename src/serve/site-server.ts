import { constants, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { answering } from './answering.ts';
import { applyHeaders, readHeaders } from './host-headers.ts';
import { below, namesOf, readTarget } from './request-target.ts';
import { begin, redirect, send, typeOf } from './send.ts';
import { fileIn, siteFile } from './site-file.ts';

const siteFacts = z
  .string()
  .transform(parsed)
  .pipe(
    z.object({
      slug: z.string(),
      base: z.string().refine((base) => base.endsWith('/') && readTarget(base)?.names),
    }),
  );

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('Not valid JSON.');
    return z.NEVER;
  }
}

/** @returns a built site's manifest; null if the folder has none */
export function siteIn(folder: string): { slug: string; base: string } | null {
  const path = fileIn(folder, ['prebrief.json']);
  return path === null ? null : (siteFacts.safeParse(readFileSync(path, 'utf8')).data ?? null);
}

/**
 * Serves a built site like a static host: below its base, with its `_headers` and its 404 page.
 *
 * @param folder absolute path of the site, which may be rebuilt at any time
 * @param base starts and ends with a slash
 */
export function siteServer(folder: string, base: string): RequestListener {
  const headers = fileIn(folder, ['_headers']);
  const rules = headers === null ? [] : readHeaders(headers);
  const home = namesOf(base);
  const notFound = async (response: ServerResponse) => {
    applyHeaders(response, base, rules);
    const page = fileIn(folder, ['404.html']);
    if (page === null) send(response, 404, '.txt', 'Page not found.\n');
    else await sendFile(response, 404, page);
  };
  return answering({
    async answer({ target }, response) {
      const inner = below(home, target);
      if (inner?.names && (inner.names.length > 0 || inner.isFolder)) {
        const found = siteFile(folder, inner.names, inner.isFolder);
        if (found === 'folder') return redirect(response, 301, [...home, ...inner.names]);
        if (found === null) return notFound(response);
        applyHeaders(response, base + inner.names.join('/') + (inner.isFolder ? '/' : ''), rules);
        return sendFile(response, 200, found);
      }
      const isHome = inner !== null || target.names?.length === 0;
      return isHome ? redirect(response, 301, home) : notFound(response);
    },
  });
}

async function sendFile(response: ServerResponse, status: number, path: string): Promise<void> {
  // Do not follow a file that has become a symlink meanwhile; the flag does not exist on Windows.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = await file.stat();
    response.setHeader('Content-Type', typeOf(path));
    const part = begin(response, status, size);
    if (part === null) response.end();
    else await pipeline(file.createReadStream({ ...part, autoClose: false }), response);
  } catch (error) {
    // Clients may disconnect early, as browsers do with videos.
    if (!isGone(error)) throw error;
  } finally {
    await file.close();
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
