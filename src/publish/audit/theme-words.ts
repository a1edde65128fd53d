import { join, relative } from 'node:path';
import { packageRoot, readOwnFile } from '../../io/package-root.ts';
import { KINDS } from '../../kinds/kinds.ts';
import { MADE_PAGES, TEAM_PAGES } from '../../model/link-target.ts';
import { filesIn } from '../../press/compile-press.ts';
import type { Piece } from './readable.ts';

/** Source folders whose text reaches a page without being part of the compiled theme. */
const ROOMS = ['model', 'view'];

/** Names that Prebrief and forges give to what they publish. */
const NAMES = [
  ...[
    '_astro',
    'pagefind',
    'index',
    'filter',
    'fragment',
    'criteria',
    'agenda',
    'prebrief',
    'robots',
  ],
  ...[
    '_headers',
    'llms',
    'llms-full',
    'favicon',
    'code',
    'accent',
    'logo',
    '404',
    'mermaid',
    'print',
  ],
  ...['blob', 'tree', 'src', 'raw', 'edit', 'new', 'main', 'head', 'commit', 'commits', 'blame'],
  ...[
    'browse',
    'projects',
    'repos',
    'pull',
    'pulls',
    'issues',
    'merge_requests',
    'wiki',
    'tickets',
  ],
  ...['reviews', 'decisions', 'glossary', 'people', 'data', ...MADE_PAGES, ...TEAM_PAGES],
];

/** @returns the pages' own words: those of the views, kinds and dates */
export function themeWords(): Piece[] {
  const root = packageRoot();
  const sources = ROOMS.flatMap((room) => filesIn(join(root, 'src', room)));
  return [
    ...sources.map((path): Piece => ({ text: readOwnFile(relative(root, path)), as: 'text' })),
    ...KINDS.map(({ label }): Piece => ({ text: label, as: 'text' })),
    ...[...NAMES, ...KINDS.map(({ name }) => name)].map(
      (name): Piece => ({ text: name, as: 'path' }),
    ),
    { text: dates().join('\n\n'), as: 'text' },
    { text: 'https://www.w3.org/2000/svg', as: 'text' },
  ];
}

function dates(): string[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    month: 'long',
    timeZone: 'UTC',
  });
  const days = [
    ...Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1)),
    ...Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, day + 1)),
  ];
  return days.map((day) => format.format(new Date(day)));
}
