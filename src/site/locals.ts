import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { AgendaView } from '../view/agenda.ts';
import type { ChangesView } from '../view/changes.ts';
import type { CoverView } from '../view/cover.ts';
import type { DocumentView } from '../view/document.ts';
import type { MetricsView } from '../view/metrics.ts';
import type { QuestionsView } from '../view/questions.ts';
import type { ImageView } from '../view/rendering.ts';
import type { SiteView } from '../view/site.ts';

/** `Astro.locals`: the data that the press receives for one page. */
export interface PageLocals {
  site: SiteView;
  /** The view of the requested page; those of other pages are absent. */
  cover?: CoverView;
  document?: DocumentView;
  questions?: QuestionsView;
  metrics?: MetricsView;
  agenda?: AgendaView;
  changes?: ChangesView;
  /** Facts about published files by site path, for `<Video>`. */
  files?: Readonly<Record<string, ImageView>>;
  /**
   * Turns the document's checked MDX into a component, using the page's own runtime.
   * Absent on pages without a document.
   */
  content?: (runtime: typeof import('astro/jsx-runtime')) => AstroComponentFactory;
  /** The check's findings for this page; only in `prebrief dev`. */
  dev?: unknown;
}
