import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { openFolders } from '../io/real-files.ts';
import { bytes, hashedPath, type SiteFiles } from '../io/site-files.ts';
import type { Watch } from '../io/watchdog.ts';
import { measure, ownPulls, PULLS_FILE } from '../metrics/measure.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { documentsOf, isInSite } from '../model/documents.ts';
import type { History } from '../model/history.ts';
import type { Audience, Engagement, Workspace } from '../model/workspace.ts';
import { withBase } from '../press/base.ts';
import type { DrawGraph } from '../press/graph/draw.ts';
import type { Highlight } from '../press/highlight.ts';
import type { Press } from '../press/press.ts';
import { agendaView } from '../view/agenda.ts';
import { editionOf } from '../view/changes.ts';
import type { ReadVersion } from '../view/document-history.ts';
import { hrefOf } from '../view/published.ts';
import { type SiteView, siteView } from '../view/site.ts';
import type { Audit, Leak } from './audit/audit.ts';
import { publicChanges } from './changes.ts';
import { drawingsOf } from './drawings.ts';
import { firstCallFiles } from './first-call-files.ts';
import { hostFiles } from './host-files.ts';
import { type encode, encodeLogo, type Media, publishMedia } from './media.ts';
import { hasDiagram, type MermaidFiles, type ReadMermaid } from './mermaid-files.ts';
import { searchIndex } from './search-index.ts';
import { LICENSES, siteLicenses } from './site-licenses.ts';
import { createSitePrinter, fileOfPage, NOT_FOUND, type SitePrinter } from './site-printer.ts';
import { accentStylesheet } from './stylesheets.ts';

export interface BuildOptions {
  /** Absolute path of the workspace. */
  root: string;
  workspace: Workspace;
  settings: Settings;
  audience: Audience;
  press: Press;
  highlight: Highlight;
  /** Encodes an image. */
  encodeFile: typeof encode;
  /** Draws a graph; cached. */
  drawGraph: DrawGraph;
  /** Reads the scripts that draw diagrams in browsers. */
  readMermaid: ReadMermaid;
  /** ISO date of each file's last change. */
  updated: Readonly<Record<string, string>>;
  /** The history of the content. */
  history: History;
  /** Reads a version in the history; cached. */
  readVersion: ReadVersion;
  /** Audits the built site for leaks. */
  audit: Audit;
  /** Limits the time for rendering a page; no limit if absent. */
  watch?: Watch;
}

/** Placeholder for the highlighting style sheet, which is complete once every page is rendered. */
const CODE_STYLESHEET = '_astro/code.css';

/**
 * Builds one engagement's site in memory.
 *
 * @returns every file of the site; nothing is written
 * @throws UserError if the site would leak something
 */
export async function buildSite(engagement: Engagement, options: BuildOptions): Promise<SiteFiles> {
  const { settings, press } = options;
  const { printer, site, media, mermaid, files } = await prepareSite(engagement, options);
  // As bytes, which take half the memory, as there may be thousands of pages.
  const pages = new Map<string, Uint8Array>();
  for (const path of printer.paths) pages.set(path, bytes(await printer.print(path)));
  const css = bytes(printer.highlighter.css());
  const stylesheet = hashedPath('code', 'css', css);
  files.set(stylesheet, css);
  for (const [path, page] of pages) {
    files.set(fileOfPage(path), bytes(decode(page).replace(CODE_STYLESHEET, stylesheet)));
    pages.delete(path);
  }
  for (const [path, content] of hostFiles(site, settings.base)) files.set(path, content);

  const searchable = searchablePages(printer.paths, engagement).map((url) => ({
    url,
    get html() {
      return decode(contentOf(files, fileOfPage(url)));
    },
  }));
  const search = await searchIndex(searchable);
  for (const [path, content] of search) files.set(path, content);

  const theme: SiteFiles = new Map([['server.js', press.server]]);
  for (const path of press.assets.keys()) theme.set(path, files.get(path) ?? new Uint8Array());
  for (const [path, content] of search) {
    if (/\.(js|pagefind)$/.test(path)) theme.set(path, content);
  }
  const published = publishedFiles(media, engagement, options);
  const leaks = options.audit(files, { ...options, engagement, published, theme });
  if (leaks.length > 0) throw new UserError(describeLeaks(engagement.slug, leaks));
  // Third-party files, unmodified: they cannot contain anything from a workspace.
  for (const [path, content] of mermaid?.files ?? []) files.set(path, content);
  files.set(LICENSES, siteLicenses(mermaid !== null));
  return files;
}

