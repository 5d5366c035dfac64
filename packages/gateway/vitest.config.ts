import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Nothing here takes long, but everything waits for real sockets, on a machine that may be busy.
  test: { testTimeout: 60_000 },
});
