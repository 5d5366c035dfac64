import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { spanOf } from '@csms/store';
import { expect, onTestFinished, test } from 'vitest';
import { startApi } from './client.js';
import { aStart } from './records.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function snippets(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, text]) =>
    name === language ? [text ?? ''] : [],
  );
}

/** The parts of a curl command: its address, `-X`, `-H` and `-d`. */
function readCurl(command: string) {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const after = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  const url = words.find((word) => word.startsWith('http://'));
  return words.includes('-X')
    ? { url, method: after('-X') ?? '', header: after('-H'), body: after('-d') }
    : { url, method: 'GET', header: undefined, body: undefined };
}

/** What a command is answered; no station is connected here. */
function expectedOf(method: string, url: string): number {
  if (method === 'POST' && /\/(?:calls|commands)\//.test(url)) return 409;
  if (method === 'POST') return /\/(?:tokens|reconfigure|certificates|retention|end)$/.test(url) ? 200 : 201;
  return method === 'GET' ? 200 : 204;
}

test('the curl commands of the README do what they say', async () => {
  const { send, store } = await startApi();
  const start = { at: new Date('2026-01-31T12:00:00Z'), seqNo: 0 };
  await store.transactions.record(aStart({ ...start, registers: spanOf({ ...start, wh: 1_000 }, 2) }));
  const commands = snippets('sh').flatMap((text) => text.replaceAll('\\\n', ' ').trim().split('\n'));
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    const { url, method, header, body } = readCurl(command);
    expect(header ?? 'Content-Type: application/json').toBe('Content-Type: application/json');
    const { status } = await send(method, `${url}`.replace('http://127.0.0.1:9410', ''), { body });
    expect({ command, status }).toEqual({ command, status: expectedOf(method, `${url}`) });
  }
});

test('the first program of the README serves the API', async () => {
  const [program = ''] = snippets('ts');
  const folder = mkdtempSync(fileURLToPath(new URL('readme-', import.meta.url)));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'program.mjs');
  writeFileSync(file, `${program.replace('9410', '0').replace('console.log', 'void ')}\nexport { api };\n`);
  const { api } = (await import(pathToFileURL(file).href)) as {
    readonly api: { readonly port: number; close(): Promise<void> };
  };
  onTestFinished(() => api.close());
  expect((await fetch(`http://127.0.0.1:${api.port}/health/ready`)).status).toBe(200);
});
