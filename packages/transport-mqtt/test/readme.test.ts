import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aBroker } from './kit.js';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the program in the README compiles, and prints what it says', async () => {
  const { url } = await aBroker();
  const folder = mkdtempSync(join(root, 'readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: ['node'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, 'program.ts'), block('ts').replace('mqtt://127.0.0.1:1883', url));
  run(join(root, 'node_modules/.bin/tsc'), '--project', folder);
  expect(run(process.execPath, join(folder, 'program.js'))).toBe(block('text'));
});

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
