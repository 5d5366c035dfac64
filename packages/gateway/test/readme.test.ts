import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the program of the README compiles, and prints what the README says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'node_modules/@csms'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/@csms/gateway'));
  for (const name of ['@csms/ocpp-messages', '@csms/transport', '@types', 'ws']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: ['node'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'program.ts'), block('ts'));
  run(join(root, 'node_modules/.bin/tsc'), '--project', folder);
  expect(run(process.execPath, join(folder, 'program.js'))).toBe(block('text'));
});

function block(language: string): string {
  const match = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme);
  if (match?.[1] === undefined) throw new Error(`the README has no block of ${language}`);
  return match[1];
}

/** What a program prints; of one that fails, the message of the error has it. */
function run(program: string, ...parameters: string[]): string {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8' });
  } catch (cause) {
    const { stdout } = cause as { stdout: string };
    throw new Error(stdout, { cause });
  }
}
