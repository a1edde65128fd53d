import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { AgendaView } from '../view/agenda.ts';
import type { ChangesView } from '../view/changes.ts';
import type { CoverView } from '../view/cover.ts';
import type { DocumentView } from '../view/document.ts';
import type { MetricsView } from '../view/metrics.ts';
import type { QuestionsView } from '../view/questions.ts';
import type { ImageView } from '../view/rendering.ts';
import type { SiteView } from '../view/site.ts';

/** What the press is handed for one page, as `Astro.locals`. */
export interface PageLocals {
  site: SiteView;
  /** The view of the page asked for; the other pages' are absent. */
  cover?: CoverView;
  document?: DocumentView;
  questions?: QuestionsView;
  metrics?: MetricsView;
  agenda?: AgendaView;
  changes?: ChangesView;
  /** Facts of published files by their path in the site; for `<Video>`. */
  files?: Readonly<Record<string, ImageView>>;
  /**
   * Turns the document's checked MDX into a component, with the runtime that the page itself runs on.
   * Absent on pages without a document.
   */
  content?: (runtime: typeof import('astro/jsx-runtime')) => AstroComponentFactory;
  /** Findings of the check on this page; only in `prebrief dev`. */
  dev?: unknown;
}
