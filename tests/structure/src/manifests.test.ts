import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Manifest, packages, parts, root } from './workspace.js';

const top = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

describe.each(parts)('$path', ({ path, manifest }) => {
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
    const { build, typecheck, test: tests } = manifest.scripts ?? {};
    expect({ build, typecheck, tests }).toEqual({
      build: expect.any(String),
      typecheck: expect.any(String),
      tests: expect.stringMatching(/^vitest run\b[^&|;]*$/),
    });
  });

  test('names the same repository as the whole, if any', () => {
    expect(manifest.repository).toEqual(top.repository && { ...top.repository, directory: path });
  });
});

test.each(packages)('$path can be published, and is checked for it', ({ manifest }) => {
  expect(manifest).toMatchObject({
    files: ['dist'],
    sideEffects: false,
    publishConfig: { access: 'public' },
    scripts: { 'check:package': 'publint --strict && attw --pack --profile esm-only' },
  });
});
