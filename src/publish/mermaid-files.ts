import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytes, type SiteFiles } from '../io/site-files.ts';
import type { Document } from '../model/workspace.ts';

/** Mermaid's own browser bundle. */
const ENTRY = 'mermaid.esm.min.mjs';

export interface MermaidFiles {
  files: SiteFiles;
  /** Site path of the module to import. */
  entry: string;
}

export function hasDiagram({ source }: Document): boolean {
  return (source.body?.codeBlocks ?? []).some(({ value }) => value !== null);
}

export type ReadMermaid = () => MermaidFiles;

/** @returns a function that reads the files on first use */
export function createReadMermaid(): ReadMermaid {
  let known: MermaidFiles | null = null;
  return () => {
    known ??= readMermaid();
    return known;
  };
}

/**
 * Mermaid's own files: the module that a page imports, and everything that it may load. Renamed to
 * `.js`, because some hosts don't know the type of `.mjs`.
 *
 * They are the same in every site with diagrams and contain no text from documents.
 */
function readMermaid(): MermaidFiles {
  const dist = mermaidFolder();
  const { version } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));
  const folder = `_astro/mermaid.${version}`;
  const siteName = (path: string) => path.replace(/\.mjs$/, '.js');
  const files: SiteFiles = new Map(
    mermaidModules().map((path) => {
      const name = siteName(relative(dist, path).split(sep).join('/'));
      const text = readFileSync(path, 'utf8').replace(
        IMPORTED,
        (_, quote: string, target: string) => quote + siteName(target) + quote,
      );
      return [`${folder}/${name}`, bytes(text)];
    }),
  );
  return { files, entry: `/${folder}/${siteName(ENTRY)}` };
}

/** @returns absolute paths of the modules that a page with a diagram may load */
export function mermaidModules(): string[] {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, , target = ''] of readFileSync(path, 'utf8').matchAll(IMPORTED)) {
      add(join(dirname(path), target));
    }
  };
  add(join(mermaidFolder(), ENTRY));
  return [...found];
}

const IMPORTED = /(["'])(\.{1,2}\/[\w./-]+\.mjs)\1/g;

function mermaidFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve('mermaid')));
}
