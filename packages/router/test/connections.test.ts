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

it('logs an event that cannot be read or taken, and goes on', async () => {
  const transport = createInProcessTransport();
  const { logger, records } = aLog();
  const taken: string[] = [];
  const listening = await listenToConnections(
    transport,
    async (_stationId, { connectionId }) => {
      if (connectionId === 'c2') throw new Error('connection lost');
      taken.push(connectionId);
    },
    logger,
  );
  await transport.emit({ topic, payload: '{"connected":"yes"}' });
  await transport.emit({ topic, payload: serializeConnectionEvent({ ...event, connectionId: 'c2' }) });
  await transport.emit({ topic, payload: serializeConnectionEvent(event) });
  await listening.close();
  expect(taken).toEqual(['c1']);
  expect(records).toMatchObject([
    { level: 'error', fields: { stationId: 'CP01', err: { code: 'malformed' } } },
    { level: 'error', fields: { stationId: 'CP01', err: { message: 'connection lost' } } },
  ]);
  await transport.close();
});
