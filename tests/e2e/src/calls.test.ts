import { RPCNotSupportedError } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiCall, createOperator, type Operator } from './operator.js';
import { connectStation, type StationOptions } from './station.js';
import { onFirestore, type System, systems } from './systems.js';

const boot16 = { chargePointVendor: 'Example', chargePointModel: 'One' };
const boot201 = { reason: 'PowerUp', chargingStation: { vendorName: 'Example', model: 'Two' } };
const remoteStart = { idTag: '04E91C5A', connectorId: 1 };

type Connect = (stationId: string, options?: Partial<StationOptions>) => ReturnType<typeof connectStation>;

function connectTo(system: () => System, operator: () => Operator): Connect {
  return async (stationId, options) => {
    const password = await operator().registerStation(stationId);
    const { gatewayUrl } = system();
    return connectStation({ gatewayUrl, stationId, password, protocol: 'ocpp1.6', ...options });
  };
}

describe.each([...systems, onFirestore])('a call to a station of %s', (_name, start) => {
  let system: System;
  let operator: Operator;
  const connect = connectTo(
    () => system,
    () => operator,
  );

  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  it('starts a charging session remotely on 1.6, and its outcome is waited for', async () => {
    const station = await connect('CP16');
    const asked: unknown[] = [];
    station.handle('RemoteStartTransaction', async ({ params }) => {
      asked.push(params);
      return { status: 'Accepted' };
    });
    await station.call('BootNotification', boot16);
    const { status, body } = await operator.callStation('CP16', 'RemoteStartTransaction', remoteStart, 30);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        callId: expect.any(String),
        csId: 'CP16',
        action: 'RemoteStartTransaction',
        request: remoteStart,
        status: 'Answered',
        response: { status: 'Accepted' },
        createdAt: expect.any(String),
        completedAt: expect.any(String),
      },
    });
    expect(asked).toEqual([remoteStart]);
    expect(await operator.get(`/cs/CP16/calls/${body.callId}`)).toEqual(body);
    await station.close();
  });

  it('starts a charging session remotely on 2.0.1', async () => {
    const station = await connect('CS201', { protocol: 'ocpp2.0.1' });
    station.handle('RequestStartTransaction', async () => ({ status: 'Accepted', transactionId: 'T1' }));
    await station.call('BootNotification', boot201);
    const request = { idToken: { idToken: '04E91C5A', type: 'ISO14443' }, remoteStartId: 1, evseId: 1 };
    expect(await operator.callStation('CS201', 'RequestStartTransaction', request, 30)).toMatchObject({
      status: 200,
      body: { status: 'Answered', request, response: { status: 'Accepted', transactionId: 'T1' } },
    });
    await station.close();
  });

  it('is told where it can be read when nobody waits for its outcome', async () => {
    const station = await connect('CP16-LATER');
    station.handle('ClearCache', async () => ({ status: 'Rejected' }));
    await station.call('BootNotification', boot16);
    const { status, location, body } = await operator.callStation('CP16-LATER', 'ClearCache', {});
    expect(status).toBe(202);
    expect(location).toBe(`/cs/CP16-LATER/calls/${body.callId}`);
    await expect
      .poll(() => operator.get<ApiCall>(`${location}`), { timeout: 30_000 })
      .toMatchObject({ status: 'Answered', response: { status: 'Rejected' } });
    await station.close();
  });

  it('reaches a station that connected without a boot, whose id no topic can carry as it is', async () => {
    const station = await connect('CP+16/a b');
    station.handle('ClearCache', async () => ({ status: 'Accepted' }));
    await expect
      .poll(() => operator.get('/cs/CP%2B16%2Fa%20b'), { timeout: 30_000 })
      .toMatchObject({ connected: true, ocppVersion: '1.6' });
    expect(await operator.callStation('CP+16/a b', 'ClearCache', {}, 30)).toMatchObject({
      status: 200,
      body: { csId: 'CP+16/a b', status: 'Answered' },
    });
    await station.close();
  });

  it('is 409 when the station has left, and is not sent when it comes back', async () => {
    const station = await connect('CP16-LEFT');
    await station.call('BootNotification', boot16);
    await station.close();
    await expect
      .poll(() => operator.callStation('CP16-LEFT', 'ClearCache', {}), { timeout: 30_000 })
      .toMatchObject({ status: 409, body: { status: 'NotConnected', request: {} } });

    const again = await connect('CP16-LEFT');
    const asked: unknown[] = [];
    again.handle(async ({ method }) => {
      asked.push(method);
      return { status: 'Accepted' };
    });
    await again.call('BootNotification', boot16);
    expect(await operator.callStation('CP16-LEFT', 'Reset', { type: 'Soft' }, 30)).toMatchObject({
      status: 200,
    });
    expect(asked).toEqual(['Reset']);
    await again.close();
  });

  it('is 409 when the station never connected', async () => {
    await operator.registerStation('CP16-NEVER');
    expect(await operator.callStation('CP16-NEVER', 'RemoteStartTransaction', remoteStart)).toMatchObject({
      status: 409,
      body: { status: 'NotConnected', request: remoteStart },
    });
  });

  it('is 422, naming the field, when the request breaks the schema of the station', async () => {
    const station = await connect('CP16-FAULT');
    await station.call('BootNotification', boot16);
    expect(await operator.callStation('CP16-FAULT', 'RemoteStartTransaction', { idTag: 5 })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('idTag') },
    });
    expect(await operator.callStation('CP16-FAULT', 'RequestStartTransaction', {})).toMatchObject({
      status: 422,
    });
    await station.close();
  });

  it('is Refused, with the error of a station that answers with one', async () => {
    const station = await connect('CP16-ERROR');
    station.handle('RemoteStartTransaction', async () => {
      throw new RPCNotSupportedError('no remote start here');
    });
    await station.call('BootNotification', boot16);
    expect(await operator.callStation('CP16-ERROR', 'RemoteStartTransaction', remoteStart, 30)).toMatchObject(
      {
        status: 200,
        body: { status: 'Refused', error: { code: 'NotSupported', description: 'no remote start here' } },
      },
    );
    await station.close();
  });

  it('is Refused, with what broke, when the answer breaks its schema', async () => {
    const station = await connect('CP16-BROKEN', { strict: false });
    station.handle('RemoteStartTransaction', async () => ({ status: 'Perhaps' }));
    await station.call('BootNotification', boot16);
    expect(
      await operator.callStation('CP16-BROKEN', 'RemoteStartTransaction', remoteStart, 30),
    ).toMatchObject({
      status: 200,
      body: {
        status: 'Refused',
        response: { status: 'Perhaps' },
        error: {
          code: 'PropertyConstraintViolation',
          description: '/status must be one of Accepted, Rejected',
        },
      },
    });
    await station.close();
  });
});

