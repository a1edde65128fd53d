import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '../src/check/check.ts';
import { packageRoot } from '../src/io/package-root.ts';
import { load, readModel } from '../src/load/load-workspace.ts';
import { createMemory } from '../src/load/memory.ts';
import { codeBench } from './code.ts';
import { compareLinters } from './linters.ts';
import { inTurn, median, runNode, type Serving, serve } from './measure.ts';
import { schemaCost } from './schema.ts';
import { installPackage, makeAstroProject, makeWorkspace } from './workspaces.ts';

/*
 * Compares Prebrief with its baselines, as whole processes, in turn, in one run. A missed budget is
 * shown but fails nothing: machines differ, although ratios differ less.
 */

const home = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-bench-')));
const bin = installPackage(join(home, 'package'));
const astro = join(packageRoot(), 'node_modules', 'astro', 'bin', 'astro.mjs');

interface Row {
  what: string;
  ours: number;
  /** Absent if the budget isn't a ratio. */
  theirs?: number;
  unit: 'ms' | 'MB';
  budget: number;
}

try {
  compareLinters(home, bin);
  const rows = [
    ...checking(),
    ...(await checkingAgain()),
    ...codeBench(home, bin),
    ...readingSchema(),
    ...building(),
    ...(await serving()),
  ];
  print(rows);
} finally {
  rmSync(home, { recursive: true, force: true });
}

function checking(): Row[] {
  const folder = join(home, 'thousand');
  makeWorkspace(folder, 1000, 5000);
  const parseAlone = fileURLToPath(new URL('parse-alone.mjs', import.meta.url));
  const [ours, theirs] = inTurn(
    5,
    () => runNode(folder, [bin, 'check']),
    () => runNode(folder, [parseAlone, join(folder, 'content')]),
  );
  if (!ours || !theirs) return [];
  const large = join(home, 'ten-thousand');
  makeWorkspace(large, 10_000, 5000);
  const [ten] = inTurn(3, () => runNode(large, [bin, 'check']));
  if (!ten) return [];
  const what = 'check 1,000 documents of 5 kB : Sätteri alone';
  const times = 'check 10,000 documents : 1,000 documents';
  return [
    { what, ours: ours.time, theirs: theirs.time, unit: 'ms', budget: 3 },
    { what: times, ours: ten.time, theirs: ours.time, unit: 'ms', budget: 10 },
    { what: 'check 10,000 documents', ours: ten.memory, unit: 'MB', budget: 500 },
  ];
}

/**
 * The cost of a change once everything is in memory, in processor time, because the watcher mostly
 * waits.
 */
async function checkingAgain(): Promise<Row[]> {
  const root = join(home, 'thousand');
  const file = join(root, 'content/demo/notes/note-0001.mdx');
  const text = readFileSync(file, 'utf8');
  const { settings } = await load(root);
  const memory = createMemory();
  const times: number[] = [];
  for (let turn = 0; turn < 12; turn++) {
    writeFileSync(file, `${text}\nIt changed ${turn} times.\n`);
    const begin = process.cpuUsage();
    const workspace = await readModel(root, settings, memory);
    check({ workspace, settings }, '2026-12-01', [], memory);
    const { user, system } = process.cpuUsage(begin);
    times.push((user + system) / 1000);
  }
  writeFileSync(file, text);
  const what = 'check --watch, one of 1,000 documents changed';
  return [{ what, ours: median(times), unit: 'ms', budget: 100 }];
}

function readingSchema(): Row[] {
  const { time, memory } = schemaCost(join(home, 'schema'), bin);
  const what = 'check, for a Postgres schema of 8 tables';
  return [
    { what, ours: time, unit: 'ms', budget: 150 },
    { what, ours: memory, unit: 'MB', budget: 80 },
  ];
}

function fifteenDocuments(): { ours: string; theirs: string } {
  const ours = join(home, 'fifteen');
  const theirs = join(home, 'astro');
  makeWorkspace(ours, 15, 5000);
  makeAstroProject(theirs, join(ours, 'content', 'demo'));
  return { ours, theirs };
}

function building(): Row[] {
  const folders = fifteenDocuments();
  const cold = (folder: string, ...left: string[]) => {
    for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
  };
  const [ours, theirs] = inTurn(
    5,
    () => {
      cold(folders.ours, 'dist', '.prebrief');
      return runNode(folders.ours, [bin, 'build']);
    },
    () => {
      cold(folders.theirs, 'dist', '.astro', 'cache');
      return runNode(folders.theirs, [astro, 'build']);
    },
  );
  if (!ours || !theirs) return [];
  const what = 'build 15 documents : bare Astro';
  return [
    { what, ours: ours.time, theirs: theirs.time, unit: 'ms', budget: 0.3 },
    { what, ours: ours.memory, theirs: theirs.memory, unit: 'MB', budget: 0.5 },
  ];
}

async function serving(): Promise<Row[]> {
  const folders = { ours: join(home, 'fifteen'), theirs: join(home, 'astro') };
  const ours: Serving[] = [];
  const theirs: Serving[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const port = 4700 + turn * 2;
    const own = [bin, 'dev', '--port', String(port)];
    ours.push(await serveNote(folders.ours, 'content/demo', own, port));
    const bare = [astro, 'dev', '--host', '127.0.0.1', '--port', String(port + 1)];
    theirs.push(await serveNote(folders.theirs, 'src/content/demo', bare, port + 1));
  }
  const first = (all: Serving[]) => median(all.map(({ firstPage }) => firstPage));
  const change = median(ours.map((one) => one.change));
  return [
    {
      what: 'dev, until the first page : bare Astro',
      ours: first(ours),
      theirs: first(theirs),
      unit: 'ms',
      budget: 0.5,
    },
    { what: 'dev, from saving to the changed page', ours: change, unit: 'ms', budget: 200 },
  ];
}

function serveNote(
  folder: string,
  content: string,
  args: readonly string[],
  port: number,
): Promise<Serving> {
  const file = join(folder, content, 'notes', 'note-0001.mdx');
  const text = readFileSync(file, 'utf8');
  return serve(folder, args, `http://127.0.0.1:${port}/notes/note-0001/`, (word) =>
    writeFileSync(file, `${text}\nIt is ${word}.\n`),
  );
}

function print(rows: readonly Row[]): void {
  const table = rows.map(({ what, ours, theirs, unit, budget }) => {
    const measured = theirs === undefined ? ours : ours / theirs;
    const amount = (value: number) => `${Math.round(value)} ${unit}`;
    return {
      what,
      ours: amount(ours),
      theirs: theirs === undefined ? '' : amount(theirs),
      measured: theirs === undefined ? amount(ours) : `${measured.toFixed(2)} ×`,
      budget: theirs === undefined ? amount(budget) : `${budget} ×`,
      kept: Number.isNaN(measured) ? '?' : measured <= budget ? 'yes' : 'NO',
    };
  });
  console.table(table);
}
