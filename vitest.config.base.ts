import { defineConfig } from 'vitest/config';
import { reporter } from './scripts/test-reports.mjs';

/** How every package runs its tests. */
export default defineConfig({
  test: {
    // Nothing takes long, but vitest's own 5 s would be a test of the machine when that is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm test` adds the reports up.
    reporters: ['default', reporter],
  },
});
