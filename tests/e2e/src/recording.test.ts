import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startDistributed, startStandalone } from './systems.js';

interface ApiMessage {
  readonly direction: string;
  readonly type: string;
  readonly action: string;
  readonly payload?: unknown;
  readonly error?: { readonly code: string; readonly description: string };
}

const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };

describe.each([
  ['the standalone program', () => startStandalone()],
  ['gateway, manager and API', () => startDistributed()],
])('%s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  /** The messages of a station, the first one first. */
  async function messagesOf(stationId: string): Promise<readonly ApiMessage[]> {
    const { items } = await operator.get<{ items: ApiMessage[] }>(`/cs/${stationId}/messages`);
    return items.toReversed();
  }

  async function aStation(stationId: string) {
    const password = await operator.registerStation(stationId);
    return connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId,
      password,
      protocol: 'ocpp1.6',
      strict: false,
      onCall: () => ({ status: 'Accepted' }),
    });
  }

  it('records what a station and the CSMS say to each other where that was asked for, refusals and all, but no secrets', async () => {
    await operator.registerStation('CP01');
    await operator.patch('/cs/CP01', { recordMessages: true });
    const [station, other] = [await aStation('CP01'), await aStation('CP02')];
    for (const each of [other, station]) await each.call('BootNotification', boot);
    await expect(station.call('Authorize', { idTag: 7 })).rejects.toMatchObject({
      rpcErrorCode: 'TypeConstraintViolation',
    });
    const setting = { key: 'AuthorizationKey', value: 'a secret of the station' };
    await operator.callStation('CP01', 'ChangeConfiguration', setting, 10);

    const shown = await vi.waitFor(
      async () => {
        const messages = await messagesOf('CP01');
        expect(messages.length).toBeGreaterThanOrEqual(6);
        return messages.map(({ direction, type, action, payload, error }) => ({
          direction,
          type,
          action,
          ...(type === 'call' && { payload }),
          ...(error && { code: error.code }),
        }));
      },
      { timeout: 15_000, interval: 100 },
    );
    expect(shown).toEqual([
      { direction: 'from_station', type: 'call', action: 'BootNotification', payload: boot },
      { direction: 'to_station', type: 'result', action: 'BootNotification' },
      { direction: 'from_station', type: 'call', action: 'Authorize', payload: { idTag: 7 } },
      {
        direction: 'to_station',
        type: 'error',
        action: 'Authorize',
        code: 'TypeConstraintViolation',
      },
      {
        direction: 'to_station',
        type: 'call',
        action: 'ChangeConfiguration',
        payload: { ...setting, value: '***' },
      },
      { direction: 'from_station', type: 'result', action: 'ChangeConfiguration' },
    ]);
    expect(await messagesOf('CP02')).toEqual([]);
    await Promise.all([station.close(), other.close()]);
  });

  it('hangs up on a station that was removed, and does not let it in again', async () => {
    const station = await aStation('CP03');
    const left = once(station, 'close');
    await operator.delete('/cs/CP03');
    await left;
    await expect(operator.get('/cs/CP03')).rejects.toThrow('404');
    const again = connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId: 'CP03',
      password: 'whatever it is',
      protocol: 'ocpp1.6',
    });
    await expect(again).rejects.toMatchObject({ code: 404 });
  });
});
