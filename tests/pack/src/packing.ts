import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The part of a package.json that matters here. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Where to run a program, and until when at most. */
export interface RunOptions {
  readonly cwd: string;
  readonly signal?: AbortSignal;
}

/** Runs a program to its end and resolves to what it printed; rejects when it fails. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { stdout } = await execute(program, args, options);
  return stdout;
}

/** Reads the package.json of a folder of the repository. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

/** Our packages that a manifest depends on, directly or not, by name. */
export async function ourDependencies({ dependencies = {} }: Manifest): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const left = Object.keys(dependencies);
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (!name.startsWith('@csms/') || names.has(name)) continue;
    names.add(name);
    left.push(...Object.keys((await readManifest(folderOf(name))).dependencies ?? {}));
  }
  return names;
}

function folderOf(name: string): string {
  if (name === '@csms/cli') return 'apps/cli';
  return name.replace(/^@csms\/(app-)?/, (_scope, isApp) => (isApp ? 'apps/' : 'packages/'));
}

/** Files that a published package lacks, or has although nobody needs them; `entry` is what it is used by. */
export function faultsOf(name: string, { content }: Tarball, entry: string): readonly string[] {
  const needed = ['README.md', 'LICENSE', 'package.json', entry];
  const allowed = /^dist\/(?!.*\.test\.)|^(?:README\.md|LICENSE|package\.json)$/;
  return [
    ...needed.filter((path) => !content.includes(path)).map((path) => `${name} lacks ${path}`),
    ...content.filter((path) => !allowed.test(path)).map((path) => `${name} has ${path}`),
  ];
}

/** A package as it would be published. */
export interface Tarball {
  readonly file: string;
  /** Paths of the files in it. */
  readonly content: readonly string[];
}

/** Packs a package into a folder. */
export async function pack(name: string, destination: string): Promise<Tarball> {
  const args = ['pack', '--json', '--pack-destination', destination];
  const packed = await run('pnpm', args, { cwd: join(root, folderOf(name)) });
  const { filename, files } = JSON.parse(packed) as { filename: string; files: { path: string }[] };
  return { file: filename, content: files.map(({ path }) => path) };
}

/**
 * Installs tarballs with npm into a folder, as the dependencies of a program that has nothing else.
 *
 * What they want of each other is overridden to be these tarballs, or npm would look for it in the registry.
 */
export async function install(tarballs: ReadonlyMap<string, Tarball>, options: RunOptions): Promise<void> {
  const dependencies = Object.fromEntries([...tarballs].map(([name, { file }]) => [name, `file:${file}`]));
  const overrides = Object.fromEntries([...tarballs.keys()].map((name) => [name, `$${name}`]));
  await writeFile(
    join(options.cwd, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies, overrides }),
  );
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], options);
}
