import type { Protocol } from '@csms/ocpp-messages';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { ocpp21 } from '@csms/ocpp-messages/2.1';
import { createInProcessTransport, type Transport } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallError, createRouter } from '../src/index.js';
import { payloadFaults } from './faults.js';
import { aLog } from './log.js';
import { aStation } from './station.js';

let transport: Transport;
beforeEach(() => {
  transport = createInProcessTransport();
});
afterEach(() => transport.close());

describe.each<Protocol>([ocpp16, ocpp201, ocpp21])('OCPP $version refuses', (protocol) => {
  const { version } = protocol;

  /** A router that would answer every call that this file makes, right or wrong. */
  function anyRouter() {
    const { logger, records } = aLog();
    const router = createRouter(protocol, { logger });
    const actions = ['BootNotification', 'Heartbeat', 'StatusNotification', 'MeterValues', 'Authorize'];
    if (version !== '1.6') actions.push('TransactionEvent');
    for (const action of actions) router.on(action as never, (() => ({})) as never);
    return { router, records };
  }

  it.each(payloadFaults[version])('$what with $code', async ({ action, request, code, description }) => {
    const { router, records } = anyRouter();
    await router.serve(transport);
    const station = await aStation(transport, version);
    expect(await station.call(action, request, 'M1')).toEqual({
      type: 4,
      action,
      id: 'M1',
      error_code: code,
      error_description: description,
      error_details: {},
    });
    expect(records).toEqual([
      {
        level: 'warn',
        fields: { stationId: 'CP01', messageId: 'M1', action, code: expect.any(String) },
        message: `refused a call: ${description}`,
      },
    ]);
  });

  it.each(['Boot', 'heartbeat', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'the unknown action "%s" with NotImplemented',
    async (action) => {
      await anyRouter().router.serve(transport);
      const station = await aStation(transport, version);
      expect(await station.call(action, {})).toMatchObject({
        type: 4,
        action,
        error_code: 'NotImplemented',
        error_description: `OCPP ${version} has no such action`,
      });
    },
  );

  it.each(['FirmwareStatusNotification', 'Reset'])(
    '%s, which nothing handles, with NotSupported',
    async (action) => {
      await anyRouter().router.serve(transport);
      const station = await aStation(transport, version);
      expect(await station.call(action, {})).toMatchObject({
        type: 4,
        error_code: 'NotSupported',
        error_description: `${action} is not supported`,
      });
    },
  );

  it('a call whose handler throws with an InternalError that tells nothing of it', async () => {
    const { logger, records } = aLog();
    const cause = new Error('password of the database is 12345');
    const router = createRouter(protocol, { logger }).on('Heartbeat' as never, () => {
      throw cause;
    });
    await router.serve(transport);
    const station = await aStation(transport, version);
    expect(await station.call('Heartbeat', {}, 'M1')).toEqual({
      type: 4,
      action: 'Heartbeat',
      id: 'M1',
      error_code: 'InternalError',
      error_description: 'the call could not be handled',
      error_details: {},
    });
    expect(records).toEqual([
      {
        level: 'error',
        fields: {
          stationId: 'CP01',
          messageId: 'M1',
          action: 'Heartbeat',
          code: 'InternalError',
          err: cause,
        },
        message: 'a call failed: the call could not be handled',
      },
    ]);
  });

  it.each(['no error at all', undefined, null])(
    'a call whose handler throws %j with an InternalError',
    async (thrown) => {
      const { logger, records } = aLog();
      const router = createRouter(protocol, { logger }).on('Heartbeat' as never, async () => {
        // oxlint-disable-next-line typescript/only-throw-error -- anything may be thrown
        throw thrown;
      });
      await router.serve(transport);
      const station = await aStation(transport, version);
      expect(await station.call('Heartbeat', {})).toMatchObject({
        error_code: 'InternalError',
        error_description: 'the call could not be handled',
      });
      expect(records).toMatchObject([{ level: 'error', fields: { err: thrown } }]);
    },
  );

  it.each(Object.entries(protocol.errorCodes))(
    'a call as its handler says: %s is written %s',
    async (code, spelling) => {
      const router = createRouter(protocol).on('Heartbeat' as never, () => {
        throw new CallError(code as keyof typeof protocol.errorCodes, 'not today', { retryAfter: 5 });
      });
      await router.serve(transport);
      const station = await aStation(transport, version);
      expect(await station.call('Heartbeat', {})).toMatchObject({
        type: 4,
        error_code: spelling,
        error_description: 'not today',
        error_details: { retryAfter: 5 },
      });
    },
  );

  it('a call with at most 255 characters of description', async () => {
    const router = createRouter(protocol).on('Heartbeat' as never, () => {
      throw new CallError('GenericError', 'x'.repeat(300));
    });
    await router.serve(transport);
    const station = await aStation(transport, version);
    expect(await station.call('Heartbeat', {})).toMatchObject({ error_description: 'x'.repeat(255) });
  });

  it.each([
    ['lacks a field', {}, 'the payload must have the field currentTime'],
    [
      'has a field too many',
      { currentTime: '2026-01-31T12:00:00Z', x: 1 },
      'the payload must not have the field "x"',
    ],
    ['has a date', { currentTime: new Date(0) }, '/currentTime must be of type string'],
    ['is nothing', undefined, 'the payload must be of type object'],
  ])(
    'a call whose answer %s with an InternalError, and says why in the log',
    async (_what, answer, reason) => {
      const { logger, records } = aLog();
      const router = createRouter(protocol, { logger }).on('Heartbeat' as never, async () => answer as never);
      await router.serve(transport);
      const station = await aStation(transport, version);
      expect(await station.call('Heartbeat', {})).toMatchObject({
        error_code: 'InternalError',
        error_description: 'the call could not be handled',
      });
      expect(records).toMatchObject([
        { level: 'error', fields: { err: { message: `the answer to Heartbeat is wrong: ${reason}` } } },
      ]);
    },
  );
});

it('refuses with the error codes of 1.6 and no others', () => {
  expect([...new Set(Object.values(ocpp16.errorCodes))].toSorted()).toEqual([
    'FormationViolation',
    'GenericError',
    'InternalError',
    'NotImplemented',
    'NotSupported',
    'OccurenceConstraintViolation',
    'PropertyConstraintViolation',
    'ProtocolError',
    'SecurityError',
    'TypeConstraintViolation',
  ]);
});

it('has no call error of a code that does not exist', () => {
  expect(() => new CallError('toString' as never, 'x')).toThrow(
    new TypeError('expected an OCPP error code, not toString'),
  );
});

it('answers with an error when a handler gives what JSON cannot hold', async () => {
  const { logger, records } = aLog();
  const router = createRouter(ocpp201, { logger })
    .on('DataTransfer', () => ({ status: 'Accepted', data: 5n }))
    .on('Heartbeat', () => {
      throw new CallError('SecurityError', 'no', { count: 5n });
    });
  await router.serve(transport);
  const station = await aStation(transport, '2.0.1');
  const answer = { type: 4, error_code: 'InternalError', error_description: 'the call could not be handled' };
  expect(await station.call('DataTransfer', { vendorId: 'org.example' }, 'M1')).toMatchObject(answer);
  expect(await station.call('Heartbeat', {}, 'M2')).toMatchObject(answer);
  expect(records.filter(({ level }) => level === 'error')).toMatchObject([
    { fields: { stationId: 'CP01', messageId: 'M1', action: 'DataTransfer', err: expect.any(TypeError) } },
    { fields: { stationId: 'CP01', messageId: 'M2', action: 'Heartbeat', err: expect.any(TypeError) } },
  ]);
});

describe('a SEND of OCPP 2.1', () => {
  const notification = {
    id: 1,
    pending: 0,
    basetime: '2026-01-31T12:00:00Z',
    data: [{ t: 0.5, v: '16' }],
  };

  it('reaches its handler and is not answered', async () => {
    const handled: unknown[] = [];
    const router = createRouter(ocpp21).on('NotifyPeriodicEventStream', (request) => {
      handled.push(request);
    });
    await router.serve(transport);
    const station = await aStation(transport, '2.1');
    await station.send({ type: 2, action: 'NotifyPeriodicEventStream', id: 'M1', request: notification });
    await transport.close();
    expect(handled).toEqual([notification]);
    expect(station.received).toEqual([]);
  });

  it.each([
    ['nothing handles it', createRouter(ocpp21), notification],
    [
      'its handler throws',
      createRouter(ocpp21).on('NotifyPeriodicEventStream', () => {
        throw new CallError('SecurityError', 'no');
      }),
      notification,
    ],
    ['it is invalid', createRouter(ocpp21).on('NotifyPeriodicEventStream', () => {}), { id: 1 }],
  ])('is not answered when %s', async (_what, router, request) => {
    const server = await router.serve(transport);
    const station = await aStation(transport, '2.1');
    await station.send({ type: 2, action: 'NotifyPeriodicEventStream', id: 'M1', request });
    await server.close();
    expect(station.received).toEqual([]);
  });
});
