import { main } from '../../src/cli.ts';

/*
 * Runs one command line after the other, so that what is measured is what the command does and not
 * how long Node takes to start. Counted is the time of the processor, which does not grow when the
 * machine does something else, too. What takes this process down is the case at hand.
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