describe.each([...systems, onFirestore])(
  'a call that its station leaves without an answer, on %s',
  (_name, start) => {
    let system: System;
    let operator: Operator;
    const connect = connectTo(
      () => system,
      () => operator,
    );

    beforeAll(async () => {
      system = await start({ args: ['--ocpp-call-timeout=1s'] });
      operator = createOperator(system.apiUrl);
    });
    afterAll(() => system?.close());

    it('is TimedOut, and Answered when the answer comes late', async () => {
      const station = await connect('CP16-SLOW');
      let answer: (response: object) => void = () => {};
      station.handle('ClearCache', () => new Promise<object>((resolve) => (answer = resolve)));
      await station.call('BootNotification', boot16);
      const { status, body } = await operator.callStation('CP16-SLOW', 'ClearCache', {}, 60);
      expect({ status, body }).toMatchObject({ status: 200, body: { status: 'TimedOut' } });

      answer({ status: 'Accepted' });
      await expect
        .poll(() => operator.get<ApiCall>(`/cs/CP16-SLOW/calls/${body.callId}`), { timeout: 30_000 })
        .toMatchObject({ status: 'Answered', response: { status: 'Accepted' } });
      await station.close();
    });

    it('keeps the next one from the station, whose caller waits no longer either', async () => {
      const asked: unknown[] = [];
      let answer: (response: object) => void = () => {};
      const onCall = (action: string) => {
        asked.push(action);
        return new Promise<object>((resolve) => (answer = resolve));
      };
      const station = await connect('CP16-SILENT', { onCall });
      await station.call('BootNotification', boot16);
      const calls = await Promise.all(
        ['ClearCache', 'GetLocalListVersion'].map((action) =>
          operator.callStation('CP16-SILENT', action, {}),
        ),
      );
      const outcomes = () => Promise.all(calls.map(({ location }) => operator.get<ApiCall>(`${location}`)));
      const refused = {
        status: 'Refused',
        error: { code: 'GenericError', description: 'the call waited too long for the station' },
      };
      await expect.poll(outcomes, { timeout: 30_000 }).toContainEqual(expect.objectContaining(refused));
      expect(asked).toHaveLength(1);
      answer({ status: 'Accepted' });
      await station.close();
    });
  },
);
