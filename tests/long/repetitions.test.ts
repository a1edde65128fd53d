import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Case, GROUPS } from './cases.ts';
import { type Bench, createBench, type Outcome } from './measure.ts';

/*
 * No 100 kB input takes more than two seconds to check or five to build, and none makes either fail
 * other than with findings. PREBRIEF_CASES=<regular expression> selects cases.
 */

const LIMITS = { check: 2000, build: 5000 } as const;
const PATIENCE = 20_000;
/** Number of slowest cases printed per group, to show which come close. */
const SLOWEST = 5;

const wanted = new RegExp(process.env.PREBRIEF_CASES ?? '');
let bench: Bench;

beforeAll(() => {
  bench = createBench(PATIENCE);
});

afterAll(() => bench.close());

test.each(Object.entries(GROUPS))('%s', async (_, make) => {
  const measured: { what: string; time: number }[] = [];
  const failures: string[] = [];
  const run = async (one: Case, command: keyof typeof LIMITS) => {
    const outcome = await bench.run(one, command);
    const what = `${command} ${one.name}`;
    measured.push({ what, time: outcome.time });
    const failure = failureOf(outcome, command);
    if (failure !== null) failures.push(`${what}: ${failure}`);
    return outcome;
  };
  for (const one of make().filter(({ name }) => wanted.test(name))) {
    // A build checks first, so if it is fast and succeeds, so is the check.
    const { code, time } = await run(one, 'build');
    if (code === 0 && time <= LIMITS.check) continue;
    const checked = await run(one, 'check');
    if (code === 1 && checked.code === 0) failures.push(`build ${one.name}: failed`);
  }
  const slowest = measured.toSorted((a, b) => b.time - a.time).slice(0, SLOWEST);
  for (const { what, time } of slowest) console.log(`${Math.round(time)} ms  ${what}`);
  expect(failures).toEqual([]);
});

function failureOf({ code, time, output }: Outcome, command: keyof typeof LIMITS): string | null {
  if (code === null) return `was still busy, or gone, after ${Math.round(time)} ms`;
  if (code > 1 || output.includes('This is a bug')) return output.slice(0, 300);
  return time > LIMITS[command] ? `took ${Math.round(time)} ms` : null;
}
