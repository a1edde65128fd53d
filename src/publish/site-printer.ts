import { documentsOf } from '../model/link-target.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import { compileDocument } from '../press/compile-document.ts';
import { createSiteHighlighter, type Grammars, type Highlighter } from '../press/highlight.ts';
import { type Press, printPage } from '../press/press.ts';
import type { PageLocals } from '../site/locals.ts';
import { languageOf } from '../view/code.ts';
import { coverView } from '../view/cover.ts';
import { type DocumentOptions, documentView } from '../view/document.ts';
import { hrefOf, publishedDocuments } from '../view/published.ts';
import { questionsView } from '../view/questions.ts';
import { renderingOf } from '../view/rendering.ts';
import type { SiteView } from '../view/views.ts';
import type { Media } from './media.ts';

export interface PrinterOptions extends DocumentOptions {
  engagement: Engagement;
  site: SiteView;
  media: Media;
  press: Press;
  grammars: Grammars;
  /** Begins and ends with a slash. */
  base: string;
}

/** The pages of one engagement's site, by path with a slash at both ends. */
export interface SitePrinter {
  paths: string[];
  /** What a page is given; null for a path that the site does not have. */
  locals(path: string): PageLocals | null;
  print(path: string): Promise<string>;
  highlighter: Highlighter;
}

export function createSitePrinter(options: PrinterOptions): SitePrinter {
  const { engagement, audience, site, press, base } = options;
  const highlighter = createSiteHighlighter(options.grammars);
  const documents = new Map(
    publishedDocuments(engagement, audience).map((document) => [hrefOf(document), document]),
  );
  const content = (document: Document) =>
    compileDocument(
      renderingOf(document, engagement, { ...options, files: options.media.views }),
      highlighter,
      press.base,
    );

  const locals = (path: string): PageLocals | null => {
    if (path === '/') {
      const cover = coverView(engagement, audience);
      return engagement.index ? { site, cover, content: content(engagement.index) } : null;
    }
    if (path === site.questions) return { site, questions: questionsView(engagement, audience) };
    if (path === NOT_FOUND) return { site };
    const document = documents.get(path);
    return document
      ? { site, document: documentView(document, engagement, options), content: content(document) }
      : null;
  };
  return {
    paths: ['/', ...documents.keys(), site.questions, NOT_FOUND],
    locals,
    highlighter,
    async print(path) {
      const given = locals(path);
      if (!given) throw new Error(`${engagement.slug} has no page ${path}`);
      return printPage(press, path, given, base, documents.get(path)?.file ?? `Page ${path}`);
    },
  };
}

export const NOT_FOUND = '/404/';

/** @returns the file that hosts serve for a page */
export function fileOfPage(path: string): string {
  return path === NOT_FOUND ? '404.html' : `${path.slice(1)}index.html`;
}

/** @returns the languages of all code in an engagement */
export function languagesOf(workspace: Workspace): Set<string> {
  const documents = workspace.engagements.flatMap(documentsOf);
  const shown = Object.values(workspace.code).flatMap(({ references }) =>
    Object.values(references.places).flatMap((place) =>
      place.problem === null && place.snippet ? (languageOf(place.path) ?? []) : [],
    ),
  );
  return new Set([
    ...documents.flatMap(({ source }) =>
      (source.body?.codeBlocks ?? []).flatMap(({ language }) => language ?? []),
    ),
    ...shown,
  ]);
}
