import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = {
  // Only to end what hangs: however busy the machine is, it fails nothing.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  // No module keeps anything from one test to the next, so that each is loaded once per worker.
  isolate: false,
  // By default one of two cores is left idle.
  maxWorkers: availableParallelism(),
};

export default defineConfig({
  test: {
    projects: [
      {
        // One browser and one build of the samples for all of them.
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/sites.ts',
        },
      },
      {
        // The package as it is published, installed in an empty folder.
        test: { ...shared, name: 'package', include: ['tests/package/**/*.test.ts'] },
      },
      {
        // The command line in folders of its own.
        test: { ...shared, name: 'commands', include: ['tests/commands/**/*.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{browser,commands,long,package,properties}/**'],
        },
      },
      {
        // Generated documents, in processes that use every core.
        test: {
          ...shared,
          name: 'properties',
          include: ['tests/properties/**/*.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
