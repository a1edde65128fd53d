import { afterAll, beforeAll, expect, test } from 'vitest';
import { CASE_FILE, type Case, GROUPS } from './cases.ts';
import { type Bench, createBench, type Outcome } from './measure.ts';

/*
 * No input of 100 kB takes the check more than two seconds, or a build more than five, and each ends
 * with a result or findings. PREBRIEF_CASES=<regular expression> selects cases by name,
 * and PREBRIEF_SAMPLE=<n> every nth of them.
 */

type Command = 'check' | 'build';

const LIMITS = { check: 2000, build: 5000 } as const;
const PATIENCE = 20_000;
/** Documents that share a workspace: where all of them stay within a limit, so does each. */
const BATCH = 8;
/** A busy machine takes more of the processor for the same work, so the fastest run counts. */
const ATTEMPTS = 3;
/** How many of a group are printed, to show what comes close. */
const SLOWEST = 5;

const wanted = new RegExp(process.env.PREBRIEF_CASES ?? '');
const every = Number(process.env.PREBRIEF_SAMPLE ?? 1);
let bench: Bench;

beforeAll(() => {
  bench = createBench(PATIENCE);
});

afterAll(() => bench.close());

test.each(Object.entries(GROUPS))('%s', async (_, make) => {
  const measured: { what: string; time: number }[] = [];
  const failures: string[] = [];
  const fail = (failure: string) => {
    failures.push(failure);
    // A group takes long, and whoever watches need not wait for its end.
    console.log(failure);
  };

  const settle = async (cases: readonly Case[]): Promise<void> => {
    const checked = await within(cases, 'check');
    if (!checked) return;
    const failed = filesWithErrors(checked.output);
    const clean = cases.filter((one, at) => !failed.has(batchFile(one, at)));
    // Where a source has an error, it is another file that names it.
    if (clean.length === 0 || (cases.length === 1 && checked.code === 1)) return;
    const built = await within(clean, 'build');
    if (built?.code === 1) fail(`build ${namesOf(clean)}: ${built.output.slice(0, 300)}`);
  };

  /** @returns null where the cases have been settled otherwise: one by one, or as a failure */
  const within = async (cases: readonly Case[], command: Command): Promise<Outcome | null> => {
    const [only] = cases;
    if (cases.length > 1 || !only) {
      const outcome = await bench.run(batchOf(cases), command);
      if (failureOf(outcome, command) === null) return outcome;
      const half = Math.ceil(cases.length / 2);
      await settle(cases.slice(0, half));
      await settle(cases.slice(half));
      return null;
    }
    let outcome = await bench.run(only, command);
    for (let attempt = 1; outcome.time > LIMITS[command] && attempt < ATTEMPTS; attempt++) {
      const again = await bench.run(only, command);
      if (again.time < outcome.time) outcome = again;
    }
    const failure = failureOf(outcome, command);
    const what = `${command} ${only.name}`;
    measured.push({ what, time: outcome.time });
    if (failure !== null) fail(`${what}: ${failure}`);
    return failure === null ? outcome : null;
  };

  for (const cases of batches(
    make().filter(({ name }, at) => wanted.test(name) && at % every === 0),
  ))
    await settle(cases);
  const slowest = measured.toSorted((a, b) => b.time - a.time).slice(0, SLOWEST);
  for (const { what, time } of slowest) console.log(`${Math.round(time)} ms  ${what}`);
  expect(failures).toEqual([]);
});

/** What is more than a document of its own stands alone. */
function batches(cases: readonly Case[]): Case[][] {
  const single = cases.filter((one) => !isDocument(one)).map((one) => [one]);
  const documents = cases.filter(isDocument);
  const count = Math.ceil(documents.length / BATCH);
  return [
    ...single,
    ...Array.from({ length: count }, (_, at) => documents.slice(at * BATCH, (at + 1) * BATCH)),
  ];
}

function isDocument({ files, tracked }: Case): boolean {
  return tracked === undefined && Object.keys(files).join() === CASE_FILE;
}

function batchOf(cases: readonly Case[]): Case {
  const files = cases.map((one, at) => [batchFile(one, at), one.files[CASE_FILE] ?? ''] as const);
  return { name: namesOf(cases), files: Object.fromEntries(files) };
}

function batchFile(one: Case, at: number): string {
  return isDocument(one) ? CASE_FILE.replace('.mdx', at === 0 ? '.mdx' : `-${at}.mdx`) : '';
}

function namesOf(cases: readonly Case[]): string {
  return cases.map(({ name }) => name).join(', ');
}

function filesWithErrors(output: string): Set<string> {
  const files = new Set<string>();
  let file = '';
  for (const line of output.split('\n')) {
    if (line.startsWith('content/')) file = line;
    else if (/^ +\d+:\d+ +error /.test(line)) files.add(file);
  }
  return files;
}

function failureOf({ code, time, output }: Outcome, command: Command): string | null {
  if (code === null) return `was still busy, or gone, after ${Math.round(time)} ms`;
  if (code > 1 || output.includes('This is a bug')) return output.slice(0, 300);
  return time > LIMITS[command] ? `took ${Math.round(time)} ms` : null;
}
