import { access } from './access.ts';
import { api } from './api.ts';
import { architecture } from './architecture.ts';
import { brief } from './brief.ts';
import { conventions } from './conventions.ts';
import { dataModel } from './data-model.ts';
import { defineKind, type Kind } from './define-kind.ts';
import { glossary } from './glossary.ts';
import { indexPage } from './index-page.ts';
import { page } from './page.ts';
import { question } from './question.ts';
import { readiness } from './readiness.ts';
import { review } from './review.ts';
import { setup } from './setup.ts';
import { spec } from './spec.ts';
import { ticket } from './ticket.ts';
import { walkthroughs } from './walkthroughs.ts';
import { weekOne } from './week-one.ts';
import { workingAgreement } from './working-agreement.ts';

/** The built-in kinds, in navigation order. */
export const KINDS: readonly Kind[] = [
  brief,
  spec,
  architecture,
  dataModel,
  api,
  conventions,
  setup,
  access,
  workingAgreement,
  weekOne,
  glossary,
  walkthroughs,
  question,
  ticket,
  review,
  readiness,
  page,
];

/** @returns what is known about a kind; custom kinds may have any number of documents */
export function kindOf(name: string): Kind {
  if (name === indexPage.name) return indexPage;
  return KINDS.find((kind) => kind.name === name) ?? defineKind({ name, once: false });
}

/** A kind's position in the navigation; custom kinds come before plain pages. */
export function kindOrder(name: string): number {
  const index = KINDS.findIndex((kind) => kind.name === name);
  return index === -1 ? KINDS.length - 1.5 : index;
}

/**
 * A document's kind: its `kind` key; otherwise its file's name, its folder's name, or the singular
 * of that, if it is the name of a kind; otherwise `page`.
 *
 * @param path path below the engagement (or `_shared`), without extension
 * @param names the names of all kinds
 */
export function kindFromPath(path: string, names: ReadonlySet<string>): string {
  const segments = path.split('/');
  const stem = segments.at(-1) ?? '';
  const folder = segments.at(-2) ?? '';
  const candidates = [
    stem,
    folder,
    folder.replace(/ies$/, 'y'),
    folder.replace(/es$/, ''),
    folder.replace(/s$/, ''),
  ];
  const isKind = (name: string) => name !== indexPage.name && names.has(name);
  return candidates.find(isKind) ?? page.name;
}
