import { once } from 'node:events';
import type { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };

/** What comes of a station's call: the status it is answered, `answered` without one, or the code of the error. */
async function outcomeOf(station: RPCClient, action: string, request: object = {}): Promise<string> {
  try {
    const answer = (await station.call(action, request)) as { status?: string };
    return answer.status ?? 'answered';
  } catch (error) {
    return (error as { rpcErrorCode?: string }).rpcErrorCode ?? String(error);
  }
}

describe.each(programs)('registration on %s', (_name, start) => {
  let system: System;
  let operator: Operator;
  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  it('a pending station is set up, accepted by an operator, and stays accepted over reconnects', async () => {
    const password = await operator.registerStation('CP01', { registrationStatus: 'Pending' });
    const { gatewayUrl } = system;
    const options = { gatewayUrl, stationId: 'CP01', password, protocol: 'ocpp1.6' } as const;
    let station = await connectStation(options);
    station.handle('TriggerMessage', async () => ({ status: 'Accepted' }));

    expect(await outcomeOf(station, 'BootNotification', boot)).toBe('Pending');
    expect(await outcomeOf(station, 'Heartbeat')).toBe('SecurityError');
    expect(await operator.callStation('CP01', 'RemoteStartTransaction', { idTag: 'CAFE01' })).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('pending') },
    });
    const trigger = { requestedMessage: 'Heartbeat' };
    expect(await operator.callStation('CP01', 'TriggerMessage', trigger, 30)).toMatchObject({
      body: { status: 'Answered' },
    });
    expect(await outcomeOf(station, 'Heartbeat')).toBe('answered');

    await station.close();
    station = await connectStation(options);
    station.handle('TriggerMessage', async () => ({ status: 'Accepted' }));
    expect(await outcomeOf(station, 'Authorize', { idTag: 'CAFE01' })).toBe('SecurityError');

    await operator.registerStation('CP01', { registrationStatus: 'Accepted', password });
    const boots = { requestedMessage: 'BootNotification' };
    expect(await operator.callStation('CP01', 'TriggerMessage', boots, 30)).toMatchObject({ status: 200 });
    expect(await outcomeOf(station, 'BootNotification', boot)).toBe('Accepted');

    await station.close();
    station = await connectStation(options);
    expect(await outcomeOf(station, 'Authorize', { idTag: 'CAFE01' })).toBe('answered');
    await station.close();
  });

  it('a rejected station may only boot, and nothing is sent to it', async () => {
    const password = await operator.registerStation('CP02', { registrationStatus: 'Rejected' });
    const station = await connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId: 'CP02',
      password,
      protocol: 'ocpp2.0.1',
    });
    const chargingStation = { vendorName: 'ACME', model: 'Two' };
    expect(await outcomeOf(station, 'BootNotification', { reason: 'PowerUp', chargingStation })).toBe(
      'Rejected',
    );
    expect(await outcomeOf(station, 'Heartbeat')).toBe('SecurityError');
    const trigger = { requestedMessage: 'Heartbeat' };
    expect(await operator.callStation('CP02', 'TriggerMessage', trigger)).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('rejected') },
    });
    await station.close();
  });

  it('a station that is removed is hung up on at once, and is not let in again', async () => {
    const password = await operator.registerStation('CP-GONE');
    const options = {
      gatewayUrl: system.gatewayUrl,
      stationId: 'CP-GONE',
      password,
      protocol: 'ocpp1.6',
    } as const;
    const station = await connectStation(options);
    const closed = once(station, 'close');
    await operator.delete('/cs/CP-GONE');
    expect((await closed)[0]).toMatchObject({ code: 1008 });
    await expect(connectStation(options)).rejects.toThrow('Not Found');
  });

  it('a station that is registered with another password is hung up on at once', async () => {
    const password = await operator.registerStation('CP-CHANGED');
    const options = {
      gatewayUrl: system.gatewayUrl,
      stationId: 'CP-CHANGED',
      protocol: 'ocpp2.0.1',
    } as const;
    const station = await connectStation({ ...options, password });
    const closed = once(station, 'close');
    await operator.registerStation('CP-CHANGED', { password });
    expect(await outcomeOf(station, 'Heartbeat')).toBe('answered');
    await operator.registerStation('CP-CHANGED', { password: `${password}-new` });
    expect((await closed)[0]).toMatchObject({ code: 1008 });
    const again = await connectStation({ ...options, password: `${password}-new` });
    expect(await outcomeOf(again, 'Heartbeat')).toBe('answered');
    await again.close();
  });
});
