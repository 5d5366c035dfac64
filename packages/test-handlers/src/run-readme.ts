import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the programs of a README print when they are compiled and run, and what it says that they print. */
export interface ReadmeRun {
  readonly printed: readonly string[];
  readonly promised: readonly string[];
}

/**
 * Compiles and runs the programs in the README of a package, each with the `text` block after it as what it prints.
 *
 * @param root the folder of the package, which must depend on what the programs import
 */
export function runReadme(root: string): ReadmeRun {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const folder = mkdtempSync(join(root, 'readme-'));
  try {
    const compilerOptions = {
      strict: true,
      skipLibCheck: true,
      module: 'nodenext',
      target: 'es2023',
      types: ['node'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const programs = blocks(readme, 'ts').map((program, index) => {
      writeFileSync(join(folder, `program${index}.ts`), program);
      return join(folder, `program${index}.js`);
    });
    run(join(root, 'node_modules/.bin/tsc'), '--project', folder);
    return {
      printed: programs.map((program) => run(process.execPath, program)),
      promised: blocks(readme, 'text'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function blocks(readme: string, language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}

/** What a program prints; that of one that fails is the message of the error. */
function run(program: string, ...parameters: string[]): string {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8' });
  } catch (err) {
    const { stdout, stderr } = err as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${stdout}${stderr}`, { cause: err });
  }
}
