import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import type { CallStore } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { createInProcessTransport, type Transport } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CallRefusal,
  type CallResult,
  createCallMaker,
  createRouter,
  type RouterOptions,
} from '../src/index.js';
import { aLog } from './log.js';
import { aStation } from './station.js';

type TriggerResult = CallResult<Ocpp16Messages, 'TriggerMessage'>;
type TriggerRefusal = CallRefusal<Ocpp16Messages, 'TriggerMessage'>;

let transport: Transport;
let calls: CallStore;
beforeEach(() => {
  transport = createInProcessTransport();
  calls = createMemoryStore().calls;
});
afterEach(() => transport.close());

const request = { requestedMessage: 'Heartbeat' } as const;

/** A served router that keeps the answers to TriggerMessage, a station, and a call `C1` that the station received. */
async function calledStation(options: RouterOptions = { records: calls }) {
  const { logger, records: log } = aLog();
  const results: TriggerResult[] = [];
  const refusals: TriggerRefusal[] = [];
  const router = createRouter(ocpp16, { logger, ...options })
    .onResult('TriggerMessage', (result) => void results.push(result))
    .onError('TriggerMessage', async (refusal) => void refusals.push(refusal));
  const server = await router.serve(transport);
  const station = await aStation(transport, '1.6');
  const maker = createCallMaker(ocpp16, { emitter: transport, records: calls });
  await maker.call('CP01', 'TriggerMessage', request, { id: 'C1', state: { why: 'boot' } });
  return { server, station, results, refusals, log };
}

const accepted = { type: 3, action: 'TriggerMessage', id: 'C1', request, response: { status: 'Accepted' } };
const refused = {
  type: 4,
  action: 'TriggerMessage',
  id: 'C1',
  request,
  error_code: 'NotSupported',
  error_description: 'no such thing',
  error_details: { since: 'v2' },
};

describe('the answer to a call of ours', () => {
  it('reaches the handler of its action with what was asked and what the caller attached', async () => {
    const { server, station, results, refusals } = await calledStation();
    await station.send({ ...accepted, state: { why: 'boot' } });
    await server.close();
    expect(results).toEqual([{ request, response: { status: 'Accepted' }, state: { why: 'boot' } }]);
    expect(refusals).toEqual([]);
    expect(await calls.find('CP01', 'C1')).toMatchObject({
      status: 'Answered',
      response: { status: 'Accepted' },
    });
  });

  it('reaches the handler of errors when the station refuses', async () => {
    const { server, station, results, refusals } = await calledStation();
    await station.send({ ...refused, state: { why: 'boot' } });
    await server.close();
    const error = { code: 'NotSupported', description: 'no such thing', details: { since: 'v2' } };
    expect(refusals).toEqual([{ request, error, state: { why: 'boot' } }]);
    expect(results).toEqual([]);
    const record = await calls.find('CP01', 'C1');
    expect(record).toMatchObject({ status: 'Refused' });
    expect(record?.error).toEqual({ code: 'NotSupported', description: 'no such thing' });
  });

  it('is a refusal that says what broke when it breaks its schema', async () => {
    const { server, station, results, refusals } = await calledStation();
    await station.send({ ...accepted, response: { status: 'Perhaps' } });
    await server.close();
    const error = {
      code: 'PropertyConstraintViolation',
      description: '/status must be one of Accepted, Rejected, NotImplemented',
    };
    expect(refusals).toMatchObject([{ request, error }]);
    expect(results).toEqual([]);
    expect(await calls.find('CP01', 'C1')).toMatchObject({
      status: 'Refused',
      error,
      response: { status: 'Perhaps' },
    });
  });

  it.each([
    ['null', null, 'the payload must have the field status'],
    ['a list', [], 'the payload must be of type object'],
    ['a text', 'Accepted', 'the payload must be of type object'],
  ])('is a refusal when it is %s', async (_what, response, description) => {
    const { server, station, refusals } = await calledStation();
    await station.send({ ...accepted, response });
    await server.close();
    expect(refusals).toMatchObject([{ error: { description } }]);
  });

  it('may be null where a response has no fields', async () => {
    const { logger } = aLog();
    const results: unknown[] = [];
    const server = await createRouter(ocpp201, { logger })
      .onResult('CostUpdated', (result) => void results.push(result.response))
      .serve(transport);
    const station = await aStation(transport, '2.0.1');
    await station.send({ type: 3, action: 'CostUpdated', id: 'C1', response: null });
    await server.close();
    expect(results).toEqual([{}]);
  });

  it.each([
    ['is missing', undefined],
    ['is none of its action', { requestedMessage: 'Lunch' }],
  ])(
    'comes with what was asked by the record when the request that should come along %s',
    async (_what, along) => {
      const { server, station, results } = await calledStation();
      await station.send({ ...accepted, request: along });
      await server.close();
      expect(results).toEqual([{ request, response: { status: 'Accepted' }, state: undefined }]);
    },
  );

  it('is taken when nothing handles the answers of its action', async () => {
    const server = await createRouter(ocpp16, { records: calls }).serve(transport);
    const station = await aStation(transport, '1.6');
    const maker = createCallMaker(ocpp16, { emitter: transport, records: calls });
    await maker.call('CP01', 'Reset', { type: 'Soft' }, { id: 'C1' });
    await station.send(
      { type: 3, action: 'Reset', id: 'C1', response: { status: 'Rejected' } },
      { done: true },
    );
    await server.close();
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Answered' });
    expect(station.done).toEqual([{ id: 'C1', status: 'Answered' }]);
  });

  it('is handled again when it arrives again, and its first ending stays', async () => {
    const { server, station, results, refusals } = await calledStation();
    await station.send(accepted);
    await station.send(accepted);
    await station.send(refused);
    await server.close();
    expect(results).toHaveLength(2);
    expect(refusals).toHaveLength(1);
    expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Answered' });
  });

  it('is ignored when nobody made the call', async () => {
    const { server, station, results, log } = await calledStation();
    await station.send({ ...accepted, id: 'C2' }, { done: true });
    await server.close();
    expect(results).toEqual([]);
    expect(station.done).toEqual([]);
    expect(log).toEqual([
      {
        level: 'warn',
        fields: { stationId: 'CP01', messageId: 'C2', action: 'TriggerMessage' },
        message: 'ignored an answer to an unknown call',
      },
    ]);
  });

  it.each(['Heartbeat', 'Teleport', '__proto__', 'constructor'])(
    'is ignored when its action is %s, which no CSMS calls',
    async (action) => {
      const { server, station, log } = await calledStation();
      await station.send({ ...accepted, action });
      await server.close();
      expect(log).toMatchObject([
        { level: 'warn', message: 'ignored an answer to an action that no CSMS sends' },
      ]);
      expect(await calls.find('CP01', 'C1')).toMatchObject({ status: 'Sent' });
    },
  );

  it('reaches its handler without records of calls', async () => {
    const { server, station, results } = await calledStation({});
    await station.send(accepted, { done: true });
    await server.close();
    expect(results).toHaveLength(1);
    expect(station.done).toEqual([]);
  });

  it('is never answered', async () => {
    const { server, station } = await calledStation();
    await station.send(accepted);
    await station.send({ ...refused, id: 'C2' });
    await server.close();
    expect(station.received).toMatchObject([{ type: 2, id: 'C1' }]);
  });
});

