import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createMemoryStore } from '@csms/store-memory';
import { startMosquitto } from '@csms/test-mosquitto';
import type { Transport } from '@csms/transport';
import { createMqttTransport } from '@csms/transport-mqtt';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCallMaker, createRouter } from '../src/index.js';
import { aGate } from './gate.js';
import { aStation } from './station.js';

const currentTime = '2026-01-31T12:00:00Z';
const broker = await startMosquitto();
afterAll(() => broker.stop());

const open: Transport[] = [];
let gateway: Transport;

/** A connection of its own to the broker, closed after the test. */
function connect(): Transport {
  const transport = createMqttTransport({ url: broker.url });
  open.push(transport);
  return transport;
}

beforeEach(() => {
  gateway = connect();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((transport) => transport.close()));
});

describe('over a broker', () => {
  it('two managers share the calls of the stations, each of which is answered once', async () => {
    const served: string[] = [];
    for (const manager of ['one', 'other']) {
      await createRouter(ocpp16)
        .on('Heartbeat', () => {
          served.push(manager);
          return { currentTime };
        })
        .serve(connect());
    }
    const stations = await Promise.all(['CP/1', 'CP+2', 'CP 3'].map((id) => aStation(gateway, '1.6', id)));
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(stations.map((station) => station.call('Heartbeat', {})));
      expect(answers).toMatchObject(stations.map(() => ({ type: 3, response: { currentTime } })));
    }
    expect(new Set(served)).toEqual(new Set(['one', 'other']));
    expect(served).toHaveLength(12);
    for (const { received } of stations) expect(received).toHaveLength(4);
  });

  it('a server reads no further message while it has as many in hand as it may', async () => {
    const gates = Array.from({ length: 6 }, () => aGate());
    const started = [aGate(), aGate()];
    let running = 0;
    let most = 0;
    let count = 0;
    await createRouter(ocpp16)
      .on('Heartbeat', async () => {
        const gate = gates[count++];
        running++;
        most = Math.max(most, running);
        started[running - 1]?.open();
        await gate?.opened;
        running--;
        return { currentTime };
      })
      .serve(connect(), { maxInFlight: 2 });
    const stations = await Promise.all(gates.map((_, index) => aStation(gateway, '1.6', `CP${index}`)));
    const answers = stations.map((station) => station.call('Heartbeat', {}));
    await Promise.all(started.map(({ opened }) => opened));
    for (const gate of gates) gate.open();
    await Promise.all(answers);
    expect(most).toBe(2);
  });

  it('a call to a station that no gateway holds is NotConnected at once', async () => {
    const { calls } = createMemoryStore();
    const maker = createCallMaker(ocpp16, { emitter: connect(), records: calls });
    const receipt = await maker.call('CP01', 'Reset', { type: 'Soft' }, { id: 'C1' });
    expect(receipt).toEqual({ callId: 'C1', status: 'NotConnected' });
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'NotConnected' });
  });

  it('the answer to a call reaches another manager than the one that made it, and done its gateway', async () => {
    const { calls } = createMemoryStore();
    const done = aGate<unknown>();
    const handled = aGate<unknown>();
    await createRouter(ocpp16, { records: calls })
      .onResult('Reset', (result) => handled.open(result))
      .serve(connect());
    const station = await aStation(gateway, '1.6');
    await gateway.listen({ kind: 'done', version: '1.6', stationId: 'CP01' }, ({ payload }) =>
      done.open(JSON.parse(payload)),
    );
    const maker = createCallMaker(ocpp16, { emitter: connect(), records: calls });
    const request = { type: 'Hard' } as const;
    await maker.call('CP01', 'Reset', request, { id: 'C1', state: { by: 'operator' } });
    await station.next(({ id }) => id === 'C1');
    const answer = { type: 3, action: 'Reset', id: 'C1', request, response: { status: 'Accepted' } };
    await station.send({ ...answer, state: { by: 'operator' } }, { done: true });
    expect(await handled.opened).toEqual({
      request,
      response: { status: 'Accepted' },
      state: { by: 'operator' },
    });
    expect(await done.opened).toEqual({ id: 'C1', status: 'Answered' });
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Answered' });
  });
});
