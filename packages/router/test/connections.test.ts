import { type ConnectionEvent, createInProcessTransport, serializeConnectionEvent } from '@csms/transport';
import { expect, it } from 'vitest';
import { listenToConnections } from '../src/index.js';
import { aLog } from './log.js';

const event: ConnectionEvent = {
  connected: true,
  connectionId: 'c1',
  gatewayId: 'g1',
  at: new Date('2026-01-31T12:00:00Z'),
};
const topic = { kind: 'connection', version: '1.6', stationId: 'CP01' } as const;

it('takes the connection events of every station until it is closed', async () => {
  const transport = createInProcessTransport();
  const taken: unknown[] = [];
  const listening = await listenToConnections(transport, async (stationId, taking) => {
    taken.push([stationId, taking]);
  });
  await transport.emit({ topic, payload: serializeConnectionEvent(event) });
  await listening.close();
  await transport.emit({ topic, payload: serializeConnectionEvent({ ...event, connected: false }) });
  await transport.close();
  expect(taken).toEqual([['CP01', { ...event, ocppVersion: '1.6' }]]);
});

it('logs an event that cannot be read, and goes on', async () => {
  const transport = createInProcessTransport();
  const { logger, records } = aLog();
  const taken: string[] = [];
  const listening = await listenToConnections(
    transport,
    async (_stationId, { connectionId }) => void taken.push(connectionId),
    logger,
  );
  await transport.emit({ topic, payload: '{"connected":"yes"}' });
  await transport.emit({ topic, payload: serializeConnectionEvent(event) });
  await listening.close();
  expect(taken).toEqual(['c1']);
  expect(records).toMatchObject([
    { level: 'error', fields: { stationId: 'CP01', err: { code: 'malformed' } } },
  ]);
  await transport.close();
});

/** Takes no event until it is told to. */
function aBrokenStore() {
  const taken: unknown[] = [];
  const store = {
    works: false,
    taken,
    async take(stationId: string, { connected, connectionId }: ConnectionEvent) {
      if (!store.works) throw new Error('no store');
      taken.push([stationId, connectionId, connected]);
    },
  };
  return store;
}

it('logs an event that cannot be taken, and tries the latest of each station again until it is', async () => {
  const transport = createInProcessTransport();
  const { logger, records } = aLog();
  const store = aBrokenStore();
  const listening = await listenToConnections(transport, store.take, logger, { retryMs: 1 });
  const tell = (told: Partial<ConnectionEvent>, stationId = 'CP01') =>
    transport.emit({
      topic: { ...topic, stationId },
      payload: serializeConnectionEvent({ ...event, ...told }),
    });
  await tell({ connected: false, at: new Date('2026-01-31T12:00:01Z') });
  await tell({});
  await tell({ connectionId: 'c2' }, 'CP02');
  await expect.poll(() => records.length).toBeGreaterThan(3);
  expect(records[0]).toMatchObject({ level: 'error', fields: { err: { message: 'no store' } } });
  store.works = true;
  await expect.poll(() => store.taken.length).toBe(2);
  expect(new Set(store.taken)).toEqual(
    new Set([
      ['CP01', 'c1', false],
      ['CP02', 'c2', true],
    ]),
  );
  await listening.close();
  await transport.close();
});

it('tries once more what could not be taken when it is closed', async () => {
  const transport = createInProcessTransport();
  const store = aBrokenStore();
  const listening = await listenToConnections(transport, store.take);
  await transport.emit({ topic, payload: serializeConnectionEvent(event) });
  store.works = true;
  await listening.close();
  expect(store.taken).toEqual([['CP01', 'c1', true]]);
  await transport.close();
});
