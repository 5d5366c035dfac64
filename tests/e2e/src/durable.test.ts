import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startPostgres } from '@csms/test-postgres';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ApiTransaction, createOperator } from './operator.js';
import { startProgram } from './programs.js';
import { connectStation } from './station.js';
import { type StandaloneSystem, standaloneProgram, startStandalone } from './systems.js';

const idToken = { idToken: '04E91C5A', type: 'ISO14443' };
const password = 'a-password-of-CS-1';

/** Nothing is said of storage. */
const byDefault = {
  CSMS_API_ADDR: '127.0.0.1:0',
  CSMS_GATEWAY_ADDR: '127.0.0.1:0',
  CSMS_STORAGE_TYPE: undefined,
};

let folder: string;
let args: readonly string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csms-durable-'));
  args = ['--storage-type=postgres', `--storage-postgres-data-dir=${join(folder, 'data')}`];
});

afterEach(() => rm(folder, { recursive: true }));

function connect({ gatewayUrl }: StandaloneSystem) {
  return connectStation({ gatewayUrl, stationId: 'CS-1', password, protocol: 'ocpp2.0.1' });
}

/** An event of a transaction that takes 1 kWh every half hour. */
function event(eventType: 'Started' | 'Updated' | 'Ended', seqNo: number) {
  const timestamp = new Date(Date.UTC(2026, 10, 22, 10, 30 * seqNo)).toISOString();
  const measurand = 'Energy.Active.Import.Register';
  return {
    eventType,
    seqNo,
    timestamp,
    triggerReason: eventType === 'Updated' ? 'MeterValuePeriodic' : 'Authorized',
    transactionInfo: { transactionId: 'T-1' },
    evse: { id: 1, connectorId: 1 },
    meterValue: [{ timestamp, sampledValue: [{ value: seqNo, measurand, unitOfMeasure: { unit: 'kWh' } }] }],
    ...(eventType === 'Updated' ? {} : { idToken }),
  };
}

describe('the standalone program with its state in a folder', () => {
  it('knows after it was killed whatever a station was answered, and charging goes on', async () => {
    const before = await startStandalone(args);
    const operator = createOperator(before.apiUrl);
    await operator.addToken(idToken.idToken);
    await operator.registerStation('CS-1', { password });
    const station = await connect(before);
    await station.call('TransactionEvent', event('Started', 0));
    await station.call('TransactionEvent', event('Updated', 1));
    before.kill('SIGKILL');
    await before.exited;

    const after = await startStandalone(args);
    const { get } = createOperator(after.apiUrl);
    const path = '/transactions/CS-1/T-1';
    expect(await get<ApiTransaction>(path)).toMatchObject({ status: 'active', energyWh: 1_000 });
    const again = await connect(after);
    // It was answered, and comes once more all the same.
    await again.call('TransactionEvent', event('Updated', 1));
    await again.call('TransactionEvent', event('Ended', 2));
    expect(await get<ApiTransaction>(path)).toMatchObject({ status: 'ended', energyWh: 2_000, flags: [] });
    const { items } = await get<{ items: readonly unknown[] }>(`${path}/readings`);
    expect(items).toHaveLength(3);
    await again.close();
    await after.close();
  });

  it('is the one that it keeps by default: ./data where it is started, which it says', async () => {
    const first = await startStandalone([], byDefault, folder);
    await createOperator(first.apiUrl).registerStation('CS-1', { password });
    const station = await connect(first);
    await station.call('TransactionEvent', event('Started', 0));
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    expect(first.lines).toContain(`data     ${join(await realpath(folder), 'data')}`);

    const second = await startStandalone([], byDefault, folder);
    const transaction = await createOperator(second.apiUrl).get<ApiTransaction>('/transactions/CS-1/T-1');
    expect(transaction).toMatchObject({ status: 'active' });
    await second.close();
  });

  it('refuses a folder that another one uses, in one line', async () => {
    const system = await startStandalone(args);
    const listen = ['--gateway-addr=127.0.0.1:0', '--api-addr=127.0.0.1:0'];
    const second = spawn(process.execPath, [standaloneProgram, ...listen, ...args]);
    const [errors, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')]);
    expect(errors).toBe(
      `csms-standalone: expected a folder that no other program uses: ${join(folder, 'data')}\n`,
    );
    expect(code).toBe(1);
    await system.close();
  });

  it('waits for its server to be there, says so, and ends meanwhile when it is told to', async () => {
    const program = await startProgram('standalone', {
      args: ['--storage-postgres-url=postgres://csms@127.0.0.1:1/csms'],
      env: process.env,
      hasStarted: (lines) => lines.some((line) => /could not reach the store.*ECONNREFUSED/.test(line)),
    });
    expect(await program.stop()).toBe(0);
  });

  it('says in one line that its server does not let it in', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const url = server.url.replace(/postgres$/, 'nowhere');
    const program = spawn(process.execPath, [standaloneProgram, `--storage-postgres-url=${url}`]);
    const [errors, [code]] = await Promise.all([text(program.stderr), once(program, 'exit')]);
    expect(errors).toBe(
      'csms-standalone: the database does not let this program in: database "nowhere" does not exist\n',
    );
    expect(code).toBe(1);
  });
});
