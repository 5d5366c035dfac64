import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMosquitto } from '@csms/test-mosquitto';
import { createMqttTransport } from '@csms/transport-mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aStation } from './station.js';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'reports/readme');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}

/** Compiles the programs of the README, with another broker than the one that they name. */
function compile(brokerUrl: string): void {
  mkdirSync(folder, { recursive: true });
  const compilerOptions = { outDir: '.', noEmit: false, rootDir: '.' };
  const tsconfig = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  for (const [index, program] of blocks('ts').entries()) {
    writeFileSync(join(folder, `program${index}.ts`), program.replace('mqtt://127.0.0.1:1883', brokerUrl));
  }
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}

async function printed(program: ChildProcess, text: string): Promise<void> {
  let output = '';
  for await (const chunk of program.stdout ?? []) {
    output += String(chunk);
    if (output.includes(text)) return;
  }
  throw new Error(`expected ${text}, not ${output}`);
}

const broker = await startMosquitto();
beforeAll(() => compile(broker.url), 120_000);
afterAll(async () => {
  await broker.stop();
  rmSync(folder, { recursive: true });
});

it('has a program that answers stations over MQTT', async () => {
  const program = spawn(process.execPath, [join(folder, 'program0.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  const transport = createMqttTransport({ url: broker.url });
  try {
    await printed(program, 'serving');
    const station = await aStation(transport, '1.6');
    const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };
    expect(await station.call('BootNotification', boot)).toMatchObject({ response: { status: 'Accepted' } });
    expect(await station.call('BootNotification', { ...boot, chargePointVendor: 'Other' })).toMatchObject({
      error_code: 'SecurityError',
    });
  } finally {
    program.kill();
    await transport.close();
  }
  expect(await ended).toEqual([0, null]);
});

it('has a program that prints what it says', () => {
  const output = execFileSync(process.execPath, [join(folder, 'program1.js')], { encoding: 'utf8' });
  expect([output]).toEqual(blocks('text'));
});
