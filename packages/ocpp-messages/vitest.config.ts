import { defineConfig } from 'vitest/config';

// Some tests judge tens of thousands of payloads.
export default defineConfig({ test: { testTimeout: 60_000 } });
