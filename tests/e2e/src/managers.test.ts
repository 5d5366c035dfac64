import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type DistributedSystem, startDistributed } from './systems.js';

let system: DistributedSystem;
let operator: Operator;

beforeEach(async () => {
  system = await startDistributed();
  operator = createOperator(system.apiUrl);
  await operator.addToken('TOKEN-1');
  await operator.addToken('TOKEN-2');
});
afterEach(() => system?.close());

async function connect(stationId: string) {
  const password = await operator.registerStation(stationId);
  return connectStation({ gatewayUrl: system.gatewayUrl, stationId, password, protocol: 'ocpp1.6' });
}

/** The managers that had messages of these stations in their hands. */
function managersOf(...stationIds: readonly string[]): ReadonlySet<number> {
  const theirs = system.handled.filter(({ stationId }) => stationIds.includes(stationId));
  return new Set(theirs.map(({ manager }) => manager));
}

it('spreads the messages of two stations that charge at once over both managers', async () => {
  const charge = async (stationId: string, idTag: string) => {
    const station = await connect(stationId);
    const { transactionId } = (await station.call('StartTransaction', {
      connectorId: 1,
      idTag,
      meterStart: 0,
      timestamp: '2026-11-22T10:00:00Z',
    })) as { transactionId: number };
    for (let minute = 1; minute <= 20; minute++) {
      const timestamp = new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString();
      const sampledValue = [{ value: String(minute * 100) }];
      await station.call('MeterValues', {
        connectorId: 1,
        transactionId,
        meterValue: [{ timestamp, sampledValue }],
      });
    }
    await station.call('StopTransaction', {
      transactionId,
      meterStop: 2_100,
      timestamp: '2026-11-22T10:21:00Z',
    });
    await station.close();
    return transactionId;
  };
  const [first, second] = await Promise.all([charge('CP01', 'TOKEN-1'), charge('CP02', 'TOKEN-2')]);

  expect(managersOf('CP01', 'CP02')).toEqual(new Set([0, 1]));
  for (const [stationId, transactionId] of [
    ['CP01', first],
    ['CP02', second],
  ]) {
    const path = `/transactions/${stationId}/${transactionId}`;
    expect(await operator.get(path)).toMatchObject({ status: 'ended', energyWh: 2_100, flags: [] });
    const { items } = await operator.get<{ items: unknown[] }>(`${path}/readings?limit=100`);
    expect(items).toHaveLength(20);
  }
});

it('brings two messages of one station to both managers', async () => {
  const station = await connect('CP01');
  await station.call('Heartbeat', {});
  await station.call('Heartbeat', {});
  expect(managersOf('CP01')).toEqual(new Set([0, 1]));
  await station.close();
});

it('goes on with a transaction when the manager that had it is stopped', async () => {
  const station = await connect('CP01');
  const { transactionId } = (await station.call('StartTransaction', {
    connectorId: 1,
    idTag: 'TOKEN-1',
    meterStart: 500,
    timestamp: '2026-11-22T10:00:00Z',
  })) as { transactionId: number };
  const starter = system.handled.find(({ action }) => action === 'StartTransaction')?.manager as 0 | 1;
  await system.managers[starter]?.close();

  await station.call('MeterValues', {
    connectorId: 1,
    transactionId,
    meterValue: [{ timestamp: '2026-11-22T10:05:00Z', sampledValue: [{ value: '700' }] }],
  });
  await station.call('StopTransaction', { transactionId, meterStop: 900, timestamp: '2026-11-22T10:10:00Z' });

  const others = system.handled.filter(
    ({ action }) => action === 'MeterValues' || action === 'StopTransaction',
  );
  expect(others.map(({ manager }) => manager)).toEqual([1 - starter, 1 - starter]);
  expect(await operator.get(`/transactions/CP01/${transactionId}`)).toMatchObject({
    status: 'ended',
    energyWh: 400,
  });
  await station.close();
});

it('keeps the sockets of stations and goes on when the broker restarts', async () => {
  const station = await connect('CP01');
  await station.call('Heartbeat', {});
  await system.restartBroker();
  // The gateway publishes the call again until a manager is back and answers.
  expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
  await station.close();
});
