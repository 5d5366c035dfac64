import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { transportCases } from '../src/conformance/index.js';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the program in the README compiles, and prints what it says', () => {
  const folder = temporaryFolder();
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: ['node'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, 'program.ts'), block('ts'));
  run(join(root, 'node_modules/.bin/tsc'), '--project', folder);
  expect(run(process.execPath, join(folder, 'program.js'))).toBe(block('text'));
});

test('the test in the README runs every case', () => {
  const folder = temporaryFolder();
  const myTransport = "export { createInProcessTransport as createMyTransport } from '@csms/transport';";
  writeFileSync(join(folder, 'my-transport.ts'), myTransport);
  writeFileSync(join(folder, 'my-transport.test.ts'), block('typescript'));
  const report = run(join(root, 'node_modules/.bin/vitest'), 'run', '--root', folder, '--reporter=json');
  expect(JSON.parse(report)).toMatchObject({ success: true, numPassedTests: transportCases.length });
});

/** A folder in this package, from which it can be imported by its name. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(root, 'readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function block(language: string): string {
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
