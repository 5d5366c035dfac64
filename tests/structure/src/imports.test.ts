import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './modules.js';
import { choices, chooser, choosingFunctions, mayImport } from './parts.js';
import {
  apps,
  isTest,
  type Manifest,
  type Part,
  packages,
  partOf,
  parts,
  sourcesOf,
  titled,
} from './workspace.js';

/** Folders of the packages that a part may import outside its tests. */
function allowed(part: Part): readonly string[] {
  const all = packages.map(({ folder }) => folder).filter((folder) => folder !== part.folder);
  if (part.folder === chooser) return all;
  if (part.kind === 'app') return all.filter((folder) => !choices.includes(folder));
  return mayImport.get(part.folder) ?? [];
}

function runtimeDependencies(manifest: Manifest): string[] {
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  return Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
}

test.each(titled(packages))('%s is in the table of parts', (_, { folder }) => {
  const known = folder === chooser || mayImport.has(folder);
  expect(known, `add '${folder}' to the table in tests/structure/src/parts.ts`).toBe(true);
});

describe.each(titled(parts))('%s', (_, part) => {
  const { manifest } = part;
  const imports = sourcesOf(part).flatMap((file) =>
    importsOf(file).map((imported) => ({ file, inTest: isTest(part, file), ...imported })),
  );
  const ofOurs = imports.flatMap((imported) => {
    const target = partOf(imported.specifier);
    return target === undefined ? [] : [{ ...imported, target }];
  });

  test('depends on no package that the table does not allow', () => {
    const ours = runtimeDependencies(manifest).flatMap((name) => partOf(name)?.folder ?? []);
    expect(ours.filter((folder) => !allowed(part).includes(folder))).toEqual([]);
  });

  test('imports no package that the table does not allow', () => {
    const wrong = ofOurs.filter(({ inTest, target }) => !inTest && !allowed(part).includes(target.folder));
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('declares what it imports: for running as a dependency, for tests as a development dependency', () => {
    const running = runtimeDependencies(manifest);
    const testing = [...running, ...Object.keys(manifest.devDependencies ?? {}), manifest.name];
    const wrong = ofOurs.filter(
      ({ inTest, target }) => !(inTest ? testing : running).includes(target.manifest.name),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('enters other packages by their entry points only', () => {
    const wrong = ofOurs.filter(({ specifier, target }) => {
      const entry = `.${specifier.slice(target.manifest.name.length)}`;
      return !Object.hasOwn(target.manifest.exports ?? {}, entry);
    });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('has no relative import that leaves it', () => {
    const wrong = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('.') && !join(file, '..', specifier).startsWith(`${part.path}/`),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('neither depends on an app nor imports one', () => {
    const names = new Set(apps.map((app) => app.manifest.name));
    const declared = [...runtimeDependencies(manifest), ...Object.keys(manifest.devDependencies ?? {})];
    expect(declared.filter((name) => names.has(name))).toEqual([]);
    expect(ofOurs.filter(({ target }) => target.kind === 'app').map(describeImport)).toEqual([]);
  });

  test('leaves the choice of a store and a transport to the configuration', () => {
    const wrong = ofOurs.filter(
      ({ inTest, names }) =>
        !inTest && part.folder !== chooser && names.some((name) => choosingFunctions.includes(name)),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });
});

function describeImport({ file, specifier }: { readonly file: string; readonly specifier: string }): string {
  return `${file} imports ${specifier}`;
}
