import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, systems } from './systems.js';

const idToken = { idToken: '04E91C5A', type: 'ISO14443' };

function register(value: number, context = 'Sample.Periodic') {
  return { value, context, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'kWh' } };
}

describe.each(systems)('OCPP 2.0.1 on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
    await operator.addToken('04E91C5A', { groupId: 'FLEET' });
  });
  afterAll(() => system?.close());

  async function connect(stationId: string) {
    const password = await operator.registerStation(stationId);
    return connectStation({ gatewayUrl: system.gatewayUrl, stationId, password, protocol: 'ocpp2.0.1' });
  }

  it('boots, authorizes, charges and stops, and the operator sees it', async () => {
    const station = await connect('CS201');
    const boot = {
      reason: 'PowerUp',
      chargingStation: { vendorName: 'Example', model: 'Two', serialNumber: 'SN-2' },
    };
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted', interval: 300 });
    await station.call('StatusNotification', {
      timestamp: '2026-11-22T09:59:00Z',
      connectorStatus: 'Occupied',
      evseId: 1,
      connectorId: 1,
    });
    expect(await station.call('Authorize', { idToken })).toMatchObject({
      idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'FLEET' } },
    });

    const transactionId = '8c7f5f0e-1';
    const started = {
      eventType: 'Started',
      timestamp: '2026-11-22T10:00:00Z',
      triggerReason: 'Authorized',
      seqNo: 0,
      transactionInfo: { transactionId, chargingState: 'EVConnected' },
      evse: { id: 1, connectorId: 1 },
      idToken,
      meterValue: [{ timestamp: '2026-11-22T10:00:00Z', sampledValue: [register(1, 'Transaction.Begin')] }],
    };
    const answer = await station.call('TransactionEvent', started);
    expect(answer).toMatchObject({ idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'FLEET' } } });
    expect(await station.call('TransactionEvent', started)).toEqual(answer);

    await station.call('TransactionEvent', {
      eventType: 'Updated',
      timestamp: '2026-11-22T10:30:00Z',
      triggerReason: 'MeterValuePeriodic',
      seqNo: 1,
      transactionInfo: { transactionId, chargingState: 'Charging' },
      meterValue: [{ timestamp: '2026-11-22T10:30:00Z', sampledValue: [register(4.25)] }],
    });
    const path = `/transactions/CS201/${transactionId}`;
    expect(await operator.get(path)).toMatchObject({ status: 'active', energyWh: 3_250 });

    await station.call('TransactionEvent', {
      eventType: 'Ended',
      timestamp: '2026-11-22T11:00:00Z',
      triggerReason: 'StopAuthorized',
      seqNo: 2,
      transactionInfo: { transactionId, stoppedReason: 'Local' },
      idToken,
      meterValue: [{ timestamp: '2026-11-22T11:00:00Z', sampledValue: [register(8.5, 'Transaction.End')] }],
    });
    expect(await operator.get(path)).toMatchObject({
      csId: 'CS201',
      transactionId,
      status: 'ended',
      tokenUid: '04E91C5A',
      evseId: 1,
      connectorId: 1,
      startedAt: '2026-11-22T10:00:00.000Z',
      endedAt: '2026-11-22T11:00:00.000Z',
      stoppedReason: 'Local',
      energyWh: 7_500,
      flags: [],
    });
    const { items } = await operator.get<{ items: unknown[] }>(`${path}/readings`);
    expect(items).toHaveLength(3);
    expect(await operator.get('/cs/CS201')).toMatchObject({
      ocppVersion: '2.0.1',
      vendor: 'Example',
      connected: true,
      connectors: [{ evseId: 1, connectorId: 1, status: 'Occupied' }],
    });
    await station.close();
  });

  it('takes the end before the start, as a station tells it that was offline', async () => {
    const station = await connect('CS201-OFFLINE');
    const transactionId = 'offline-1';
    const event = (eventType: string, seqNo: number, timestamp: string, kWh: number, more: object = {}) =>
      station.call('TransactionEvent', {
        eventType,
        seqNo,
        timestamp,
        offline: true,
        triggerReason: 'CablePluggedIn',
        transactionInfo: { transactionId },
        meterValue: [{ timestamp, sampledValue: [register(kWh)] }],
        ...more,
      });
    await event('Ended', 2, '2026-11-22T08:00:00Z', 12);
    await event('Started', 0, '2026-11-22T07:00:00Z', 10, { evse: { id: 2, connectorId: 1 }, idToken });
    expect(await operator.get(`/transactions/CS201-OFFLINE/${transactionId}`)).toMatchObject({
      status: 'ended',
      startedAt: '2026-11-22T07:00:00.000Z',
      endedAt: '2026-11-22T08:00:00.000Z',
      energyWh: 2_000,
      evseId: 2,
      flags: [],
    });
    await station.close();
  });
});
