import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectStation } from './station.js';
import { startStandalone } from './systems.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The code blocks of a document in one language. */
function snippets(document: string, language: string): readonly string[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}

async function shell(script: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);
  return stdout;
}

describe('the README', () => {
  it('registers a station and a token with curl, and the station charges and is called', async () => {
    const system = await startStandalone();
    onTestFinished(() => system.close());
    const commands = snippets('README.md', 'sh')
      .filter((code) => code.includes('curl'))
      .map((code) =>
        code.replaceAll('http://127.0.0.1:9410', system.apiUrl).replaceAll('curl -s', 'curl -sS --fail'),
      );
    const [register, look, call] = commands as [string, string, string];
    await shell(register);

    const { gatewayUrl } = system;
    const password = 'secret-of-CP01';
    const station = await connectStation({ gatewayUrl, stationId: 'CP01', password, protocol: 'ocpp1.6' });
    const { transactionId } = (await station.call('StartTransaction', {
      connectorId: 1,
      idTag: '04E91C5A',
      meterStart: 0,
      timestamp: '2026-11-22T10:00:00Z',
    })) as { transactionId: number };

    const seen = await shell(look);
    expect(seen).toContain('"csId":"CP01"');
    expect(seen).toContain(`"transactionId":"${transactionId}"`);

    station.handle('RemoteStartTransaction', async () => ({ status: 'Accepted' }));
    expect(await shell(call)).toContain('"response":{"status":"Accepted"}');
    await station.close();
  });
});

describe.each([
  ['README.md', 1],
  ['packages/config/README.md', 1],
])('the programs in %s', (document, count) => {
  it('compile and run', async () => {
    const programs = snippets(document, 'ts');
    expect(programs).toHaveLength(count);
    const folder = mkdtempSync(join(root, 'tests/e2e/readme-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../../tsconfig.base.json', compilerOptions: { noUnusedLocals: false } }),
    );
    for (const [index, program] of programs.entries()) {
      writeFileSync(
        join(folder, `program-${index}.ts`),
        `${program}\nexport const opened = ${openedBy(program)};\n`,
      );
    }
    const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' });
    for (const index of programs.keys()) {
      const { opened } = (await import(pathToFileURL(join(folder, `program-${index}.ts`)).href)) as {
        opened: ReadonlyArray<{ close(): Promise<void> }>;
      };
      for (const part of opened) await part.close();
    }
  });
});

/** What a program leaves open, the last first. */
function openedBy(program: string): string {
  return program.includes('services') ? '[...services.toReversed(), transport, store]' : '[server]';
}
