// Loaded into each process that is measured: writes down its largest resident set, in kilobytes.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  if (process.env.BENCH_PEAK) {
    writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS));
  }
});
