import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import ts from 'typescript';

/*
 * Checks the imports in `src/`: each folder may import only from the folders listed next to it, and
 * import cycles are errors. Type imports count too.
 */

/** In the order in which content flows. A file directly in `src/` counts as a folder of its own. */
const PLAN: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  model: [],
  kinds: ['model'],
  config: ['errors', 'kinds', 'model'],
  containers: [],
  media: ['errors', 'model'],
  parse: ['kinds', 'media', 'model'],
  write: ['kinds', 'model', 'parse'],
  code: ['model'],
  sources: ['model', 'parse'],
  secrets: ['model', 'parse'],
  io: ['config', 'containers', 'errors', 'model', 'parse'],
  diagrams: ['io', 'model'],
  repo: ['model'],
  drift: ['code', 'errors', 'io', 'model', 'parse', 'repo', 'secrets', 'write'],
  check: ['code', 'config', 'kinds', 'model', 'parse', 'secrets', 'write'],
  load: [
    ...['check', 'code', 'config', 'diagrams', 'drift', 'errors', 'io', 'model'],
    ...['parse', 'repo', 'secrets', 'sources'],
  ],
  metrics: ['errors', 'io', 'kinds', 'load', 'model', 'parse', 'repo'],
  search: [],
  view: ['code', 'kinds', 'metrics', 'model', 'parse'],
  report: ['check', 'drift', 'metrics', 'model', 'view'],
  site: ['metrics', 'model', 'search', 'view'],
  press: ['io', 'model', 'parse', 'site', 'view'],
  publish: [
    ...['code', 'config', 'errors', 'io', 'kinds', 'load', 'media'],
    ...[
      'metrics',
      'model',
      'parse',
      'press',
      'repo',
      'report',
      'search',
      'secrets',
      'site',
      'view',
    ],
  ],
  serve: ['check', 'config', 'errors', 'io', 'load', 'model', 'publish', 'repo', 'site', 'view'],
  astro: ['check', 'errors', 'io', 'load', 'press', 'publish', 'serve'],
  commands: [
    ...['check', 'config', 'drift', 'errors', 'io', 'kinds', 'load', 'metrics', 'model', 'parse'],
    ...['press', 'publish', 'repo', 'report', 'serve', 'write'],
  ],
  cli: ['commands', 'errors', 'io', 'model'],
  'compile-cache': ['io'],
  index: ['astro', 'config'],
};

const root = join(import.meta.dirname, '..', 'src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|astro)$/.test(name))
  .map((name) => name.split(sep).join('/'))
  .sort();
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const problems = [...files.flatMap(arrowsBeyondPlan), ...roomsWithoutPlan(), ...circles()];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** @returns what a file imports from `src/`, by paths relative to it */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const code = file.endsWith('.astro') ? scriptsIn(text) : text;
  return ts
    .preProcessFile(code, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => relative('/', normalize(join('/', dirname(file), fileName))))
    .map((path) => path.split(sep).join('/'));
}

/** The frontmatter of an Astro component, and its scripts. */
function scriptsIn(text: string): string {
  const [, frontmatter = ''] = /^\s*---\n(.*?)\n---/s.exec(text) ?? [];
  const scripts = Array.from(text.matchAll(/<script>(.*?)<\/script>/gs), ([, code = '']) => code);
  return [frontmatter, ...scripts].join('\n');
}

function roomOf(file: string): string {
  const [room = ''] = file.split('/');
  return room.replace(/\.ts$/, '');
}

function arrowsBeyondPlan(file: string): string[] {
  const room = roomOf(file);
  return (imports.get(file) ?? [])
    .filter((path) => roomOf(path) !== room && !PLAN[room]?.includes(roomOf(path)))
    .map(
      (path) => `src/${file} imports src/${path}, but ${room} may not import from ${roomOf(path)}.`,
    );
}

function roomsWithoutPlan(): string[] {
  const rooms = new Set(files.map(roomOf));
  return [...rooms]
    .filter((room) => !Object.hasOwn(PLAN, room))
    .map(
      (room) =>
        `src/${room} is not in the plan: list what it may import in scripts/check-house.ts.`,
    );
}

/** Each cycle once, from one of its files back to it. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start !== -1) {
      const circle = [...path.slice(start), file].map((one) => `src/${one}`);
      found.push(`These files form an import cycle: ${circle.join(' → ')}.`);
    }
    if (start !== -1 || done.has(file)) return;
    path.push(file);
    for (const next of imports.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of files) visit(file);
  return found;
}
