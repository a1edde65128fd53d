import { writeSync } from 'node:fs';
import { Session } from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';
import { readSlot, type Slot, type WatchdogTask } from './watchdog.ts';

/*
 * Watches which step each of the other threads is on, and ends the process if one of them has been
 * on the same step for too long.
 */
const { slots, patience } = workerData as WatchdogTask;
const SECOND = 1_000_000;
const watched = new Map<Slot, { turn: number; cpu: number; clock: number }>(
  slots.map((slot) => [slot, { turn: 0, cpu: 0, clock: 0 }]),
);

parentPort?.on('message', (slot: Slot) => watched.set(slot, { turn: 0, cpu: 0, clock: 0 }));

setInterval(look, Math.min(1000, patience.cpu * 250));

function look(): void {
  const { user, system } = process.cpuUsage();
  const now = { cpu: (user + system) / SECOND, clock: performance.now() / 1000 };
  for (const [slot, since] of watched) {
    const at = readSlot(slot);
    if (at === null || at.turn !== since.turn) {
      watched.set(slot, { turn: at?.turn ?? 0, ...now });
    } else if (now.cpu - since.cpu > patience.cpu || now.clock - since.clock > patience.clock) {
      end(at.said);
    }
  }
}

function end(said: string): void {
  writeSync(
    2,
    `prebrief: ${said} and was abandoned. Remove it from the workspace, and report this as a bug.\n`,
  );
  // Interrupts JavaScript, WebAssembly and regular expressions, even in the middle of a loop.
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.evaluate', { expression: 'process.exit(1)' });
  // Native code cannot be interrupted.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000);
}
