import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocpp-messages-readme-'));
  mkdirSync(join(folder, 'node_modules/@csms'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/@csms/ocpp-messages'));
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the program of the README compiles, and prints what the README says', () => {
  writeFileSync(join(folder, 'program.ts'), block('ts'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: ['node'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  expect(run(join(root, 'node_modules/.bin/tsc'), '--project', folder)).toBe('');
  expect(run(process.execPath, join(folder, 'program.js'))).toBe(block('text'));
});

function block(language: string): string {
  const match = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme);
  if (!match) throw new Error(`the README has no block of ${language}`);
  return match[1] as string;
}

/** What a program prints; that of one that fails is the message of the error. */
function run(program: string, ...parameters: string[]): string {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8' });
  } catch (err) {
    const { stdout } = err as { stdout: string };
    throw new Error(stdout, { cause: err });
  }
}