describe('done', () => {
  it.each([
    ['Answered', accepted],
    ['Refused', refused],
  ])('is published when the call asked for it, with the status %s', async (status, answer) => {
    const { server, station } = await calledStation();
    await station.send(answer, { done: true });
    await server.close();
    expect(station.done).toEqual([{ id: 'C1', status }]);
  });

  it('is not published when nobody asked for it', async () => {
    const { server, station } = await calledStation();
    await station.send(accepted);
    await server.close();
    expect(station.done).toEqual([]);
  });

  it('waits for the next copy of the answer when the records fail, so that nothing is lost', async () => {
    let down = true;
    const failure = new Error('connection lost');
    const records = {
      ...calls,
      complete: (...ending: Parameters<CallStore['complete']>) =>
        down ? Promise.reject(failure) : calls.complete(...ending),
    };
    const { server, station, results, log } = await calledStation({ records });
    await station.send(accepted, { done: true });
    await station.call('Heartbeat', {});
    expect(results).toEqual([]);
    down = false;
    await station.send(accepted, { done: true });
    await server.close();
    expect(log[0]).toEqual({
      level: 'error',
      fields: { stationId: 'CP01', messageId: 'C1', action: 'TriggerMessage', err: failure },
      message: 'could not take an answer',
    });
    expect(results).toHaveLength(1);
    expect(station.done).toEqual([{ id: 'C1', status: 'Answered' }]);
  });

  it('waits for the next copy of the answer when its handler fails', async () => {
    const { logger, records: log } = aLog();
    const failure = new Error('disk full');
    let attempts = 0;
    const server = await createRouter(ocpp16, { records: calls, logger })
      .onResult('TriggerMessage', () => {
        attempts++;
        if (attempts === 1) throw failure;
      })
      .serve(transport, { maxInFlight: 1 });
    const station = await aStation(transport, '1.6');
    await createCallMaker(ocpp16, { emitter: transport, records: calls }).call(
      'CP01',
      'TriggerMessage',
      request,
      { id: 'C1' },
    );
    await station.send(accepted, { done: true });
    await station.send(accepted, { done: true });
    await server.close();
    expect(attempts).toBe(2);
    expect(log).toMatchObject([
      { level: 'error', fields: { err: failure }, message: 'could not take an answer' },
    ]);
    expect(station.done).toEqual([{ id: 'C1', status: 'Answered' }]);
  });
});
