import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Manifest, parts, publishable, root, titled } from './workspace.js';

/** What a package brings besides what is built. */
const dataFiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['@csms/store-firestore', ['firestore.indexes.json']],
]);

const top = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

test('the commands of the whole need npm alone: turbo is run by scripts that bring it its pnpm', () => {
  const programs = Object.values(top.scripts ?? {}).map(
    (script) => script.replace(/^exec /, '').split(' ')[0],
  );
  expect(new Set(programs)).toEqual(new Set(['node', 'biome']));
});

describe.each(titled(parts))('%s', (path, { manifest }) => {
  test('has a README', () => {
    expect(existsSync(join(root, path, 'README.md'))).toBe(true);
  });

  test('says what it is, under which license, for which Node, as ES modules', () => {
    expect(manifest).toMatchObject({
      name: expect.stringMatching(/^@csms\/[a-z0-9-]+$/),
      description: expect.stringMatching(/\S/),
      license: top.license,
      engines: top.engines,
      type: 'module',
    });
  });

  test('has the tasks that the workspace runs in every part', () => {
    expect(manifest.scripts).toMatchObject({ build: expect.any(String), typecheck: expect.any(String) });
  });

  test('runs its tests, if any, as all do, with the report that `npm test` counts', () => {
    expect([undefined, 'vitest run --config ../../vitest.config.base.ts']).toContain(manifest.scripts?.test);
  });

  test('names the same repository as the whole, if any', () => {
    expect(manifest.repository).toEqual(top.repository && { ...top.repository, directory: path });
  });
});

test.each(titled(publishable))('%s can be published, and is checked for it', (_, { manifest }) => {
  expect(manifest).toMatchObject({
    keywords: expect.arrayContaining(['ocpp', 'csms']),
    files: ['dist', ...(dataFiles.get(manifest.name) ?? [])],
    sideEffects: false,
    publishConfig: { access: 'public' },
    scripts: {
      test: expect.any(String),
      'check:package': 'publint --strict && attw --pack --profile esm-only',
    },
  });
});
