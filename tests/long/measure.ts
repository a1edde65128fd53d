import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CODE, validFiles } from '../valid-workspace.ts';
import type { Case } from './cases.ts';

export interface Outcome {
  /** Exit code; null for a process that was killed or crashed. */
  code: number | null;
  /** CPU time, in milliseconds. */
  time: number;
  output: string;
}

/** A workspace in which one case after another is written and measured. */
export interface Bench {
  run(one: Case, command: 'check' | 'build'): Promise<Outcome>;
  close(): void;
}

const TICK = 250;

/** A process is replaced after this many cases, to drop accumulated state. */
const MOST_RUNS = 200;

/** @param patience milliseconds after which a process is killed */
export function createBench(patience: number): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'prebrief-long-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const write = (files: Record<string, string | Uint8Array>) => {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
  };
  const base: Record<string, string> = {
    ...CODE,
    ...validFiles(),
    'prebrief.config.mjs': "export default { downloads: ['pdf'] };\n",
  };
  write(base);
  git('init', '--quiet');
  writeFileSync(join(folder, '.gitignore'), '.prebrief\ndist\n');

  // Of a file nothing is still on its way when the command has ended.
  const out = join(folder, '.git', 'output');
  const log = openSync(out, 'a+');
  let child: ChildProcess | null = null;
  let runs = 0;
  const started = () => {
    if (child && runs < MOST_RUNS) return child;
    child?.kill('SIGKILL');
    runs = 0;
    child = fork(join(import.meta.dirname, 'process.ts'), {
      env: { ...process.env, PREBRIEF_TODAY: '2026-12-01', NO_COLOR: '1' },
      stdio: ['ignore', log, log, 'ipc'],
    });
    return child;
  };
  const measure = (args: string[]): Promise<Outcome> => {
    const running = started();
    runs += 1;
    ftruncateSync(log);
    const begin = cpuTime(running.pid);
    return new Promise((resolve) => {
      const end = (outcome: Omit<Outcome, 'output'>) => {
        clearInterval(timer);
        running.removeAllListeners();
        if (outcome.code === null) child = null;
        resolve({ ...outcome, output: readFileSync(out, 'utf8') });
      };
      let used = 0;
      let turns = 0;
      const timer = setInterval(() => {
        used = cpuTime(running.pid) - begin;
        turns += 1;
        if (used > patience || turns * TICK > 10 * patience) running.kill('SIGKILL');
      }, TICK);
      running.once('message', (message) => end(message as Omit<Outcome, 'output'>));
      running.once('exit', () => end({ code: null, time: used }));
      running.send({ folder, args });
    });
  };
  return {
    async run({ files, tracked = {} }, command) {
      const all = { ...files, ...tracked };
      write(all);
      git('add', '--all', '--', ...Object.keys({ ...CODE, ...tracked }));
      try {
        return await measure([command]);
      } finally {
        for (const file of Object.keys(all)) {
          if (Object.hasOwn(base, file)) write({ [file]: base[file] ?? '' });
          else rmSync(join(folder, file), { force: true });
        }
      }
    },
    close() {
      child?.kill('SIGKILL');
      closeSync(log);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** CPU time of a process with its threads, in milliseconds. @see proc_pid_stat(5) */
function cpuTime(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
