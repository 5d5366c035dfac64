import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import type { CallStore } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { createInProcessTransport, type Message, type Transport, TransportError } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CallMaker,
  type CallOptions,
  CallRequestError,
  createCallMaker,
  createRouter,
} from '../src/index.js';
import { aStation } from './station.js';

const now = new Date('2026-01-31T12:00:00Z');
const clock = { now: () => now };
const request = { requestedMessage: 'Heartbeat' } as const;

let transport: Transport;
let calls: CallStore;
let maker: CallMaker<Ocpp16Messages>;
beforeEach(() => {
  transport = createInProcessTransport();
  calls = createMemoryStore().calls;
  maker = createCallMaker(ocpp16, { emitter: transport, records: calls, clock });
});
afterEach(() => transport.close());

const trigger = (options?: CallOptions) => maker.call('CP01', 'TriggerMessage', request, options);

describe('a call to a station', () => {
  it('is sent, recorded, and asks to hear when it is done', async () => {
    const messages: Message[] = [];
    await transport.listen(
      { kind: 'out', version: '1.6', stationId: 'CP01' },
      (message) => void messages.push(message),
    );
    const receipt = await trigger({
      id: 'C1',
      state: { why: 'test' },
      timeoutMs: 10_000,
      requestedBy: 'operator',
    });
    expect(receipt).toEqual({ callId: 'C1', status: 'Sent' });
    expect(messages.map(({ payload, done }) => ({ envelope: JSON.parse(payload) as unknown, done }))).toEqual(
      [
        {
          envelope: { type: 2, action: 'TriggerMessage', id: 'C1', request, state: { why: 'test' } },
          done: true,
        },
      ],
    );
    expect(await calls.find('CP01', 'C1')).toEqual({
      callId: 'C1',
      stationId: 'CP01',
      ocppVersion: '1.6',
      action: 'TriggerMessage',
      request,
      status: 'Sent',
      requestedBy: 'operator',
      createdAt: now,
      expiresAt: new Date('2026-01-31T12:00:10Z'),
    });
  });

  it('has an id of its own when the caller gives none, and 30 s for its answer', async () => {
    const station = await aStation(transport, '1.6');
    const [first, second] = await Promise.all([trigger(), trigger()]);
    expect(first.callId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.callId).not.toBe(first.callId);
    await Promise.all([first, second].map(({ callId }) => station.next(({ id }) => id === callId)));
    expect(await calls.find('CP01', first.callId)).toMatchObject({
      expiresAt: new Date('2026-01-31T12:00:30Z'),
    });
  });

  it('is recorded as Pending before it is sent', async () => {
    const statuses: unknown[] = [];
    const watching: Transport = {
      ...transport,
      connected: true,
      async emit(message, options) {
        statuses.push((await calls.find('CP01', 'C1'))?.status);
        return transport.emit(message, options);
      },
    };
    await aStation(transport, '1.6');
    await createCallMaker(ocpp16, { emitter: watching, records: calls }).call(
      'CP01',
      'TriggerMessage',
      request,
      { id: 'C1' },
    );
    expect(statuses).toEqual(['Pending']);
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Sent' });
  });

  it('tells at once that the station is not connected', async () => {
    expect(await trigger({ id: 'C1' })).toEqual({ callId: 'C1', status: 'NotConnected' });
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'NotConnected', completedAt: now });
  });

  it('stays Pending when the broker cannot be reached, and is sent when it is made again', async () => {
    let down = true;
    const broker: Transport = {
      ...transport,
      connected: true,
      emit: (message, options) =>
        down
          ? Promise.reject(new TransportError('unavailable', 'expected a connected broker'))
          : transport.emit(message, options),
    };
    const station = await aStation(transport, '1.6');
    maker = createCallMaker(ocpp16, { emitter: broker, records: calls });
    await expect(trigger({ id: 'C1' })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Pending' });
    down = false;
    expect(await trigger({ id: 'C1' })).toEqual({ callId: 'C1', status: 'Sent' });
    await station.next(({ id }) => id === 'C1');
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Sent' });
  });

  it('is sent as it is recorded when it is made again with another request', async () => {
    const createdAt = now;
    await calls.create({
      callId: 'C1',
      stationId: 'CP01',
      ocppVersion: '1.6',
      action: 'TriggerMessage',
      request: { requestedMessage: 'BootNotification' },
      createdAt,
      expiresAt: createdAt,
    });
    const station = await aStation(transport, '1.6');
    await trigger({ id: 'C1' });
    expect(await station.next(({ id }) => id === 'C1')).toMatchObject({
      action: 'TriggerMessage',
      request: { requestedMessage: 'BootNotification' },
    });
  });

  it('is sent once, however often it is made with the same id', async () => {
    const station = await aStation(transport, '1.6');
    await trigger({ id: 'C1' });
    expect(await trigger({ id: 'C1' })).toEqual({ callId: 'C1', status: 'Sent' });
    await calls.complete('CP01', 'C1', { status: 'Answered', response: { status: 'Accepted' } }, now);
    expect(await trigger({ id: 'C1' })).toEqual({ callId: 'C1', status: 'Sent' });
    await transport.close();
    expect(station.received).toHaveLength(1);
  });

  it('stays NotConnected when it is made again with the same id', async () => {
    await trigger({ id: 'C1' });
    const station = await aStation(transport, '1.6');
    expect(await trigger({ id: 'C1' })).toEqual({ callId: 'C1', status: 'NotConnected' });
    await transport.close();
    expect(station.received).toEqual([]);
  });

  it('is made without records too, and then nobody is to say that it is done', async () => {
    const asked: unknown[] = [];
    await transport.listen(
      { kind: 'out', version: '1.6', stationId: 'CP01' },
      ({ done }) => void asked.push(done),
    );
    maker = createCallMaker(ocpp16, { emitter: transport });
    expect(await trigger({ id: 'C1' })).toEqual({ callId: 'C1', status: 'Sent' });
    expect(asked).toEqual([false]);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'request breaks its schema',
      () => maker.call('CP01', 'TriggerMessage', { requestedMessage: 'Lunch' as never }, { id: 'C1' }),
      {
        code: 'invalid-request',
        message:
          '/requestedMessage of TriggerMessage must be one of BootNotification, DiagnosticsStatusNotification, FirmwareStatusNotification, Heartbeat, MeterValues, StatusNotification',
        fault: { kind: 'property', path: '/requestedMessage' },
      },
    ],
    [
      'request lacks a field',
      () => maker.call('CP01', 'TriggerMessage', {} as never, { id: 'C1' }),
      {
        code: 'invalid-request',
        message: 'the payload of TriggerMessage must have the field requestedMessage',
      },
    ],
    [
      "action is a station's to send",
      () => maker.call('CP01', 'Heartbeat' as never, {} as never, { id: 'C1' }),
      { code: 'unknown-action', message: 'expected an action that a CSMS sends, not Heartbeat' },
    ],
    [
      'action does not exist',
      () => maker.call('CP01', '__proto__' as never, {} as never, { id: 'C1' }),
      { code: 'unknown-action', message: 'expected an action that a CSMS sends, not __proto__' },
    ],
    [
      'id is too long for OCPP',
      () => trigger({ id: 'x'.repeat(37) }),
      { code: 'invalid-id', message: 'expected a message id of 1 to 36 characters' },
    ],
    ['id is empty', () => trigger({ id: '' }), { code: 'invalid-id' }],
  ])('is neither recorded nor sent when its %s', async (_what, make, error) => {
    const station = await aStation(transport, '1.6');
    const thrown: unknown = await make().catch((err: unknown) => err);
    expect(thrown).toBeInstanceOf(CallRequestError);
    expect(thrown).toMatchObject(error);
    await transport.close();
    expect(station.received).toEqual([]);
    expect((await calls.list('CP01', { limit: 10 })).items).toEqual([]);
  });
});

