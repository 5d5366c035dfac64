import { defineConfig, type Options } from 'tsup';

/** How every package and app is bundled: ESM for Node, declarations by tsc (tsup's own do not work with TypeScript 7). */
export function bundle(entry: string[], options: Options = {}) {
  return defineConfig({
    entry,
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    dts: false,
    sourcemap: true,
    clean: true,
    splitting: true,
    silent: true,
    ...options,
  });
}