export interface PreparedSite {
  printer: SitePrinter;
  site: SiteView;
  media: Media;
  /** The scripts that draw diagrams; null if there are no diagrams. */
  mermaid: MermaidFiles | null;
  /** Everything except the pages and what is generated from them. */
  files: SiteFiles;
}

/** Everything needed to render pages; `dev` renders only the requested ones. */
export async function prepareSite(
  engagement: Engagement,
  options: BuildOptions,
): Promise<PreparedSite> {
  const { workspace, settings, audience, press } = options;
  const documents = documentsOf(engagement).filter((document) => isInSite(document, audience));
  const media = await publishMedia(documents, engagement, {
    ...options,
    downloads: settings.downloads,
  });
  const files: SiteFiles = new Map(media.files);
  for (const [path, content] of press.assets) {
    files.set(path, isText(path) ? bytes(withBase(decode(content), settings.base)) : content);
  }
  const stylesheets = [`/${CODE_STYLESHEET}`];
  const accent = accentStylesheet(settings.theme.accent);
  if (accent !== null) {
    const path = hashedPath('accent', 'css', bytes(accent));
    files.set(path, bytes(accent));
    stylesheets.push(`/${path}`);
  }
  const logo = await publishLogo(options, files);
  const mermaid = documents.some(hasDiagram) ? options.readMermaid() : null;
  const agenda = agendaView(engagement, audience);
  const changes = await publicChanges(engagement, {
    ...options,
    files: new Set(Object.keys(media.views)),
    hasMessages: settings.changes.messages,
  });
  const site = siteView(engagement, workspace, {
    audience,
    url: settings.site ?? null,
    logo,
    mermaid: mermaid?.entry ?? null,
    stylesheets,
    edition: editionOf(changes),
  });
  const metrics = site.metrics === null ? null : await measured(engagement, options);
  for (const [path, content] of firstCallFiles(agenda, site, settings)) files.set(path, content);
  const printer = createSitePrinter({
    ...options,
    engagement,
    site,
    agenda,
    changes,
    media,
    metrics,
    drawings: await drawingsOf(documents, engagement, workspace, options.drawGraph),
    base: settings.base,
    editUrl: settings.editUrl ?? null,
    holidays: settings.holidays,
  });
  return { printer, site, media, mermaid, files };
}

/** A team site uses the export next to the documents. */
function publishedFiles(
  { views }: Media,
  { slug }: Engagement,
  { workspace, audience }: BuildOptions,
): Set<string> {
  const pulls = `${workspace.contentFolder}/${slug}/${PULLS_FILE}`;
  return new Set([...Object.keys(views), ...(audience === 'team' ? [pulls] : [])]);
}

/** The metrics of a team site, with the pull-request export next to the documents. */
async function measured(engagement: Engagement, options: BuildOptions): Promise<Metrics> {
  const { root, workspace } = options;
  const pulls = ownPulls(root, engagement, workspace);
  return measure(engagement, options, pulls?.pulls ?? null);
}

async function publishLogo(
  { root, workspace, settings, encodeFile }: BuildOptions,
  files: SiteFiles,
): Promise<SiteView['logo']> {
  const { logo } = settings.theme;
  if (logo === undefined) return null;
  const folders = openFolders({ root, contentFolder: workspace.contentFolder });
  const { content, width, height } = await encodeLogo(folders, logo, encodeFile);
  const path = hashedPath('logo', logo.split('.').at(-1)?.toLowerCase() ?? 'png', content);
  files.set(path, content);
  return { src: `/${path}`, width, height };
}

function contentOf(files: SiteFiles, path: string): Uint8Array {
  const content = files.get(path);
  if (!content) throw new Error(`The site has no file ${path}.`);
  return content;
}

/** Leaves out pages with `pagefind: false`. */
export function searchablePages(paths: readonly string[], engagement: Engagement): string[] {
  const hidden = new Set(
    documentsOf(engagement)
      .filter(({ source }) => source.frontmatter.data.pagefind === false)
      .map(hrefOf),
  );
  return paths.filter((path) => path !== NOT_FOUND && !hidden.has(path));
}

function describeLeaks(slug: string, leaks: readonly Leak[]): string {
  const [first] = leaks;
  const more = leaks.length > 1 ? ` (and ${leaks.length - 1} more)` : '';
  if (first?.found === null) {
    return `${slug} was not built: ${first.path} ${first.source}${more}. A site may contain only files that can be searched.`;
  }
  return `${slug} was not built: ${first?.path} contains "${first?.found}" from ${first?.source}${more}. A site may not contain anything from other engagements, team documents, drafts, comments or unused files.`;
}

function isText(path: string): boolean {
  return /\.(html|css|js|mjs|svg|json|txt|webmanifest)$/.test(path);
}

function decode(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}
