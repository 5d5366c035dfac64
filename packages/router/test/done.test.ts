import { createInProcessTransport, type StationTopic, serializeDoneEvent } from '@csms/transport';
import { expect, it } from 'vitest';
import { listenToDone } from '../src/index.js';

const topic: StationTopic = { kind: 'done', version: '1.6', stationId: 'CP01' };

it('hears of the calls to one station that are done, until it is closed', async () => {
  const transport = createInProcessTransport();
  const heard: string[] = [];
  const tell = (id: string, of: Partial<StationTopic> = {}) =>
    transport.emit({ topic: { ...topic, ...of }, payload: serializeDoneEvent({ id, status: 'Answered' }) });

  const listening = await listenToDone(transport, topic, (callId) => heard.push(callId));
  await tell('C1');
  await tell('C2', { stationId: 'CP02' });
  await tell('C3', { version: '2.0.1' });
  await tell('C4');
  await listening.close();
  await tell('C5');
  expect(heard).toEqual(['C1', 'C4']);
});

it('leaves out what cannot be read', async () => {
  const failures: unknown[] = [];
  const transport = createInProcessTransport({ onHandlerError: (error) => failures.push(error) });
  const heard: string[] = [];
  const listening = await listenToDone(transport, topic, (callId) => heard.push(callId));
  await transport.emit({ topic, payload: 'nonsense' });
  await transport.emit({ topic, payload: serializeDoneEvent({ id: 'C1', status: 'Answered' }) });
  await listening.close();
  expect(heard).toEqual(['C1']);
  expect(failures).toEqual([]);
});
