import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOperator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startDistributed, startStandalone } from './systems.js';

describe.each([
  ['in one process', () => startStandalone()],
  ['with two managers around a broker', () => startDistributed()],
])('an EV that says what it needs, %s', (_where, start: () => Promise<System>) => {
  let system: System;
  beforeAll(async () => {
    system = await start();
  });
  afterAll(() => system?.close());

  it('gets its schedule well within 60 s, and again when it asks again (K15.FR.07, K15.FR.08, K16.FR.12, K17.FR.08)', async () => {
    const stationId = 'ev';
    const { gatewayUrl, apiUrl } = system;
    const password = await createOperator(apiUrl).registerStation(stationId);
    const received: unknown[] = [];
    const station = await connectStation({
      gatewayUrl,
      stationId,
      password,
      protocol: 'ocpp2.0.1',
      onCall(action, params) {
        received.push([action, params]);
        return { status: 'Accepted' };
      },
    });
    await station.call('TransactionEvent', {
      eventType: 'Started',
      triggerReason: 'CablePluggedIn',
      timestamp: new Date().toISOString(),
      seqNo: 0,
      transactionInfo: { transactionId: 'T1' },
      evse: { id: 1, connectorId: 1 },
    });
    const needs = {
      evseId: 1,
      maxScheduleTuples: 3,
      chargingNeeds: {
        requestedEnergyTransfer: 'DC',
        dcChargingParameters: { evMaxCurrent: 200, evMaxVoltage: 900, evMaxPower: 150_000 },
      },
    };
    const profile = {
      evseId: 1,
      chargingProfile: {
        id: expect.any(Number) as number,
        stackLevel: 0,
        chargingProfilePurpose: 'TxProfile',
        chargingProfileKind: 'Relative',
        transactionId: 'T1',
        chargingSchedule: [
          {
            id: expect.any(Number) as number,
            chargingRateUnit: 'W',
            chargingSchedulePeriod: [{ startPeriod: 0, limit: 150_000 }],
          },
        ],
      },
    };
    for (const count of [1, 2]) {
      expect(await station.call('NotifyEVChargingNeeds', needs)).toEqual({ status: 'Accepted' });
      await vi.waitFor(() => expect(received).toHaveLength(count), { timeout: 20_000 });
      expect(received.at(-1)).toEqual(['SetChargingProfile', profile]);
    }
    await station.close();
  });
});
