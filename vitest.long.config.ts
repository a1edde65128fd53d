import { defineConfig } from 'vitest/config';

/** What takes longer than anybody waits for before a review: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ['tests/long/**/*.test.ts'],
    // What is measured is not to share the processor with another test.
    fileParallelism: false,
    testTimeout: 4 * 60 * 60 * 1000,
  },
});
