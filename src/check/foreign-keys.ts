import { indexPage } from '../kinds/index-page.ts';
import { KINDS } from '../kinds/kinds.ts';

/**
 * How other generators spell frontmatter keys, and what we call them; '' if there is no equivalent.
 */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  sidebar_position: 'sidebar.order',
  nav_order: 'sidebar.order',
  weight: 'sidebar.order',
  order: 'sidebar.order',
  sidebar_label: 'sidebar.label',
  pagination_label: 'sidebar.label',
  unlisted: 'sidebar.hidden',
  hide_table_of_contents: 'tableOfContents: false',
  toc: 'tableOfContents: false',
  toc_min_heading_level: 'tableOfContents.minHeadingLevel',
  toc_max_heading_level: 'tableOfContents.maxHeadingLevel',
  pagination_prev: 'prev',
  pagination_next: 'next',
  last_update: 'lastUpdated',
  lastmod: 'lastUpdated',
  edit_url: 'editUrl',
  custom_edit_url: 'editUrl',
  summary: 'description',
  author: 'owner',
  authors: 'owner',
  sidebar_class_name: '',
  sidebar_custom_props: '',
  hide_title: '',
  tags: '',
  keywords: '',
  slug: '',
  permalink: '',
  id: '',
  layout: '',
  template: '',
  hero: '',
  head: '',
  image: '',
};

/** @returns what to do about a key that other tools know; null if none does */
export function foreignKeyHint(key: string): string | null {
  if (key === 'contract') return 'Remove it: only a template has a contract.';
  const kind = [indexPage, ...KINDS].find(({ frontmatter }) => Object.hasOwn(frontmatter, key));
  if (kind === indexPage) return 'Move it to the index.mdx of the engagement.';
  if (kind) return `Remove it, or set "kind: ${kind.name}": the key belongs to that kind.`;
  const ours = Object.hasOwn(FOREIGN_KEYS, key) ? FOREIGN_KEYS[key] : undefined;
  if (ours === undefined) return null;
  if (ours === '') return 'Remove it: there is no equivalent here.';
  const written = ours.replace(/\.(\w+)$/, ': { $1: … }');
  return written === ours
    ? `Did you mean "${ours}"?`
    : `Did you mean "${ours}", written as "${written}"?`;
}
