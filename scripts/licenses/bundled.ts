import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mermaidModules } from '../../src/publish/mermaid-files.ts';

/** A package, as identified by npm. */
export interface Bundled {
  name: string;
  version: string;
}

/**
 * Prebuilt bundles inside the bundle, where its source maps end: by the beginning of a source's
 * path below `node_modules`, or by its full URL.
 */
const BUNDLES_IN_BUNDLES: Readonly<Record<string, readonly string[]>> = {
  'roughjs/bundled/': [
    ...['hachure-fill@0.5.2', 'path-data-parser@0.1.0', 'points-on-curve@0.2.0'],
    'points-on-path@0.2.1',
  ],
  'webpack://LIB/': ['vscode-uri@3.1.0', 'path-browserify@1.0.1'],
};

/**
 * All packages whose code is in the Mermaid files that sites ship, with Mermaid first. Mermaid
 * publishes source maps, and a source's path names the package and version it was bundled from.
 */
export function bundledInMermaid(): Bundled[] {
  const dist = dirname(fileURLToPath(import.meta.resolve('mermaid')));
  const parser = fileURLToPath(new URL('.', import.meta.resolve('@mermaid-js/parser')));
  const maps = mermaidModules().map((path) => `${path}.map`);
  // Its parser is built separately, and is a single source in Mermaid's source maps.
  const isParser = (file: string) => /mermaid-parser\.core.*\.mjs\.map$/.test(file);
  const files = readdirSync(parser, { recursive: true, encoding: 'utf8' }).filter(isParser);
  const sources = [...maps, ...files.map((file) => join(parser, file))].flatMap(
    (path) => JSON.parse(readFileSync(path, 'utf8')).sources as string[],
  );
  const own = [join(dist, '..'), join(parser, '..')].map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name}@${version}`;
  });
  const others = new Set(sources.flatMap(packagesOf));
  return [...own, ...[...others].sort()].map(parsed);
}

/** `…/.pnpm/d3-array@3.2.4/node_modules/d3-array/src/…` → `d3-array@3.2.4` */
function packagesOf(source: string): string[] {
  const [, folder, inner] = /\.pnpm\/([^/]+)\/node_modules\/(.+)$/.exec(source) ?? [];
  const nested = Object.entries(BUNDLES_IN_BUNDLES).flatMap(([start, names]) =>
    (inner ?? source).startsWith(start) ? names : [],
  );
  if (folder === undefined) {
    const isKnown = nested.length > 0 || /^(?:\.\.\/)+(?:src|parser)\//.test(source);
    if (!isKnown) throw new Error(`The package of "${source}" is unknown.`);
    return [...nested];
  }
  // What follows are the peer dependencies it was installed with, or a hash.
  const id = /^(@[^+]+\+)?[^@]+@[^_(]+/.exec(folder)?.[0].replace('+', '/');
  return id === undefined ? [...nested] : [id, ...nested];
}

function parsed(id: string): Bundled {
  const at = id.lastIndexOf('@');
  return { name: id.slice(0, at), version: id.slice(at + 1) };
}
