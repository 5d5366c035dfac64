import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Nothing here takes long, but it waits for a real broker, on a machine that may be busy.
  test: { testTimeout: 60_000 },
});
