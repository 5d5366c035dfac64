import { defineConfig } from 'vitest/config';

/** How a package runs its soaks: the same stories as in its tests, for longer. */
export default defineConfig({
  test: {
    include: ['src/**/*.long.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
