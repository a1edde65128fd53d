import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Tally } from './judge.ts';

const { PREBRIEF_DOCUMENTS, PREBRIEF_SEED, PREBRIEF_PATH } = process.env;
const DOCUMENTS = Number(PREBRIEF_DOCUMENTS ?? 2_000);
/** Fixed by default, so that runs fail only because of changes; other seeds on demand. */
const SEED = Number(PREBRIEF_SEED ?? (PREBRIEF_DOCUMENTS === undefined ? 1 : Date.now() % 2 ** 31));
const PROCESSES = PREBRIEF_PATH === undefined ? 2 : 1;
/** Distance between the processes' seeds, as each increments its seed per round. */
const APART = 1_000_003;
/** In milliseconds, for one case of at most nine documents: no busy machine takes as long. */
const HANGS_AFTER = 600_000;

test(`${DOCUMENTS} documents break no promise`, { timeout: 0 }, async () => {
  const shares = Array.from({ length: PROCESSES }, (_, index) => SEED + index * APART);
  const outcomes = await Promise.all(
    shares.map((seed) => tryDocuments(Math.ceil(DOCUMENTS / PROCESSES), seed)),
  );
  expect(outcomes.flatMap(({ problem }) => problem ?? []).join('\n\n')).toBe('');
  if (PREBRIEF_PATH !== undefined) return;
  const sum = (key: keyof Tally) => outcomes.reduce((all, { tally }) => all + tally[key], 0);
  expect(sum('documents')).toBeGreaterThanOrEqual(DOCUMENTS);
  // If all documents were refused, nothing was tested.
  expect(sum('compiled')).toBeGreaterThan(DOCUMENTS / 5);
  expect(sum('headings')).toBeGreaterThan(DOCUMENTS / 2);
  expect(sum('findings')).toBeGreaterThan(DOCUMENTS);
  expect(sum('fixed')).toBeGreaterThan(DOCUMENTS / 50);
});

interface Outcome {
  problem: string | null;
  tally: Tally;
}

/** Judges documents in a separate process, so that a crash can be attributed to one. */
async function tryDocuments(documents: number, seed: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'prebrief-property-'));
  const last = join(folder, 'case.json');
  const program = fileURLToPath(new URL('run.ts', import.meta.url));
  const path = PREBRIEF_PATH === undefined ? [] : [PREBRIEF_PATH];
  const child = spawn(process.execPath, [program, String(documents), String(seed), last, ...path]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  // The native parser also prints panics that it throws.
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let hung = false;
  const watch = setInterval(() => {
    const { mtimeMs } = statSync(last, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    hung = Date.now() - mtimeMs > HANGS_AFTER;
    if (hung) child.kill('SIGKILL');
  }, 1000);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearInterval(watch);
  if (code === 0) {
    rmSync(folder, { recursive: true });
    return { problem: null, tally: JSON.parse(output) as Tally };
  }
  const how = hung ? 'It hangs.' : signal ? `It dies of ${signal}.` : 'A promise is broken.';
  return { problem: `${how}\n${errors}${output}\n${keep(last)}`, tally: NOTHING };
}

const NOTHING: Tally = { documents: 0, compiled: 0, headings: 0, findings: 0, fixed: 0 };

/** Writes the files of the last case as a workspace, for manual inspection. */
function keep(last: string): string {
  if (!statSync(last, { throwIfNoEntry: false })) return 'It did not come to the first case.';
  const folder = join(dirname(last), 'workspace');
  const files = JSON.parse(readFileSync(last, 'utf8')) as [string, string][];
  for (const [file, base64] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), Buffer.from(base64, 'base64'));
  }
  return `Its files are in ${folder}. Replay it with PREBRIEF_SEED and PREBRIEF_PATH.`;
}
