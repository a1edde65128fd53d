import { startEarly } from '../load/document-workers.ts';
import { defineCommand } from './define-command.ts';
import { FORMATS, TODAY } from './shared-options.ts';

export default defineCommand({
  name: 'check',
  summary: 'Check that everything a contractor needs is written down',
  positionals: '[slug…]',
  count: [0, Number.POSITIVE_INFINITY],
  options: {
    format: {
      type: 'string',
      value: '<format>',
      description: `${FORMATS.slice(0, -1).join(', ')} or ${FORMATS.at(-1)}; pretty by default`,
    },
    fix: { type: 'boolean', description: 'Insert missing sections for you to fill in' },
    watch: { type: 'boolean', description: 'Check again whenever something changes' },
    'max-warnings': {
      type: 'string',
      value: '<n>',
      description: 'Fail if there are more warnings than this',
    },
    quiet: { type: 'boolean', description: 'Show errors only' },
    today: TODAY,
  },
  async run(invocation) {
    // They start while everything else is loading.
    const workers = startEarly(invocation.root);
    const { checkFindings } = await import('./check-findings.ts');
    return checkFindings(invocation, workers);
  },
});
