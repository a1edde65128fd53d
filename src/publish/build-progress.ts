import { relative } from 'node:path';
import type { Terminal } from '../io/terminal.ts';
import { printable } from '../model/printable.ts';
import type { Progress } from './build-sites.ts';

/** One line per engagement on standard error; on a terminal, it appears when the build starts. */
export function buildProgress(root: string, terminal: Terminal): Progress {
  const line = (text: string) =>
    terminal.error(terminal.isLive ? `${terminal.tell('erase line')}${text}\n` : `${text}\n`);
  return {
    started(slug) {
      if (terminal.isLive) terminal.error(`  ${terminal.style('dim', `${printable(slug)} …`)}`);
    },
    built(slug, folder, pages, milliseconds) {
      const path = printable(relative(root, folder) || folder);
      const time = `${(milliseconds / 1000).toFixed(2)} s`;
      const facts = terminal.style('dim', `${pages} pages, ${time}`);
      line(`${terminal.style('green', '✓')} ${printable(slug)}  ${path}/  ${facts}`);
    },
    failed: (slug, reason) =>
      line(`${terminal.style('red', '✗')} ${printable(`${slug}  ${reason}`)}`),
  };
}
