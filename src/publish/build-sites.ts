import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { contentFiles } from '../io/content-files.ts';
import { textsIn } from '../io/open-container.ts';
import { findComponents } from '../io/read-components.ts';
import { openFolders } from '../io/real-files.ts';
import { repairSwaps, swapIn } from '../io/swap.ts';
import { processTerminal } from '../io/terminal.ts';
import type { Location } from '../io/territory.ts';
import { openUserCache, privateFolder, type TrustedFolder } from '../io/trusted-folder.ts';
import { createWatchdog } from '../io/watchdog.ts';
import { count } from '../model/count.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { documentsOf } from '../model/documents.ts';
import type { Audience, Engagement, Workspace } from '../model/workspace.ts';
import { findPress } from '../press/compile-press.ts';
import { createDrawGraph } from '../press/graph/draw.ts';
import { type HighlightAhead, startHighlighting } from '../press/highlight-ahead.ts';
import { openPress, type Press } from '../press/press.ts';
import { readHistory } from '../repo/history.ts';
import { lastChanges } from '../repo/last-changes.ts';
import { checkoutAt } from '../repo/repository.ts';
import { versionReader } from '../view/document-history.ts';
import { type Audit, createAudit } from './audit/audit.ts';
import { type BuildOptions, buildSite } from './build-site.ts';
import { codeBlocksOf } from './code-blocks.ts';
import { errorsOf } from './findings.ts';
import { createEncodeCache } from './media.ts';
import { createReadMermaid } from './mermaid-files.ts';

export interface SitesOptions {
  /** Absolute path of the workspace. */
  root: string;
  workspace: Workspace;
  settings: Settings;
  audience: Audience;
  /** Absolute path of the output folder. */
  out: string;
  /** The check's findings for every engagement. */
  diagnostics: readonly Diagnostic[];
  /** The press or its folder; by default, the right one is found. */
  press?: Press | TrustedFolder;
  /** A thread that is already highlighting code, if any; it is stopped at the end of the build. */
  highlighting?: HighlightAhead;
  /** Called with the progress of each engagement. */
  progress: Progress;
}

export interface Progress {
  started(slug: string): void;
  built(slug: string, folder: string, pages: number, milliseconds: number): void;
  /** The check found errors, or the build failed for the given reason. */
  failed(slug: string, reason: string): void;
}

/**
 * Builds the sites of engagements into `out/<slug>/`, each atomically. If one fails, its old site
 * is kept and the others are still built.
 *
 * @returns whether all of them were built
 */
export async function buildSites(
  engagements: readonly Engagement[],
  options: SitesOptions,
): Promise<boolean> {
  const { out, diagnostics, progress } = options;
  repairSwaps(out);
  const passing = engagements.filter((engagement) => {
    const errors = errorsOf(engagement, diagnostics).length;
    if (errors > 0) progress.failed(engagement.slug, count(errors, 'error'));
    return errors === 0;
  });
  if (passing.length === 0) return engagements.length === 0;
  let failures = engagements.length - passing.length;
  const highlighting = options.highlighting ?? highlightAhead(passing, options.audience);
  const watchdog = createWatchdog();
  try {
    const prepared = { ...(await prepareBuild(options, highlighting)), watch: watchdog.watch };
    for (const engagement of passing) {
      progress.started(engagement.slug);
      const begin = performance.now();
      try {
        const files = await buildSite(engagement, prepared);
        const folder = join(out, engagement.slug);
        swapIn(folder, files);
        const pages = [...files.keys()].filter((path) => path.endsWith('.html')).length;
        progress.built(engagement.slug, folder, pages, performance.now() - begin);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        failures += 1;
        progress.failed(engagement.slug, error.message);
      }
    }
  } finally {
    watchdog.stop();
    await highlighting.stop();
  }
  return failures === 0;
}

/** Highlights in a separate thread while the rest is loaded and the first pages are rendered. */
function highlightAhead(engagements: readonly Engagement[], audience: Audience): HighlightAhead {
  const highlighting = startHighlighting();
  highlighting.prepare(engagements.flatMap((engagement) => codeBlocksOf(engagement, audience)));
  return highlighting;
}

/** What all engagements of a run share: the press, the highlighter, git's data. */
export async function prepareBuild(
  options: Omit<SitesOptions, 'out' | 'diagnostics' | 'highlighting' | 'progress'>,
  { highlight }: Pick<HighlightAhead, 'highlight'> = startHighlighting(),
): Promise<BuildOptions> {
  const { root, workspace } = options;
  const { contentFolder } = workspace;
  const around = checkoutAt(root);
  const [press, updated, history] = await Promise.all([
    pressFor({ root, contentFolder }, options.press),
    lastChanges(around, contentFolder),
    readHistory(around, contentFolder),
  ]);
  return {
    ...options,
    press,
    highlight,
    updated,
    history,
    readVersion: versionReader(
      history.state === 'known' ? history.blobs : new Map(),
      options.audience,
      workspace.engagements.flatMap(documentsOf),
    ),
    encodeFile: createEncodeCache(),
    drawGraph: createDrawGraph(),
    readMermaid: createReadMermaid(),
    audit: auditOf(root, workspace),
  };
}

function auditOf(root: string, workspace: Workspace): Audit {
  const content = contentFiles(openFolders({ root, contentFolder: workspace.contentFolder }));
  return createAudit({ workspace, content, openContainer: textsIn });
}

async function pressFor(
  location: Location,
  given: Press | TrustedFolder | undefined,
): Promise<Press> {
  if (typeof given === 'object') return given;
  const openCache = () => openPressCache(location.root);
  return openPress(given ?? (await findPress(openCache, findComponents(location))));
}

/** Without a safe cache folder, the theme is compiled for this run only. */
function openPressCache(root: string): TrustedFolder {
  const { folder, refusal } = openUserCache('press', root);
  if (folder !== null) return folder;
  processTerminal().error(`The compiled theme is not cached: ${refusal}.\n`);
  return privateFolder();
}

/** What a server reuses between builds after the workspace has changed. */
export function renewBuild(options: BuildOptions, workspace: Workspace): BuildOptions {
  return { ...options, workspace, audit: auditOf(options.root, workspace) };
}
