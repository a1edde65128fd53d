import { main } from '../../src/cli.ts';

/*
 * Runs one command after another in this process, so that Node's startup is not measured. Measures
 * CPU time, which does not depend on the machine's load. A crash is attributed to the current case.
 */
process.on('message', async ({ folder, args }: { folder: string; args: string[] }) => {
  process.chdir(folder);
  process.exitCode = 0;
  const begin = process.cpuUsage();
  await main(args);
  const code = process.exitCode;
  process.exitCode = 0;
  const { user, system } = process.cpuUsage(begin);
  process.send?.({ code, time: (user + system) / 1000 });
});
