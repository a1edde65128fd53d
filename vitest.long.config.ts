import { defineConfig } from 'vitest/config';

/** What takes longer than anybody waits for before a review: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ['tests/{long,properties}/**/*.test.ts'],
    // More generated documents than a push tries, and others each time.
    env: { PREBRIEF_DOCUMENTS: process.env.PREBRIEF_DOCUMENTS ?? '10000' },
    // What is measured is not to share the processor with another test.
    fileParallelism: false,
    testTimeout: 4 * 60 * 60 * 1000,
  },
});
