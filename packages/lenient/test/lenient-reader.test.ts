import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { type ReceivedPayload, readStrictly } from '@csms/router';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLenientReader } from '../src/index.js';
import { aCsms, receivedAt } from './csms.js';

const lenientCall = { type: 2, action: 'StatusNotification' };
const odd = { connectorId: '1', errorCode: 'NoError', status: 'Available' };

function aReader(protocol: typeof ocpp16 | typeof ocpp201) {
  const { version } = protocol;
  const quirks = { of: () => ({ lenient: true }), forget() {} };
  return createLenientReader({ version, quirks, deviations: { add() {} } });
}

function received(payload: unknown, action = 'MeterValues'): ReceivedPayload {
  const info = ocpp16.actions.get(action);
  if (!info) throw new TypeError(`expected an action, not ${action}`);
  return { part: 'request', payload, info, context: { stationId: 'CS1', messageId: 'm-1', receivedAt } };
}

describe('who is lenient', () => {
  test.each([
    [{}, undefined, false],
    [{}, true, true],
    [{ lenient: true }, false, true],
    [{ lenient: false }, true, false],
    [{ clockOffsetMinutes: 60 }, undefined, false],
  ])('with %j of the station and %j by default: %j', async (quirks, byDefault, isLenient) => {
    const csms = await aCsms('1.6', quirks, byDefault);
    await csms.send({ ...lenientCall, request: odd });
    expect(csms.got).toHaveLength(isLenient ? 1 : 0);
    expect(await csms.deviations()).toHaveLength(isLenient ? 1 : 0);
  });

  test('a station that is not registered is what is the default', async () => {
    const csms = await aCsms('1.6', {}, true);
    await csms.send({ ...lenientCall, request: odd }, 'CS2');
    expect(csms.got).toHaveLength(1);
    expect(await csms.deviations('CS2')).toHaveLength(1);
  });
});

test('what is set of a station counts from its next boot on', async () => {
  const csms = await aCsms('1.6', { lenient: false });
  const boot = {
    type: 2,
    action: 'BootNotification',
    request: { chargePointVendor: 1, chargePointModel: 2 },
  };
  await csms.send(boot);
  await csms.store.stations.register('CS1', {
    authentication: { securityProfile: 1, anyUsername: false },
    quirks: { lenient: true },
  });
  await csms.send({ ...lenientCall, request: odd });
  expect(csms.got).toHaveLength(0);
  await csms.send(boot);
  await csms.send({ ...lenientCall, request: odd });
  expect(csms.got).toHaveLength(2);
});

describe('a time without a zone', () => {
  test.each([
    [120, '+02:00'],
    [-210, '-03:30'],
  ])('is that of a clock %i minutes ahead', async (clockOffsetMinutes, zone) => {
    const csms = await aCsms('1.6', { lenient: true, clockOffsetMinutes });
    const request = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
    await csms.send({ ...lenientCall, request: { ...request, timestamp: '2026-03-01T12:00:00' } });
    expect(csms.got).toEqual([{ ...request, timestamp: `2026-03-01T12:00:00${zone}` }]);
  });
});

describe('what is recorded', () => {
  test('is each rule once for a field of a message, and a message that comes again once', async () => {
    const csms = await aCsms('1.6');
    const sampledValue = [{ value: 1 }, { value: 2 }];
    const meterValue = { timestamp: '2026-03-01T11:59:00Z', sampledValue };
    const call = { type: 2, action: 'MeterValues', request: { connectorId: 0, meterValue: [meterValue] } };
    await csms.send(call);
    await csms.send(call);
    await csms.send({ ...call, id: 'm-2' });
    expect(await csms.deviations()).toMatchObject([
      {
        rule: 'number-for-text',
        action: 'MeterValues',
        field: '/meterValue/sampledValue/value',
        count: 2,
        firstAt: receivedAt,
        lastAt: receivedAt,
      },
    ]);
  });

  test('does not show what vendors carry', async () => {
    const csms = await aCsms('1.6');
    await csms.send({ type: 2, action: 'DataTransfer', request: { vendorId: 'ACME', data: 4711 } });
    expect(csms.got).toEqual([{ vendorId: 'ACME', data: '4711' }]);
    expect(await csms.deviations()).toMatchObject([{ field: '/data', example: '***' }]);
  });

  test('does not show a PIN whose type is misspelt', async () => {
    const csms = await aCsms('2.0.1');
    await csms.send({
      type: 2,
      action: 'Authorize',
      request: { idToken: { idToken: 1234, type: 'keycode' } },
    });
    expect(csms.got).toEqual([{ idToken: { idToken: '1234', type: 'KeyCode' } }]);
    expect(JSON.stringify(await csms.deviations())).not.toContain('1234');
  });
});

describe('a payload', () => {
  test('that is valid reaches its handler as it is', async () => {
    const read = aReader(ocpp16);
    const payload = { connectorId: 1, transactionId: 7, meterValue: [] as object[] };
    payload.meterValue.push({ timestamp: '2026-03-01T11:59:00Z', sampledValue: [{ value: '1' }] });
    expect((await read(received(payload))).payload).toBe(payload);
  });

  test('that is put right is left alone itself', async () => {
    const payload = { connectorId: '1', meterValue: { timestamp: '0', sampledValue: [null, { value: 1 }] } };
    const before = structuredClone(payload);
    const { payload: read } = await aReader(ocpp16)(received(payload));
    expect(read).not.toEqual(before);
    expect(payload).toEqual(before);
  });

  test('may hold any word of a station', async () => {
    const payload: unknown = JSON.parse(
      '{"idTag":"A","__proto__":{"idTag":"B"},"constructor":1,"toString":null}',
    );
    const { payload: read } = await aReader(ocpp16)(received(payload, 'Authorize'));
    expect(read).toEqual({ idTag: 'A' });
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test('may hold an object that cannot be made a number', async () => {
    const { fault } = await aReader(ocpp16)(
      received({ connectorId: { valueOf: 1, toString: 1 }, meterValue: [] }),
    );
    expect(fault).toMatchObject({ path: '/connectorId', kind: 'type' });
  });

  test.each([null, 5, 'x', true, [], [[]], [null]])(
    'that is %j is no object, and stays refused',
    async (payload) => {
      const { fault } = await aReader(ocpp16)(received(payload));
      expect(fault).toEqual(readStrictly(received(payload)).fault);
      expect(fault?.kind).toBe('format');
    },
  );

  test.each([ocpp16, ocpp201])(
    'of any action of OCPP $version and of any JSON is refused, or read once and for all',
    async (protocol) => {
      const read = aReader(protocol);
      const infos = [...protocol.actions.values()].filter(({ sender }) => sender !== 'csms');
      const names = fc.constantFrom(
        'connectorId',
        'idTag',
        'timestamp',
        'meterValue',
        'sampledValue',
        'evse',
        'value',
      );
      const json = fc.letrec<{ value: unknown }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom(null, '', 0, -1, 1.5, 2 ** 63, '1', 'other', '2026-01-01T00:00:00', true),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(names, tie('value'), { maxKeys: 4 }),
        ),
      })).value;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...infos), json, async (info, payload) => {
          const outcome = await read({ ...received(payload), info });
          expect(await read({ ...received(outcome.payload), info })).toEqual(outcome);
        }),
      );
    },
  );
});
