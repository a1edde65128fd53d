import { unwatched, type Watch } from '../io/watchdog.ts';
import type { Metrics } from '../metrics/metrics.ts';

import type { Document, Engagement } from '../model/workspace.ts';
import { compileDocument } from '../press/compile-document.ts';
import { createSiteHighlighter, type Highlight, type Highlighter } from '../press/highlight.ts';
import { type Press, printPage } from '../press/press.ts';
import type { PageLocals } from '../site/locals.ts';
import type { AgendaView } from '../view/agenda.ts';
import type { ChangesView } from '../view/changes.ts';
import { coverView } from '../view/cover.ts';
import { type DocumentOptions, documentView } from '../view/document.ts';
import { metricsView } from '../view/metrics.ts';
import { hrefOf, publishedDocuments } from '../view/published.ts';
import { questionsView } from '../view/questions.ts';
import { renderingOf } from '../view/rendering.ts';
import type { SiteView } from '../view/site.ts';
import type { Media } from './media.ts';

export interface PrinterOptions extends DocumentOptions {
  engagement: Engagement;
  site: SiteView;
  agenda: AgendaView;
  changes: ChangesView;
  media: Media;
  /** The metrics; null if no page shows them. */
  metrics: Metrics | null;
  press: Press;
  highlight: Highlight;
  /** Starts and ends with a slash. */
  base: string;
  /** Limits the time for rendering a page; no limit if absent. */
  watch?: Watch;
}

/** The pages of one engagement's site, by path with leading and trailing slash. */
export interface SitePrinter {
  paths: string[];
  /** The data for a page; null if the site has no such path. */
  locals(path: string): PageLocals | null;
  print(path: string): Promise<string>;
  highlighter: Highlighter;
}

export function createSitePrinter(options: PrinterOptions): SitePrinter {
  const { engagement, audience, site, press, base, watch = unwatched } = options;
  const highlighter = createSiteHighlighter(options.highlight);
  const published = publishedDocuments(engagement, audience);
  const documents = new Map(published.map((document) => [hrefOf(document), document]));
  const content = (document: Document) =>
    compileDocument(
      renderingOf(document, engagement, { ...options, files: options.media.views }),
      highlighter,
      press.base,
    );

  const made = [
    site.questions,
    site.firstCall,
    site.changes,
    ...(site.metrics === null ? [] : [site.metrics]),
  ];
  const files = Object.fromEntries(Object.values(options.media.views).map((one) => [one.src, one]));

  const locals = (path: string): PageLocals | null => {
    if (path === '/') {
      const cover = coverView(engagement, audience);
      return engagement.index ? { site, cover, files, content: content(engagement.index) } : null;
    }
    if (path === site.questions) {
      return { site, questions: questionsView(engagement, audience, options.holidays) };
    }
    if (path === site.metrics && options.metrics) {
      return { site, metrics: metricsView(options.metrics, engagement) };
    }
    if (path === site.firstCall) return { site, agenda: options.agenda };
    if (path === site.changes) return { site, changes: options.changes };
    if (path === NOT_FOUND) return { site };
    const document = documents.get(path);
    return document
      ? {
          site,
          files,
          document: documentView(document, engagement, { ...options, documents: published }),
          content: content(document),
        }
      : null;
  };
  return {
    paths: ['/', ...documents.keys(), ...made, NOT_FOUND],
    locals,
    highlighter,
    async print(path) {
      const given = locals(path);
      if (!given) throw new Error(`${engagement.slug} has no page ${path}`);
      const file = documents.get(path)?.file ?? `Page ${path}`;
      return watch({ file, step: 'render' }, () => printPage(press, path, given, base, file));
    },
  };
}

export const NOT_FOUND = '/404/';

/** @returns the file that hosts serve for a page */
export function fileOfPage(path: string): string {
  return path === NOT_FOUND ? '404.html' : `${path.slice(1)}index.html`;
}
