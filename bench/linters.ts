import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../src/io/package-root.ts';
import { median } from './measure.ts';
import { installPackage, makeWorkspace } from './workspaces.ts';

/*
 * Compares `prebrief check` with well-known linters on the same text, as whole processes, in turn.
 * Its files are named .mdx, theirs .md, because each expects its own format.
 */

const SIZES = [1000, 10_000] as const;
const TURNS = { 1000: 3, 10000: 1 } as const;
/** Those that parse Markdown. Secretlint only looks for secrets, as `check` also does. */
const PARSING = ['markdownlint-cli2', 'remark'];

interface Tool {
  name: string;
  args: string[];
}

interface Figure {
  /** Milliseconds. */
  time: number;
  /** Megabytes. */
  memory: number;
}

/**
 * Measures all of them, and prints a table and the targets.
 *
 * @param home an empty working folder
 * @param bin the installed command
 */
export function compareLinters(home: string, bin: string): void {
  const tools = [{ name: 'prebrief check', args: [bin, 'check'] }, ...peers()];
  const figures = new Map<string, Figure>();
  for (const size of SIZES) {
    const folder = join(home, `linting-${size}`);
    makeWorkspace(folder, size, 5000);
    configure(folder);
    const runs = new Map(tools.map(({ name }): [string, Figure[]] => [name, []]));
    for (let turn = 0; turn < TURNS[size]; turn++) {
      for (const { name, args } of tools) runs.get(name)?.push(measure(folder, args));
    }
    for (const [name, all] of runs) {
      const time = median(all.map((one) => one.time));
      figures.set(`${name} ${size}`, { time, memory: median(all.map((one) => one.memory)) });
    }
  }
  print(
    tools.map(({ name }) => name),
    (name, size) => figures.get(`${name} ${size}`) ?? { time: Number.NaN, memory: Number.NaN },
  );
}

function peers(): Tool[] {
  const command = (file: string) => join(packageRoot(), 'node_modules', file);
  return [
    {
      name: 'markdownlint-cli2',
      args: [command('markdownlint-cli2/markdownlint-cli2-bin.mjs'), 'content/**/*.md'],
    },
    {
      name: 'remark',
      args: [command('remark-cli/cli.js'), 'content', '--ext', 'md', '--quiet', '--no-stdout'],
    },
    { name: 'secretlint', args: [command('secretlint/bin/secretlint.js'), 'content/**/*.md'] },
  ];
}

/** A copy of the text for linters that only support Markdown, and their settings. */
function configure(folder: string): void {
  const content = join(folder, 'content');
  for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.mdx')) continue;
    const copy = join(folder, 'peers', 'content', name.replace(/\.mdx$/, '.md'));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, readFileSync(join(content, name)));
  }
  const settings = {
    'package.json': { private: true, type: 'module' },
    // One line per paragraph is intentional in our files.
    '.markdownlint-cli2.jsonc': { config: { default: true, MD013: false } },
    '.remarkrc.json': { plugins: ['remark-frontmatter', 'remark-preset-lint-recommended'] },
    '.secretlintrc.json': { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] },
  };
  for (const [name, value] of Object.entries(settings)) {
    writeFileSync(join(folder, 'peers', name), JSON.stringify(value));
  }
  symlinkSync(join(packageRoot(), 'node_modules'), join(folder, 'peers', 'node_modules'));
}

/** @throws Error if it fails to lint */
function measure(folder: string, args: readonly string[]): Figure {
  const isOurs = args.at(-1) === 'check';
  const peak = join(folder, 'peak');
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: isOurs ? folder : join(folder, 'peers'),
    env: {
      ...process.env,
      NO_COLOR: '1',
      NODE_ENV: undefined,
      PREBRIEF_TODAY: '2026-12-01',
      NODE_OPTIONS: `--import=${pathToFileURL(join(packageRoot(), 'bench', 'peak.mjs'))}`,
      BENCH_PEAK: peak,
    },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const time = performance.now() - begin;
  // 1 is fine too: it means that the linter has findings.
  if (status !== 0 && status !== 1) throw new Error(`${args[0]} exited with ${status}:\n${stderr}`);
  return { time, memory: Number(readFileSync(peak, 'utf8')) / 1024 };
}

function print(names: string[], figure: (name: string, size: number) => Figure): void {
  const [few, many] = SIZES;
  const [ours = ''] = names;
  console.table(
    names.map((name) => ({
      what: name,
      [`${few} files`]: `${Math.round(figure(name, few).time)} ms`,
      [`${many} files`]: `${Math.round(figure(name, many).time)} ms`,
      [`of ours, ${few}`]: `${(figure(name, few).time / figure(ours, few).time).toFixed(1)} ×`,
      [`of ours, ${many}`]: `${(figure(name, many).time / figure(ours, many).time).toFixed(1)} ×`,
      growth: `${(figure(name, many).time / figure(name, few).time).toFixed(1)} ×`,
      [`peak, ${many}`]: `${Math.round(figure(name, many).memory)} MB`,
    })),
  );
  const fastest = (size: number) => Math.min(...PARSING.map((name) => figure(name, size).time));
  const verdict = (what: string, measured: number, isKept: boolean) => ({
    what,
    measured: measured.toFixed(1),
    kept: isKept ? 'yes' : 'NO',
  });
  const times = SIZES.map((size) => fastest(size) / figure(ours, size).time);
  const growth = figure(ours, many).time / figure(ours, few).time;
  const { memory } = figure(ours, many);
  console.table([
    ...SIZES.map((size, index) =>
      verdict(
        `times as fast as the fastest that parses, ${size} files; at least 5`,
        times[index] ?? 0,
        (times[index] ?? 0) >= 5,
      ),
    ),
    verdict(`growth over ten times the files; at most ${many / few}`, growth, growth <= many / few),
    verdict('peak memory in MB; less than 500', memory, memory < 500),
  ]);
}

if (process.argv[1] === import.meta.filename) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-linters-')));
  try {
    compareLinters(home, installPackage(join(home, 'package')));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
