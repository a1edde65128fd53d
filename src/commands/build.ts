import { startHighlighting } from '../press/highlight-ahead.ts';
import { defineCommand } from './define-command.ts';
import { TODAY } from './shared-options.ts';

export default defineCommand({
  name: 'build',
  summary: 'Check the engagements and build their sites',
  positionals: '[slug…]',
  count: [0, Number.POSITIVE_INFINITY],
  options: {
    out: {
      type: 'string',
      value: '<folder>',
      description: 'Folder to write the sites to; dist by default',
    },
    site: { type: 'string', value: '<url>', description: 'URL the site is published at' },
    base: { type: 'string', value: '<path>', description: 'Path the site is published under' },
    audience: {
      type: 'string',
      value: '<team>',
      description: 'team builds into dist-team/ and includes what contractors do not see',
    },
    today: TODAY,
  },
  async run(invocation) {
    // Starts while everything else is loading.
    const highlighting = startHighlighting();
    const { buildEngagements } = await import('./build-engagements.ts');
    return buildEngagements(invocation, highlighting);
  },
});
