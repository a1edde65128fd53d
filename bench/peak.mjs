// Loaded into each measured process: records its peak resident set, in kilobytes.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  if (process.env.BENCH_PEAK) {
    writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS));
  }
});