describe('a call that a handler makes', () => {
  /** A router that triggers two messages at every boot, and a station that boots. */
  async function bootingStation() {
    const ids: string[][] = [];
    const router = createRouter(ocpp16, { records: calls, clock }).on(
      'BootNotification',
      async (_request, context) => {
        const first = await context.calls.call(context.stationId, 'TriggerMessage', request);
        const second = await context.calls.call(context.stationId, 'TriggerMessage', request);
        ids.push([first.callId, second.callId]);
        return { status: 'Accepted', currentTime: now.toISOString(), interval: 300 };
      },
    );
    const server = await router.serve(transport);
    const station = await aStation(transport, '1.6');
    return { server, station, ids };
  }
  const boot = (model: string) => ({ chargePointVendor: 'ACME', chargePointModel: model });
  const callsOf = (station: { received: readonly { type: number }[] }) =>
    station.received.filter(({ type }) => type === 2);

  it('takes its id from the message, so that a copy in the hands of another manager makes no second one', async () => {
    const { server, station, ids } = await bootingStation();
    await station.call('BootNotification', boot('One'), 'M1');
    await station.send({ type: 2, action: 'BootNotification', id: 'M1', request: boot('One') });
    await server.close();
    expect(ids).toHaveLength(2);
    expect(ids[1]).toEqual(ids[0]);
    expect(new Set(ids[0]).size).toBe(2);
    expect(callsOf(station)).toHaveLength(2);
    for (const id of ids.flat())
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is another one for another message, another payload or another station', async () => {
    const { server, station, ids } = await bootingStation();
    const other = await aStation(transport, '1.6', 'CP02');
    await station.call('BootNotification', boot('One'), 'M1');
    await station.call('BootNotification', boot('One'), 'M2');
    await other.call('BootNotification', boot('One'), 'M1');
    await station.send({ type: 2, action: 'BootNotification', id: 'M1', request: boot('Two') });
    await server.close();
    expect(new Set(ids.flat()).size).toBe(8);
  });

  it('has the id that the handler gives it', async () => {
    const router = createRouter(ocpp16, { records: calls }).on('Heartbeat', async (_request, context) => {
      await context.calls.call('CP01', 'TriggerMessage', request, { id: 'mine' });
      await context.calls.call('CP01', 'TriggerMessage', request, { id: undefined });
      return { currentTime: now.toISOString() };
    });
    const server = await router.serve(transport);
    const station = await aStation(transport, '1.6');
    await station.call('Heartbeat', {}, 'M1');
    await station.call('Heartbeat', {}, 'M2');
    await station.send({ type: 2, action: 'Heartbeat', id: 'M2', request: {} });
    await server.close();
    expect(callsOf(station)).toHaveLength(3);
  });

  it('follows from the answer to another call in the same way', async () => {
    const router = createRouter(ocpp16, { records: calls }).onResult(
      'TriggerMessage',
      async (_result, context) => {
        await context.calls.call('CP01', 'Reset', { type: 'Soft' });
      },
    );
    const server = await router.serve(transport);
    const station = await aStation(transport, '1.6');
    await trigger({ id: 'C1' });
    const answer = { type: 3, action: 'TriggerMessage', id: 'C1', response: { status: 'Accepted' } };
    await station.send(answer);
    await station.send(answer);
    await server.close();
    expect(callsOf(station)).toMatchObject([{ action: 'TriggerMessage' }, { action: 'Reset' }]);
  });
});
