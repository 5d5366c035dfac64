import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { ocpp21 } from '@csms/ocpp-messages/2.1';
import { createInProcessTransport, serializeEnvelope, type Transport, TransportError } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../src/index.js';
import { aGate, type Gate } from './gate.js';
import { aLog } from './log.js';
import { aStation } from './station.js';

let transport: Transport;
beforeEach(() => {
  transport = createInProcessTransport();
});
afterEach(() => transport.close());

const currentTime = '2026-01-31T12:00:00Z';
const heartbeat = (id: string) => ({ type: 2, action: 'Heartbeat', id, request: {} });
const tooLong = { type: 4, error_code: 'InternalError', error_description: 'the call took too long' };

/** A router whose heartbeats wait for the test, and what it knows of them. */
function gatedRouter() {
  const gates = new Map<string, Gate>();
  const signals = new Map<string, AbortSignal>();
  const started: string[] = [];
  const waiting = new Set<() => void>();
  const router = createRouter(ocpp16).on('Heartbeat', async (_request, { messageId, signal }) => {
    const gate = aGate();
    gates.set(messageId, gate);
    signals.set(messageId, signal);
    started.push(messageId);
    for (const look of waiting) look();
    await gate.opened;
    return { currentTime };
  });
  return {
    router,
    signals,
    started,
    open: (id: string) => gates.get(id)?.open(),
    /** Resolves when so many handlers have started. */
    async start(count: number): Promise<void> {
      const reached = aGate();
      const look = () => started.length >= count && reached.open();
      waiting.add(look);
      look();
      await reached.opened;
    },
  };
}

