import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface Run {
  /** Wall-clock time of the whole process, in milliseconds. */
  time: number;
  /** Peak resident set of the process or one of its children, in megabytes; NaN if unknown. */
  memory: number;
}

const TIME = '/usr/bin/time';

/**
 * Runs a Node program as a whole process.
 *
 * @throws Error with its output if it fails
 */
export function runNode(cwd: string, args: readonly string[]): Run {
  const canTell = existsSync(TIME);
  const program = canTell ? TIME : process.execPath;
  const all = canTell ? ['-f', 'peak %M', process.execPath, ...args] : args;
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(program, all, { cwd, env, encoding: 'utf8' });
  const time = performance.now() - begin;
  if (status !== 0) throw new Error(`${args.join(' ')} exited with ${status}:\n${stdout}${stderr}`);
  return { time, memory: Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024 };
}

const env = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
  NODE_ENV: undefined,
  PREBRIEF_TODAY: '2026-12-01',
};

/** Runs programs in turn, so that other load on the machine affects all of them alike. */
export function inTurn(times: number, ...programs: (() => Run)[]): Run[] {
  const runs = programs.map((): Run[] => []);
  for (let turn = 0; turn < times; turn++) {
    for (const [index, program] of programs.entries()) runs[index]?.push(program());
  }
  return runs.map((all) => ({
    time: median(all.map(({ time }) => time)),
    memory: median(all.map(({ memory }) => memory)),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Serving {
  /** Time until the first page was served, in milliseconds. */
  firstPage: number;
  /** Time from saving a file until its page shows the change, in milliseconds. */
  change: number;
}

/**
 * Starts a server, requests a page until it is served, then changes its source until the change
 * shows.
 *
 * @param save writes the page's source with a word in it that was not there before
 */
export async function serve(
  cwd: string,
  args: readonly string[],
  url: string,
  save: (word: string) => void,
): Promise<Serving> {
  const begin = performance.now();
  const server = spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
  try {
    await untilPage(url, () => true);
    const firstPage = performance.now() - begin;
    const changes: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      // Long enough for a server to finish the work of the last change.
      await pause(700);
      const word = `changed${turn}`;
      const saved = performance.now();
      save(word);
      await untilPage(url, (html) => html.includes(word));
      changes.push(performance.now() - saved);
    }
    return { firstPage, change: median(changes) };
  } finally {
    server.kill('SIGKILL');
    await pause(200);
  }
}

async function untilPage(url: string, isWanted: (html: string) => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const html = await fetch(url).then(
      async (response) => (response.ok ? response.text() : ''),
      () => '',
    );
    if (html !== '' && isWanted(html)) return;
    await pause(5);
  }
  throw new Error(`${url} was not served.`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
