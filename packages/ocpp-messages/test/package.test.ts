import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, { default: string }>;
};
const entryPoints = Object.entries(manifest.exports).map(
  ([name, { default: file }]) => [name, file] as const,
);

const ofEveryVersion = [
  'date-time.js',
  'errors-below.js',
  'formats.js',
  'protocol.js',
  'unicode-length.js',
  'validation.js',
];
const ofAVendor = [...ofEveryVersion, 'vendor-spelling.js'];

describe('the built package', () => {
  test.each([
    ['.', ['call-error-code.js', 'date-time.js', 'frame.js', 'index.js', 'nesting.js']],
    [
      './1.6',
      [...ofEveryVersion, 'call-error-code.js', 'gen/1.6/actions.js', 'gen/1.6/validators.js', 'v16.js'],
    ],
    [
      './2.0.1',
      [...ofEveryVersion, 'call-error-code.js', 'gen/2.0.1/actions.js', 'gen/2.0.1/validators.js', 'v201.js'],
    ],
    [
      './2.1',
      [...ofEveryVersion, 'call-error-code.js', 'gen/2.1/actions.js', 'gen/2.1/validators.js', 'v21.js'],
    ],
    ['./1.6/shapes', ['gen/1.6/shapes.js', 'shape.js', 'v16-shapes.js']],
    ['./2.0.1/shapes', ['gen/2.0.1/shapes.js', 'shape.js', 'v201-shapes.js']],
    ['./2.1/shapes', ['gen/2.1/shapes.js', 'shape.js', 'v21-shapes.js']],
    ['./has2be', [...ofAVendor, 'gen/has2be/actions.js', 'gen/has2be/validators.js', 'has2be.js']],
    ['./pnc', [...ofAVendor, 'gen/pnc/actions.js', 'gen/pnc/validators.js', 'pnc.js']],
  ])('loads for %s what that needs, and nothing of another version', (entry, files) => {
    const loaded = loadedBy(join(root, manifest.exports[entry]?.default ?? ''));
    expect(loaded.map((file) => relative(dist, file)).toSorted()).toEqual(files.toSorted());
  });

  test('has no dependencies', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });
});

describe('in an empty folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ocpp-messages-'));
    cpSync(dist, join(folder, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each(entryPoints)('%s loads by itself', (_entry, file) => {
    const program = `import(${JSON.stringify(pathToFileURL(join(folder, file)).href)})`;
    expect(() => execFileSync(process.execPath, ['--eval', program], { stdio: 'pipe' })).not.toThrow();
  });
});

/** A static import or re-export of a module; in built files they begin a line or a statement. */
const staticImport = /(?:^|;)\s*(?:import|export)\b[^"';]*["']([^"']+)["']/gm;

/** A file of the package and all that it loads. Loading anything outside of the package is an error. */
function loadedBy(file: string, found = new Set<string>()): string[] {
  if (found.has(file)) return [];
  found.add(file);
  const code = readFileSync(file, 'utf8');
  expect(code).not.toMatch(/\b(?:import|require)\s*\(/);
  for (const [, specifier = ''] of code.matchAll(staticImport)) {
    expect(specifier).toMatch(/^\.\.?\//);
    loadedBy(join(dirname(file), specifier), found);
  }
  return [...found];
}
