import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UserError } from '../errors.ts';
import { repairSwaps } from '../io/swap.ts';
import { didYouMean } from '../model/closest.ts';
import { printable } from '../model/printable.ts';
import { listen } from '../serve/listen.ts';
import { siteIn, siteServer } from '../serve/site-server.ts';
import { defineCommand } from './define-command.ts';
import { load } from './load.ts';
import { ADDRESS, addressOf, nextAddress, untilInterrupted } from './serving.ts';
import { audienceOf, outFolder } from './site-options.ts';

export default defineCommand({
  name: 'preview',
  summary: 'Serve the built sites as a static host would',
  positionals: '[slug]',
  count: [0, 1],
  options: {
    ...ADDRESS,
    out: { type: 'string', value: '<folder>', description: 'Where the sites are; dist by default' },
    audience: { type: 'string', value: '<team>', description: 'team serves dist-team/' },
  },
  async run(invocation) {
    const { root, positionals, terminal } = invocation;
    const out = outFolder(await load(root), audienceOf(invocation), invocation);
    repairSwaps(out);
    const slugs = existsSync(out) ? readdirSync(out).filter((name) => siteIn(join(out, name))) : [];
    const [wanted] = positionals;
    if (slugs.length === 0) {
      throw new UserError(
        `There is no site in ${relative(root, out) || out}/. Run "prebrief build" to build one.`,
      );
    }
    if (wanted !== undefined && !slugs.includes(wanted)) {
      const hint = didYouMean(wanted, slugs, 'Run "prebrief build" to build it.');
      throw new UserError(`There is no site for "${wanted}". ${hint}`);
    }
    let address = addressOf(invocation);
    for (const slug of wanted === undefined ? slugs.sort() : [wanted]) {
      const { base } = siteIn(join(out, slug)) ?? { base: '/' };
      const { url, port } = await listen(siteServer(join(out, slug), base), address);
      terminal.out(`${terminal.style('bold', printable(slug))}  ${url}${base}\n`);
      address = nextAddress(address, port);
    }
    terminal.error('Press Ctrl-C to stop.\n');
    return untilInterrupted();
  },
});
