import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Nothing here takes long, but the machine may be busy.
  test: { testTimeout: 60_000 },
});
