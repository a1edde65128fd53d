import { relative } from 'node:path';
import type { Terminal } from '../io/terminal.ts';
import type { Progress } from './build-sites.ts';

/** One line per engagement on standard error; on a terminal the line appears when the work begins. */
export function buildProgress(root: string, terminal: Terminal): Progress {
  const line = (text: string) =>
    terminal.error(terminal.isLive ? `\r\u001b[2K${text}\n` : `${text}\n`);
  return {
    started(slug) {
      if (terminal.isLive) terminal.error(`  ${terminal.style('dim', `${slug} …`)}`);
    },
    built(slug, folder, pages, milliseconds) {
      const path = relative(root, folder) || folder;
      const time = `${(milliseconds / 1000).toFixed(2)} s`;
      const facts = terminal.style('dim', `${pages} pages, ${time}`);
      line(`${terminal.style('green', '✓')} ${slug}  ${path}/  ${facts}`);
    },
    failed: (slug, reason) => line(`${terminal.style('red', '✗')} ${slug}  ${reason}`),
  };
}
