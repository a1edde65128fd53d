import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/io/package-root.ts';

/** Runs a step in a process with a limit of a fifth of a second. */
async function run(step: string): Promise<{ code: number | null; stderr: string }> {
  const module = JSON.stringify(join(packageRoot(), 'src', 'io', 'watchdog.ts'));
  const program = `
    import { createWatchdog } from ${module};
    const watchdog = createWatchdog({ cpu: 0.2, clock: 2 });
    await watchdog.watch({ file: 'content/a.mdx', step: 'parse', isLarge: true }, () => { ${step} });
    watchdog.stop();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

test.each([
  ['a loop', 'for (;;);'],
  ['a regular expression', "/^(a+)+$/.test('a'.repeat(60) + '!')"],
  ['a promise that never settles', 'return new Promise((resolve) => setInterval(() => {}, 1000))'],
])('%s ends the process, and the file is named', async (_, step) => {
  const { code, stderr } = await run(step);
  expect(code).toBe(1);
  expect(stderr).toContain('content/a.mdx takes too long to parse');
});

test('a step that ends in time is left alone', async () => {
  expect(await run('return 1')).toEqual({ code: 0, stderr: '' });
});
