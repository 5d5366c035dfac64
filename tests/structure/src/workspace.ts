import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What the tests read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly repository?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** A package or app of the workspace. */
export interface Part {
  /** Its folder, as a path from the repository's top. */
  readonly path: string;
  /** The folder's own name, by which the table of parts knows it. */
  readonly folder: string;
  readonly kind: 'package' | 'app';
  readonly manifest: Manifest;
}

function partsIn(group: string, kind: Part['kind']): Part[] {
  const folders = existsSync(join(root, group)) ? readdirSync(join(root, group)).toSorted() : [];
  return folders
    .filter((folder) => existsSync(join(root, group, folder, 'package.json')))
    .map((folder) => ({
      path: `${group}/${folder}`,
      folder,
      kind,
      manifest: JSON.parse(readFileSync(join(root, group, folder, 'package.json'), 'utf8')) as Manifest,
    }));
}

/** Every package. */
export const packages: readonly Part[] = partsIn('packages', 'package');

/** The packages that are published; the others are help for tests. */
export const publishable: readonly Part[] = packages.filter(({ manifest }) => manifest.private !== true);

/** Every app. */
export const apps: readonly Part[] = partsIn('apps', 'app');

/** Every package and app. */
export const parts: readonly Part[] = [...packages, ...apps];

/** Parts with their paths in front, as titles of tests. */
export function titled(list: readonly Part[]): (readonly [string, Part])[] {
  return list.map((part) => [part.path, part]);
}

const byName: ReadonlyMap<string, Part> = new Map(parts.map((part) => [part.manifest.name, part]));

/** The part that a module specifier names, or `undefined` when it is none of ours. */
export function partOf(specifier: string): Part | undefined {
  const [scope = '', name] = specifier.split('/');
  return byName.get(scope.startsWith('@') && name !== undefined ? `${scope}/${name}` : scope);
}

/** Folders of what programs make; `readme-` is for programs of a README, while its test runs. */
const generated = /^(?:node_modules|dist|gen|reports|coverage|\.turbo|\.git|readme-.*)$/;

/** Every file under a folder that people write, as a path from the repository's top. */
export function filesIn(path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() && generated.test(entry.name)))
    .flatMap((entry) => {
      const file = join(path, entry.name);
      return entry.isDirectory() ? filesIn(file) : [relative('', file)];
    });
}

/** The text of a file, by its path from the repository's top. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A part's own TypeScript, with its tests. */
export function sourcesOf(part: Part): string[] {
  return ['src', 'test'].flatMap((folder) => filesIn(`${part.path}/${folder}`)).filter(isTypeScript);
}

function isTypeScript(file: string): boolean {
  return /\.m?ts$/.test(file);
}

/** Whether a file of a part is a test, or help for tests, that is not published. */
export function isTest(part: Part, file: string): boolean {
  return file.endsWith('.test.ts') || file.startsWith(`${part.path}/test/`);
}
