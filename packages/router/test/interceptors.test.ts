import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createInProcessTransport, type Transport } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallError, createRouter, type Incoming, type Interceptor } from '../src/index.js';
import { aLog } from './log.js';
import { aStation } from './station.js';

let transport: Transport;
beforeEach(() => {
  transport = createInProcessTransport();
});
afterEach(() => transport.close());

const currentTime = '2026-01-31T12:00:00Z';
const heartbeats = () => createRouter(ocpp16).on('Heartbeat', () => ({ currentTime }));

describe('interceptors', () => {
  it('wrap the handling of a message, the first one outermost', async () => {
    const order: string[] = [];
    const named =
      (name: string): Interceptor =>
      (next) =>
      async (call) => {
        order.push(`${name} before`);
        const answer = await next(call);
        order.push(`${name} after`);
        return answer;
      };
    await heartbeats().use(named('first')).use(named('second')).serve(transport);
    const station = await aStation(transport, '1.6');
    expect(await station.call('Heartbeat', {})).toMatchObject({ response: { currentTime } });
    expect(order).toEqual(['first before', 'second before', 'second after', 'first after']);
  });

  it('are told what is handled, with the trace that it belongs to', async () => {
    const seen: Incoming[] = [];
    await heartbeats()
      .use((next) => (message) => {
        seen.push(message);
        return next(message);
      })
      .serve(transport);
    const station = await aStation(transport, '1.6');
    const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    const receivedAt = new Date('2026-01-31T11:59:59Z');
    await station.send({ type: 2, action: 'Heartbeat', id: 'M1', request: {} }, { trace, receivedAt });
    await station.next(({ id }) => id === 'M1');
    await station.send({
      type: 3,
      action: 'Reset',
      id: 'M2',
      request: { type: 'Hard' },
      response: { status: 'Accepted' },
      state: 1,
    });
    await station.send({
      type: 4,
      action: 'Reset',
      id: 'M3',
      error_code: 'NotSupported',
      error_description: 'no',
    });
    await transport.close();
    expect(seen).toMatchObject([
      {
        kind: 'call',
        version: '1.6',
        action: 'Heartbeat',
        request: {},
        trace,
        context: { stationId: 'CP01', messageId: 'M1', receivedAt },
      },
      {
        kind: 'result',
        action: 'Reset',
        request: { type: 'Hard' },
        response: { status: 'Accepted' },
        state: 1,
      },
      { kind: 'error', action: 'Reset', error: { code: 'NotSupported', description: 'no', details: {} } },
    ]);
  });

  it('see every refusal, also of calls that no handler sees', async () => {
    const refusals: string[] = [];
    await createRouter(ocpp16)
      .on('Heartbeat', () => ({ currentTime: 'now' }))
      .on('StatusNotification', () => ({}))
      .use((next) => async (message) => {
        try {
          return await next(message);
        } catch (err) {
          refusals.push(`${message.action}: ${err instanceof CallError ? err.code : (err as Error).name}`);
          throw err;
        }
      })
      .serve(transport);
    const station = await aStation(transport, '1.6');
    await station.call('Teleport', {});
    await station.call('Authorize', {});
    await station.call('StatusNotification', {});
    await station.call('Heartbeat', {});
    expect(refusals).toEqual([
      'Teleport: NotImplemented',
      'Authorize: NotSupported',
      'StatusNotification: OccurrenceConstraintViolation',
      'Heartbeat: TypeError',
    ]);
  });

  it('may refuse a call before its handler sees it', async () => {
    let handled = 0;
    await createRouter(ocpp16)
      .on('Heartbeat', () => {
        handled++;
        return { currentTime };
      })
      .use((next) => (message) => {
        if (message.context.stationId === 'CP02') throw new CallError('SecurityError', 'not accepted yet');
        return next(message);
      })
      .serve(transport);
    const stations = [
      await aStation(transport, '1.6', 'CP01'),
      await aStation(transport, '1.6', 'CP02'),
    ] as const;
    expect(await stations[0].call('Heartbeat', {})).toMatchObject({ type: 3 });
    expect(await stations[1].call('Heartbeat', {})).toMatchObject({ error_code: 'SecurityError' });
    expect(handled).toBe(1);
  });

  it('may answer in place of a handler', async () => {
    await createRouter(ocpp16)
      .use(() => async () => ({ currentTime }))
      .serve(transport);
    const station = await aStation(transport, '1.6');
    expect(await station.call('Heartbeat', {})).toMatchObject({ response: { currentTime } });
  });

  it('are held to the schema when they answer', async () => {
    const { logger, records } = aLog();
    await createRouter(ocpp16, { logger })
      .use(
        () =>
          async ({ action }) =>
            action === 'Heartbeat' ? { time: currentTime } : undefined,
      )
      .serve(transport);
    const station = await aStation(transport, '1.6');
    expect(await station.call('Heartbeat', {})).toMatchObject({ error_code: 'InternalError' });
    expect(await station.call('StatusNotification', {})).toMatchObject({ error_code: 'InternalError' });
    expect(await station.call('Teleport', {})).toMatchObject({ error_code: 'NotImplemented' });
    expect(records.map(({ level }) => level)).toEqual(['error', 'error', 'warn']);
  });

  it('are refused once the router serves', async () => {
    const router = heartbeats();
    await router.serve(transport);
    expect(() => router.use((next) => next)).toThrow(
      new TypeError('expected an interceptor before the router handles messages'),
    );
  });
});
