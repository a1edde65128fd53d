import { mapping, text } from '../model/engagement-facts.ts';
import { readingMinutes, wholeMinutes } from '../model/reading-time.ts';
import type { Document, ReadBefore } from '../model/workspace.ts';
import { hrefOf, labelOf } from './published.ts';
import { fingerprint } from './versions.ts';

export interface ReadingPath {
  minutes: number;
  items: NavigationItem[];
}

export interface NavigationGroup {
  id: ReadBefore;
  label: string;
  items: NavigationItem[];
}

export interface NavigationItem {
  /** Path in the site without outer slashes; also the `localStorage` key for "read". */
  path: string;
  href: string;
  label: string;
  badge: Badge | null;
  /** Reading time. */
  minutes: number;
  /** Fingerprint of the content: changes whenever the content does. */
  version: string;
}

export interface Badge {
  text: string;
  variant: 'note' | 'tip' | 'caution' | 'danger' | 'success' | 'default';
}

export interface PageLink {
  href: string;
  label: string;
}

const GROUPS: readonly [ReadBefore, string][] = [
  ['first-call', 'Before the first call'],
  ['first-commit', 'Before the first commit'],
  ['reference', 'Reference'],
];

/** @param documents in reading order */
export function navigation(documents: Document[]): NavigationGroup[] {
  return GROUPS.map(([id, label]) => ({
    id,
    label,
    items: documents
      .filter((document) => document.readBefore === id && !isHidden(document))
      .map(navigationItem),
  })).filter((group) => group.items.length > 0);
}

/** @param documents in reading order */
export function readingPath(documents: Document[]): ReadingPath {
  const path = documents.filter(({ readBefore }) => readBefore === 'first-call');
  const items = path.map(navigationItem);
  // The sum of the rounded minutes, because readers add up what they see.
  return { minutes: items.reduce((sum, { minutes }) => sum + minutes, 0), items };
}

/** @returns reading time in minutes, unrounded */
export function minutesOf(document: Document): number {
  const { body } = document.source;
  return body ? readingMinutes(body.length) : 0;
}

function navigationItem(document: Document): NavigationItem {
  return {
    path: document.path,
    href: hrefOf(document),
    label: labelOf(document),
    badge: badgeOf(mapping(document.source.frontmatter.data.sidebar).badge),
    minutes: wholeMinutes(minutesOf(document)),
    version: fingerprint(document.source),
  };
}

function isHidden(document: Document): boolean {
  return mapping(document.source.frontmatter.data.sidebar).hidden === true;
}

function badgeOf(value: unknown): Badge | null {
  const plain = text(value);
  if (plain !== null) return { text: plain, variant: 'default' };
  const data = mapping(value);
  const label = text(data.text);
  return label === null
    ? null
    : { text: label, variant: (text(data.variant) ?? 'default') as Badge['variant'] };
}