describe('a server', () => {
  it('sends the answer to the station that called, with its message id, its trace and what the gateway attached', async () => {
    const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    const traces: unknown[] = [];
    await createRouter(ocpp16)
      .on('Heartbeat', () => ({ currentTime }))
      .serve(transport);
    await transport.listen(
      { kind: 'out', version: '1.6', stationId: 'CP01' },
      (message) => void traces.push(message.trace),
    );
    const [first, second] = await Promise.all([
      aStation(transport, '1.6', 'CP01'),
      aStation(transport, '1.6', 'CP02'),
    ]);
    await first.send({ ...heartbeat('M1'), state: { connection: 7 } }, { trace });
    expect(await first.next(() => true)).toEqual({
      type: 3,
      action: 'Heartbeat',
      id: 'M1',
      response: { currentTime },
      state: { connection: 7 },
    });
    expect(traces).toEqual([trace]);
    expect(second.received).toEqual([]);
  });

  it('tells a handler when the gateway received the message, and the time of its clock when the gateway does not say', async () => {
    const now = new Date('2026-01-31T12:00:00Z');
    const times: Date[] = [];
    await createRouter(ocpp16, { clock: { now: () => now } })
      .on('Heartbeat', (_request, { receivedAt }) => {
        times.push(receivedAt);
        return { currentTime };
      })
      .serve(transport);
    const station = await aStation(transport, '1.6');
    const receivedAt = new Date('2026-01-31T11:59:58Z');
    await station.send(heartbeat('M1'), { receivedAt });
    await station.next(({ id }) => id === 'M1');
    await station.call('Heartbeat', {});
    expect(times).toEqual([receivedAt, now]);
  });

  it('reads no further message while so many are in hand as it may have', async () => {
    const { router, open, start, started } = gatedRouter();
    await router.serve(transport, { maxInFlight: 2 });
    const station = await aStation(transport, '1.6');
    const sent: string[] = [];
    const sending = ['M1', 'M2', 'M3'].map((id) => station.send(heartbeat(id)).then(() => sent.push(id)));
    await Promise.all([start(2), ...sending.slice(0, 2)]);
    expect(sent).toEqual(['M1', 'M2']);
    open('M2');
    await start(3);
    await Promise.all(sending);
    expect(started).toEqual(['M1', 'M2', 'M3']);
    expect(station.received).toMatchObject([{ id: 'M2' }]);
    open('M1');
    open('M3');
    await Promise.all(['M1', 'M3'].map((id) => station.next((envelope) => envelope.id === id)));
  });

  it('answers with an InternalError in place of a handler that takes too long, and tells that to stop', async () => {
    const { logger, records } = aLog();
    const aborted = aGate<unknown>();
    await createRouter(ocpp16, { logger })
      .on('Heartbeat', (_request, { signal }) => {
        signal.addEventListener('abort', aborted.open);
        return new Promise<never>(() => {});
      })
      .serve(transport, { timeLimitMs: 5 });
    const station = await aStation(transport, '1.6');
    expect(await station.call('Heartbeat', {}, 'M1')).toMatchObject(tooLong);
    await aborted.opened;
    expect(records).toEqual([
      {
        level: 'error',
        fields: { stationId: 'CP01', messageId: 'M1', action: 'Heartbeat' },
        message: 'gave up a message that took too long',
      },
    ]);
  });

  it('answers a call once, though its handler ends after the time limit', async () => {
    const { router, open, signals } = gatedRouter();
    const server = await router.serve(transport, { timeLimitMs: 5 });
    const station = await aStation(transport, '1.6');
    expect(await station.call('Heartbeat', {}, 'M1')).toMatchObject(tooLong);
    expect(signals.get('M1')?.aborted).toBe(true);
    open('M1');
    await server.close();
    expect(station.received).toHaveLength(1);
  });

  it('shows an aborted signal to who asks for it after the time limit only', async () => {
    const gate = aGate();
    const asked = aGate<boolean>();
    await createRouter(ocpp16)
      .on('Heartbeat', async (_request, context) => {
        await gate.opened;
        asked.open(context.signal.aborted);
        return { currentTime };
      })
      .serve(transport, { timeLimitMs: 5 });
    const station = await aStation(transport, '1.6');
    await station.call('Heartbeat', {});
    gate.open();
    expect(await asked.opened).toBe(true);
  });

  it('has nothing more to do with what is answered when the time limit comes', async () => {
    const { logger, records } = aLog();
    const router = createRouter(ocpp16, { logger })
      .on('Heartbeat', () => ({ currentTime }))
      .on('StatusNotification', () => new Promise<never>(() => {}));
    await router.serve(transport, { timeLimitMs: 5 });
    const station = await aStation(transport, '1.6');
    await station.call('Heartbeat', {}, 'M1');
    await station.call(
      'StatusNotification',
      { connectorId: 1, errorCode: 'NoError', status: 'Available' },
      'M2',
    );
    expect(records).toMatchObject([{ fields: { messageId: 'M2' } }]);
  });

  it('has room again for what took too long', async () => {
    const { router, start } = gatedRouter();
    await router.serve(transport, { maxInFlight: 1, timeLimitMs: 5 });
    const station = await aStation(transport, '1.6');
    await Promise.all([station.call('Heartbeat', {}), station.call('Heartbeat', {})]);
    await expect(start(2)).resolves.toBeUndefined();
  });

  it('never answers a SEND that takes too long', async () => {
    const handling = aGate();
    const aborted = aGate<unknown>();
    const server = await createRouter(ocpp21)
      .on('NotifyPeriodicEventStream', (_request, { signal }) => {
        signal.addEventListener('abort', aborted.open);
        return handling.opened;
      })
      .serve(transport, { timeLimitMs: 5 });
    const station = await aStation(transport, '2.1');
    const request = { id: 1, pending: 0, basetime: currentTime, data: [{ t: 0, v: '1' }] };
    await station.send({ type: 2, action: 'NotifyPeriodicEventStream', id: 'M1', request });
    await aborted.opened;
    await server.close();
    expect(station.received).toEqual([]);
  });

  it('closes when what it has in hand is answered, and takes nothing more', async () => {
    const { router, open, start, started } = gatedRouter();
    const server = await router.serve(transport);
    const station = await aStation(transport, '1.6');
    await station.send(heartbeat('M1'));
    await start(1);
    let closed = false;
    const closing = Promise.all([server.close(), server.close()]).then(() => {
      closed = true;
    });
    await station.send(heartbeat('M2'));
    expect(closed).toBe(false);
    open('M1');
    await closing;
    expect(station.received).toMatchObject([{ type: 3, id: 'M1' }]);
    expect(started).toEqual(['M1']);
  });

  it('shares the work with another server of the same transport', async () => {
    const served: string[] = [];
    const named = (name: string) =>
      createRouter(ocpp16).on('Heartbeat', () => {
        served.push(name);
        return { currentTime };
      });
    await named('one').serve(transport);
    await named('other').serve(transport);
    const station = await aStation(transport, '1.6');
    for (let count = 0; count < 4; count++) await station.call('Heartbeat', {});
    expect(served.toSorted()).toEqual(['one', 'one', 'other', 'other']);
    expect(station.received).toHaveLength(4);
  });

  it('takes the messages of its own version only', async () => {
    await createRouter(ocpp16)
      .on('Heartbeat', () => ({ currentTime: '2016-01-01T00:00:00Z' }))
      .serve(transport);
    await createRouter(ocpp201)
      .on('Heartbeat', () => ({ currentTime: '2020-01-01T00:00:00Z' }))
      .serve(transport);
    const [old, young] = await Promise.all([
      aStation(transport, '1.6', 'CP16'),
      aStation(transport, '2.0.1', 'CP20'),
    ]);
    expect(await old.call('Heartbeat', {})).toMatchObject({
      response: { currentTime: '2016-01-01T00:00:00Z' },
    });
    expect(await young.call('Heartbeat', {})).toMatchObject({
      response: { currentTime: '2020-01-01T00:00:00Z' },
    });
    expect(await old.call('TransactionEvent', {})).toMatchObject({ error_code: 'NotImplemented' });
    expect(await young.call('StartTransaction', {})).toMatchObject({ error_code: 'NotImplemented' });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"type":2}',
    '{"type":9,"id":"M1","action":"Heartbeat"}',
    '{"__proto__":{"type":2}}',
  ])('ignores %j, which is no envelope, and goes on', async (garbage) => {
    const { logger, records } = aLog();
    await createRouter(ocpp16, { logger })
      .on('Heartbeat', () => ({ currentTime }))
      .serve(transport);
    const station = await aStation(transport, '1.6');
    await station.send(garbage);
    expect(await station.call('Heartbeat', {})).toMatchObject({ type: 3 });
    expect(records).toEqual([
      {
        level: 'warn',
        fields: { stationId: 'CP01', err: expect.any(TransportError) },
        message: 'ignored a message that is no envelope',
      },
    ]);
  });

  it('logs an answer that could not be sent, and goes on', async () => {
    const { logger, records } = aLog();
    const unavailable = new TransportError('unavailable', 'expected a connected broker');
    let down = true;
    const failing: Transport = {
      get connected() {
        return transport.connected;
      },
      emit: (message, options) => (down ? Promise.reject(unavailable) : transport.emit(message, options)),
      listen: (subscription, handler, options) => transport.listen(subscription, handler, options),
      close: () => transport.close(),
    };
    const sent = aGate();
    const router = createRouter(ocpp16, {
      logger: {
        ...logger,
        error(fields, message) {
          logger.error(fields, message);
          sent.open();
        },
      },
    }).on('Heartbeat', () => ({ currentTime }));
    await router.serve(failing);
    const station = await aStation(transport, '1.6');
    await station.send(heartbeat('M1'));
    await sent.opened;
    down = false;
    expect(await station.call('Heartbeat', {})).toMatchObject({ type: 3 });
    expect(records).toEqual([
      {
        level: 'error',
        fields: { stationId: 'CP01', messageId: 'M1', action: 'Heartbeat', err: unavailable },
        message: 'could not send an answer',
      },
    ]);
  });

  it('does not start on a transport that is closed', async () => {
    await transport.close();
    await expect(createRouter(ocpp16).serve(transport)).rejects.toThrow(TransportError);
  });
});

