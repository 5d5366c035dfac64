import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { storeCases } from '@csms/store/conformance';
import { expect, onTestFinished, test } from 'vitest';

const here = fileURLToPath(new URL('..', import.meta.url));
const store = fileURLToPath(new URL('../../store/', import.meta.url));

test.each([
  ['this package', here],
  ['@csms/store', store],
])(
  'the program in the README of %s compiles, and prints what it says',
  { timeout: 60_000 },
  (_name, root) => {
    const folder = temporaryFolder(root);
    const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: ['node'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    writeFileSync(join(folder, 'program.ts'), blockOf(root, 'ts'));
    run(join(here, 'node_modules/.bin/tsc'), '--project', folder);
    expect(run(process.execPath, join(folder, 'program.js'))).toBe(blockOf(root, 'text'));
  },
);

test('the test in the README of @csms/store runs every case', { timeout: 60_000 }, () => {
  const folder = temporaryFolder(here);
  const myStore = "export { createMemoryStore as createMyStore } from '@csms/store-memory';";
  writeFileSync(join(folder, 'my-store.ts'), myStore);
  writeFileSync(join(folder, 'my-store.test.ts'), blockOf(store, 'typescript'));
  const report = run(join(here, 'node_modules/.bin/vitest'), 'run', '--root', folder, '--reporter=json');
  expect(JSON.parse(report)).toMatchObject({ success: true, numPassedTests: storeCases.length });
});

/** A folder in a package, so that its dependencies are found; removed when the test has ended. */
function temporaryFolder(root: string): string {
  const folder = mkdtempSync(join(root, 'readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function blockOf(root: string, language: string): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const match = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme);
  if (match?.[1] === undefined) throw new Error(`expected a block of ${language} in the README`);
  return match[1];
}

/** What a program prints; of one that fails, the message of the error has it. */
function run(program: string, ...parameters: string[]): string {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (err) {
    const { stdout, stderr } = err as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${stdout}${stderr}`, { cause: err });
  }
}
