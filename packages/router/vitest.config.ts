import { defineConfig } from 'vitest/config';

// A busy machine may need long for what takes milliseconds.
export default defineConfig({ test: { testTimeout: 60_000 } });
