import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createRouter } from '@csms/router';
import { createLastSeen, createRegistrations, markSeen } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { aToken, at, connectStation, counted, time } from '@csms/test-handlers';
import { createInProcessTransport } from '@csms/transport';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { handlers16, registrationGuard } from './index.js';

describe('a car charges', () => {
  /** Two managers on one transport and one store, and a station. */
  async function aSystem() {
    const store = createMemoryStore();
    const transport = createInProcessTransport();
    const servers = await Promise.all(
      [1, 2].map(() => createRouter(ocpp16).mount(handlers16({ store })).serve(transport)),
    );
    onTestFinished(async () => {
      await Promise.all(servers.map((server) => server.close()));
      await transport.close();
      await store.close();
    });
    const { call } = await connectStation(ocpp16, 'CS1', transport);
    return { store, call };
  }

  test('from boot to stop, on two managers', async () => {
    const { store, call } = await aSystem();
    await store.tokens.set(aToken());
    const idTag = 'CAFE01';
    expect(
      await call('BootNotification', { chargePointVendor: 'ACME', chargePointModel: 'One' }),
    ).toMatchObject({
      status: 'Accepted',
    });
    const connector = { connectorId: 1, errorCode: 'NoError' } as const;
    await call('StatusNotification', { ...connector, status: 'Preparing', timestamp: time(0) });
    expect((await call('Authorize', { idTag })).idTagInfo.status).toBe('Accepted');
    const start = { connectorId: 1, idTag, meterStart: 1_000, timestamp: time(1) };
    const { transactionId, idTagInfo } = await call('StartTransaction', start);
    expect(idTagInfo.status).toBe('Accepted');
    await call('StatusNotification', { ...connector, status: 'Charging', timestamp: time(1) });
    for (const minute of [10, 20]) {
      const sampledValue = [{ value: String(1 + minute / 5), unit: 'kWh' } as const];
      await call('MeterValues', {
        connectorId: 1,
        transactionId,
        meterValue: [{ timestamp: time(minute), sampledValue }],
      });
    }
    await call('Heartbeat', {});
    await call('StopTransaction', {
      transactionId,
      idTag,
      meterStop: 7_500,
      timestamp: time(31),
      reason: 'Local',
    });
    await call('StatusNotification', { ...connector, status: 'Available', timestamp: time(32) });

    expect(await store.transactions.find('CS1', String(transactionId))).toMatchObject({
      status: 'ended',
      energyWh: 6_500,
      startedAt: at(1),
      endedAt: at(31),
      flags: [],
    });
    const readings = await store.transactions.listReadings('CS1', String(transactionId), { limit: 10 });
    expect(readings.items.map(({ sampledValues: [first] }) => first?.value)).toEqual([3, 5]);
    expect((await store.stations.find('CS1'))?.connectors).toMatchObject([
      { status: 'Available', at: at(32) },
    ]);
    expect((await store.transactions.list({ active: true }, { limit: 1 })).items).toEqual([]);
  });
});

describe('store operations for one message', () => {
  async function aCountedCsms() {
    const { store, calls } = counted(createMemoryStore());
    await store.tokens.set(aToken());
    const lastSeen = createLastSeen({ stations: store.stations });
    onTestFinished(() => lastSeen.close());
    const registrations = createRegistrations({ stations: store.stations });
    const csms = aCsms({
      store,
      interceptors: [markSeen(lastSeen), registrationGuard({ registrations, calls: store.calls })],
    });
    await csms.send('Heartbeat', {});
    calls.length = 0;
    return { ...csms, calls };
  }

  const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 1_000, timestamp: time(1) };

  test('are none for Heartbeat', async () => {
    const { send, calls } = await aCountedCsms();
    await send('Heartbeat', {});
    expect(calls).toEqual([]);
  });

  test('are one write for StatusNotification', async () => {
    const { send, calls } = await aCountedCsms();
    await send('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' });
    expect(calls).toEqual(['stations.recordConnectorStatus']);
  });

  test('are one write for MeterValues, however many there are', async () => {
    const { send, calls } = await aCountedCsms();
    const meterValue = [1, 2, 3].map((minute) => ({
      timestamp: time(minute),
      sampledValue: [{ value: '7' }],
    }));
    await send('MeterValues', { connectorId: 1, transactionId: 5, meterValue });
    await send('MeterValues', { connectorId: 1, meterValue });
    expect(calls).toEqual(['transactions.appendMeterValues', 'stations.recordMeterValues']);
  });

  test('are one write for a step of a firmware update or of an upload', async () => {
    const { send, calls } = await aCountedCsms();
    await send('FirmwareStatusNotification', { status: 'Installed' });
    await send('LogStatusNotification', { status: 'Uploaded', requestId: 1 });
    expect(calls).toEqual(['progress.record', 'progress.record']);
  });

  test('are one write for SecurityEventNotification', async () => {
    const { send, calls } = await aCountedCsms();
    await send('SecurityEventNotification', { type: 'SettingSystemTime', timestamp: time(1) });
    expect(calls).toEqual(['securityEvents.record']);
  });

  test('are one read for Authorize', async () => {
    const { send, calls } = await aCountedCsms();
    await send('Authorize', { idTag: 'CAFE01' });
    expect(calls).toEqual(['tokens.find']);
  });

  test('are one read of a token and one write for a start and for a stop', async () => {
    const { send, calls } = await aCountedCsms();
    const { transactionId } = await send('StartTransaction', start);
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.claimStart']);
    await send('StopTransaction', { transactionId, idTag: 'CAFE01', meterStop: 2_000, timestamp: time(2) });
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.record']);
  });

  test('are one write more for a start that uses a reservation up', async () => {
    const { send, calls } = await aCountedCsms();
    await send('StartTransaction', { ...start, reservationId: 7 });
    const ofStart = ['tokens.find', 'transactions.claimStart'];
    expect(calls.splice(0)).toEqual([...ofStart, 'reservations.recordEnd']);
    await send('StartTransaction', { ...start, idTag: 'UNKNOWN', reservationId: 7 });
    expect(calls).toEqual(ofStart);
  });

  test('are more for MeterValues after the stop only, of which the transaction costs something else', async () => {
    const { send, calls } = await aCountedCsms();
    const { transactionId } = await send('StartTransaction', { ...start, meterStart: 0 });
    const sent = (minute: number) =>
      send('MeterValues', {
        connectorId: 1,
        transactionId,
        meterValue: [{ timestamp: time(minute), sampledValue: [{ value: '54000000' }] }],
      });
    await send('StopTransaction', { transactionId, meterStop: 54_000_100, timestamp: time(5) });
    calls.length = 0;
    await sent(1);
    const news = ['transactions.appendMeterValues', 'transactions.listReadings', 'transactions.record'];
    expect(calls.splice(0)).toEqual(news);
    await sent(2);
    expect(calls).toEqual(news.slice(0, 2));
  });

  test('are one read and one write more for the stop of a transaction that began with 0', async () => {
    const { send, calls } = await aCountedCsms();
    const { transactionId } = await send('StartTransaction', { ...start, meterStart: 0 });
    const meterValue = [{ timestamp: time(1), sampledValue: [{ value: '54000000' }] }];
    await send('MeterValues', { connectorId: 1, transactionId, meterValue });
    calls.length = 0;
    await send('StopTransaction', { transactionId, meterStop: 54_000_100, timestamp: time(2) });
    expect(calls).toEqual(['transactions.record', 'transactions.listReadings', 'transactions.record']);
  });
});
