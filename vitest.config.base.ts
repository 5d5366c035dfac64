import { defineConfig } from 'vitest/config';

/** How every package runs its tests. */
export default defineConfig({
  test: {
    // Nothing takes long, but vitest's own 5 s would be a test of the machine when that is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm test` adds the reports up; turbo keeps them with a cached result.
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/test.json' },
  },
});