it('handles a message for a program that has a transport of its own', async () => {
  const router = createRouter(ocpp16).on('Heartbeat', () => ({ currentTime }));
  const topic = { kind: 'in', version: '1.6', stationId: 'CP01' } as const;
  const payload = serializeEnvelope({ type: 2, action: 'Heartbeat', id: 'M1', request: {} });
  expect(await router.handle({ topic, payload }, transport)).toEqual({
    answer: { type: 3, action: 'Heartbeat', id: 'M1', response: { currentTime }, state: undefined },
  });
});

it('says in every log record about a message which one it is, and of which trace', async () => {
  const { logger, records } = aLog();
  const router = createRouter(ocpp16, { logger }).on('Heartbeat', (_request, context) => {
    context.logger.info({ more: 1 }, 'from a handler');
    throw new Error('broken');
  });
  const topic = { kind: 'in', version: '1.6', stationId: 'CP01' } as const;
  const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  const emitter = { emit: async () => 'unknown' as const };
  const result = { type: 3, action: 'StartTransaction', id: 'M2', response: {} };
  for (const envelope of [heartbeat('M1'), result]) {
    await router.handle({ topic, payload: JSON.stringify(envelope), trace }, emitter);
  }
  await router.handle({ topic, payload: 'nonsense', trace }, emitter);
  const fields = { stationId: 'CP01', traceId: '0af7651916cd43dd8448eb211c80319c' };
  expect(records.map((record) => ({ message: record.message, fields: record.fields }))).toEqual([
    {
      message: 'from a handler',
      fields: { ...fields, messageId: 'M1', action: 'Heartbeat', more: 1 },
    },
    {
      message: 'a call failed: the call could not be handled',
      fields: {
        ...fields,
        messageId: 'M1',
        action: 'Heartbeat',
        code: 'InternalError',
        err: new Error('broken'),
      },
    },
    {
      message: 'ignored an answer to an action that no CSMS sends',
      fields: { ...fields, messageId: 'M2', action: 'StartTransaction' },
    },
    { message: 'ignored a message that is no envelope', fields: { ...fields, err: expect.any(Error) } },
  ]);
});
