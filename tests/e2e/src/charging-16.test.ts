import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startDistributed, systems } from './systems.js';

describe.each([
  ...systems,
  ['two managers and a gateway that asks the API', () => startDistributed({ overApi: true })] as const,
])('OCPP 1.6 on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
    await operator.addToken('04E91C5A');
  });
  afterAll(() => system?.close());

  async function connect(stationId: string) {
    const password = await operator.registerStation(stationId);
    return connectStation({ gatewayUrl: system.gatewayUrl, stationId, password, protocol: 'ocpp1.6' });
  }

  it('boots, authorizes, charges and stops, and the operator sees it', async () => {
    const station = await connect('CP16');
    expect(
      await station.call('BootNotification', {
        chargePointVendor: 'Example',
        chargePointModel: 'One',
        chargePointSerialNumber: 'SN-1',
        firmwareVersion: '1.2.3',
      }),
    ).toMatchObject({ status: 'Accepted', interval: 300 });
    await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Preparing' });
    expect(await station.call('Authorize', { idTag: '04e91c5a' })).toMatchObject({
      idTagInfo: { status: 'Accepted' },
    });

    const started = (await station.call('StartTransaction', {
      connectorId: 1,
      idTag: '04E91C5A',
      meterStart: 1_000,
      timestamp: '2026-11-22T10:00:00Z',
    })) as { transactionId: number; idTagInfo: { status: string } };
    expect(started.idTagInfo.status).toBe('Accepted');
    expect(started.transactionId).toBeGreaterThan(0);

    const path = `/transactions/CP16/${started.transactionId}`;
    expect(await operator.get(path)).toMatchObject({
      csId: 'CP16',
      status: 'active',
      tokenUid: '04E91C5A',
      evseId: 1,
    });

    await station.call('MeterValues', {
      connectorId: 1,
      transactionId: started.transactionId,
      meterValue: [
        {
          timestamp: '2026-11-22T10:30:00Z',
          sampledValue: [
            { value: '3.5', unit: 'kWh' },
            { value: '230.1', measurand: 'Voltage', unit: 'V' },
          ],
        },
      ],
    });
    expect(await operator.get(path)).toMatchObject({ status: 'active', energyWh: 2_500 });
    const stopped = await station.call('StopTransaction', {
      transactionId: started.transactionId,
      idTag: '04E91C5A',
      meterStop: 8_500,
      timestamp: '2026-11-22T11:00:00Z',
    });
    expect(stopped).toMatchObject({ idTagInfo: { status: 'Accepted' } });

    expect(await operator.get(path)).toMatchObject({
      transactionId: String(started.transactionId),
      status: 'ended',
      startedAt: '2026-11-22T10:00:00.000Z',
      endedAt: '2026-11-22T11:00:00.000Z',
      stoppedReason: 'Local',
      energyWh: 7_500,
      flags: [],
    });
    const { items } = await operator.get<{ items: Array<{ at: string; sampledValues: unknown[] }> }>(
      `${path}/readings`,
    );
    expect(items[0]).toMatchObject({
      at: '2026-11-22T10:30:00.000Z',
      sampledValues: [
        {
          value: 3.5,
          unit: 'kWh',
          measurand: 'Energy.Active.Import.Register',
          context: 'Sample.Periodic',
          location: 'Outlet',
        },
        { value: 230.1, unit: 'V', measurand: 'Voltage' },
      ],
    });
    expect(await operator.get('/cs/CP16')).toMatchObject({
      csId: 'CP16',
      ocppVersion: '1.6',
      registrationStatus: 'Accepted',
      vendor: 'Example',
      model: 'One',
      serialNumber: 'SN-1',
      firmwareVersion: '1.2.3',
      connected: true,
      connectors: [{ evseId: 1, connectorId: 1, status: 'Preparing' }],
    });
    await station.close();
  });

  it('gives the same transaction id when the station repeats its StartTransaction', async () => {
    const station = await connect('CP16-REPEAT');
    const request = { connectorId: 2, idTag: '04E91C5A', meterStart: 5, timestamp: '2026-11-22T12:00:00Z' };
    const first = (await station.call('StartTransaction', request)) as { transactionId: number };
    const second = await station.call('StartTransaction', request);
    expect(second).toEqual(first);
    expect(await operator.transactionsOf('CP16-REPEAT')).toHaveLength(1);
    await station.call('StopTransaction', {
      transactionId: first.transactionId,
      meterStop: 10,
      timestamp: '2026-11-22T12:10:00Z',
    });
    await station.close();
  });

  it('refuses an unknown token, and still gives the transaction an id of its own', async () => {
    const station = await connect('CP16-REFUSED');
    const request = { connectorId: 1, idTag: 'UNKNOWN', meterStart: 0, timestamp: '2026-11-22T12:00:00Z' };
    const answer = (await station.call('StartTransaction', request)) as { transactionId: number };
    expect(answer).toMatchObject({ idTagInfo: { status: 'Invalid' } });
    expect(answer.transactionId).toBeGreaterThan(0);
    await station.close();
  });

  it('serves a station whose id no topic can carry as it is', async () => {
    const station = await connect('CP+01/a b');
    expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
    expect(await operator.get('/cs/CP%2B01%2Fa%20b')).toMatchObject({ csId: 'CP+01/a b', connected: true });
    await station.close();
  });
});
