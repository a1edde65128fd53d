import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from '../model/workspace.ts';
import { bytes, type SiteFiles } from './files.ts';

/** Mermaid as its makers bundle it for browsers. */
const ENTRY = 'mermaid.esm.min.mjs';

export interface MermaidFiles {
  files: SiteFiles;
  /** Path in the site of the module to import. */
  entry: string;
}

export function hasDiagram({ source }: Document): boolean {
  return (source.body?.codeBlocks ?? []).some(({ value }) => value !== null);
}

export type ReadMermaid = () => MermaidFiles;

/** @returns what reads the files once, when they are first asked for */
export function createReadMermaid(): ReadMermaid {
  let known: MermaidFiles | null = null;
  return () => {
    known ??= readMermaid();
    return known;
  };
}

/**
 * Mermaid's own files: the module that a page imports, and everything that it may load. They are
 * called `.js`, because there are hosts that do not know what `.mjs` is.
 *
 * They are the same in every site that has a diagram, and no word of any document is in them.
 */
function readMermaid(): MermaidFiles {
  const dist = dirname(fileURLToPath(import.meta.resolve('mermaid')));
  const { version } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));
  const folder = `_astro/mermaid.${version}`;
  const files: SiteFiles = new Map();
  const siteName = (path: string) => path.replace(/\.mjs$/, '.js');
  const add = (path: string) => {
    const name = `${folder}/${siteName(relative(dist, path).split(sep).join('/'))}`;
    if (files.has(name)) return;
    const imported: string[] = [];
    const text = readFileSync(path, 'utf8').replace(
      /(["'])(\.{1,2}\/[\w./-]+\.mjs)\1/g,
      (_, quote: string, target: string) => {
        imported.push(join(dirname(path), target));
        return quote + siteName(target) + quote;
      },
    );
    files.set(name, bytes(text));
    for (const one of imported) add(one);
  };
  add(join(dist, ENTRY));
  return { files, entry: `/${folder}/${siteName(ENTRY)}` };
}
