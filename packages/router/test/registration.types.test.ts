import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const directive = /^\/\/ @ts-expect-error (.*)$/;
const folder = path.join(import.meta.dirname, '../reports');
const source = readFileSync(path.join(import.meta.dirname, 'registration.types.ts'), 'utf8').split('\n');

/** What the compiler says of the file without its directives, by line. */
function compile(): ReadonlyMap<number, string> {
  mkdirSync(folder, { recursive: true });
  const text = source.map((line) => (directive.test(line) ? '//' : line)).join('\n');
  writeFileSync(path.join(folder, 'registration.ts'), text);
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../tsconfig.json', compilerOptions: { rootDir: '..' }, include: ['*.ts'] }),
  );
  const tsc = path.join(
    path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  );
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  const messages = new Map<number, string>();
  for (const diagnostic of stdout.trim().split(/\n(?=\S)/)) {
    const line = Number(/\((\d+),\d+\): error /.exec(diagnostic)?.[1]);
    messages.set(line, `${messages.get(line) ?? ''}${diagnostic}\n`);
  }
  return messages;
}

describe('registration', () => {
  const faults = source.flatMap((line, index) => {
    const reason = directive.exec(line)?.[1];
    return reason === undefined ? [] : [{ line: index + 2, reason, code: source[index + 1] as string }];
  });
  let messages: ReadonlyMap<number, string>;

  beforeAll(() => {
    messages = compile();
  }, 120_000);

  for (const { line, reason, code } of faults) {
    it(`refuses to compile ${code}`, () => {
      expect(messages.get(line)).toContain(reason);
    });
  }

  it('compiles where nothing is wrong', () => {
    const wrong = new Set(faults.map(({ line }) => line));
    expect([...messages].filter(([line]) => !wrong.has(line))).toEqual([]);
  });
});
