import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Whole programs are started and stopped, on machines of two cores that do other things too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
