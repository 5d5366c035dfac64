import { type Ocpp201Messages, ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import { createLastSeen, createRegistrations, markSeen } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { aToken, at, connectStation, counted, csrPem, time } from '@csms/test-handlers';
import { createInProcessTransport } from '@csms/transport';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { handlers201, registrationGuard } from './index.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
const transactionInfo = { transactionId: 'T1' };
const evse = { id: 1, connectorId: 1 };

const displayMessage = { id: 1, priority: 'NormalCycle', message: { format: 'UTF8', content: 'a' } } as const;

function register(
  minute: number,
  value: number,
): Ocpp201Messages['MeterValues']['request']['meterValue'][number] {
  return { timestamp: time(minute), sampledValue: [{ value }] };
}

const started = {
  eventType: 'Started',
  triggerReason: 'Authorized',
  timestamp: time(1),
  seqNo: 0,
  transactionInfo,
  evse,
  idToken,
} as const;
const ended = {
  ...started,
  eventType: 'Ended',
  triggerReason: 'StopAuthorized',
  timestamp: time(31),
  seqNo: 3,
} as const;

describe('a car charges', () => {
  /** Two managers on one transport and one store, and a station. */
  async function aSystem() {
    const store = createMemoryStore();
    const transport = createInProcessTransport();
    const servers = await Promise.all(
      [1, 2].map(() => createRouter(ocpp201).mount(handlers201({ store })).serve(transport)),
    );
    onTestFinished(async () => {
      await Promise.all(servers.map((server) => server.close()));
      await transport.close();
      await store.close();
    });
    const { call } = await connectStation(ocpp201, 'CS1', transport);
    return { store, call };
  }

  test('from boot to stop, on two managers', async () => {
    const { store, call } = await aSystem();
    await store.tokens.set(aToken());
    const chargingStation = { vendorName: 'ACME', model: 'Two' };
    expect(await call('BootNotification', { reason: 'PowerUp', chargingStation })).toMatchObject({
      status: 'Accepted',
    });
    const connector = { evseId: 1, connectorId: 1 };
    await call('StatusNotification', { ...connector, connectorStatus: 'Occupied', timestamp: time(0) });
    expect((await call('Authorize', { idToken })).idTokenInfo.status).toBe('Accepted');
    const begin = { ...started, meterValue: [register(1, 1_000)] as [ReturnType<typeof register>] };
    expect((await call('TransactionEvent', begin)).idTokenInfo?.status).toBe('Accepted');
    for (const seqNo of [1, 2]) {
      await call('TransactionEvent', {
        eventType: 'Updated',
        triggerReason: 'MeterValuePeriodic',
        timestamp: time(seqNo * 10),
        seqNo,
        transactionInfo,
        meterValue: [register(seqNo * 10, 1_000 + seqNo * 2_000)],
      });
    }
    await call('MeterValues', { evseId: 0, meterValue: [register(25, 88_000)] });
    await call('Heartbeat', {});
    await call('TransactionEvent', { ...ended, meterValue: [register(31, 7_500)] });
    await call('StatusNotification', { ...connector, connectorStatus: 'Available', timestamp: time(32) });

    expect(await store.transactions.find('CS1', 'T1')).toMatchObject({
      status: 'ended',
      energyWh: 6_500,
      startedAt: at(1),
      endedAt: at(31),
      flags: [],
    });
    const readings = await store.transactions.listReadings('CS1', 'T1', { limit: 10 });
    expect(readings.items.map(({ sampledValues: [first] }) => first?.value)).toEqual([
      1_000, 3_000, 5_000, 7_500,
    ]);
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

  test('are none for Heartbeat', async () => {
    const { send, calls } = await aCountedCsms();
    await send('Heartbeat', {});
    expect(calls).toEqual([]);
  });

  test('are one write for StatusNotification', async () => {
    const { send, calls } = await aCountedCsms();
    const connector = { evseId: 1, connectorId: 1 };
    await send('StatusNotification', { ...connector, connectorStatus: 'Occupied', timestamp: time(1) });
    expect(calls).toEqual(['stations.recordConnectorStatus']);
  });

  test('are one write for MeterValues, however many there are', async () => {
    const { send, calls } = await aCountedCsms();
    await send('MeterValues', { evseId: 1, meterValue: [register(1, 1), register(2, 2)] });
    expect(calls).toEqual(['stations.recordMeterValues']);
  });

  test('are one write for a step of a firmware update or of an upload', async () => {
    const { send, calls } = await aCountedCsms();
    await send('FirmwareStatusNotification', { status: 'Installed' });
    await send('LogStatusNotification', { status: 'Uploaded', requestId: 1 });
    expect(calls).toEqual(['progress.record', 'progress.record']);
  });

  test('are one write for a part of a report, and one read of calls more for the first part', async () => {
    const { send, calls } = await aCountedCsms();
    const part = { requestId: 1, generatedAt: time(1) };
    await send('NotifyReport', { ...part, seqNo: 1 });
    await send('NotifyReport', { ...part, seqNo: 0, tbc: true });
    await send('NotifyMonitoringReport', { ...part, seqNo: 1 });
    await send('NotifyCustomerInformation', { ...part, seqNo: 0, data: 'a' });
    await send('NotifyDisplayMessages', { requestId: 1, tbc: true, messageInfo: [displayMessage] });
    expect(calls).toEqual([
      'deviceModel.recordReportPart',
      'calls.list',
      'deviceModel.recordReportPart',
      'variableMonitors.recordReportPart',
      'calls.list',
      'customerInformation.recordReportPart',
      'displayMessages.record',
    ]);
  });

  test('are one write for NotifyEvent, and one more for each state of a connector in it', async () => {
    const { send, calls } = await aCountedCsms();
    const event = {
      eventId: 1,
      timestamp: time(1),
      trigger: 'Delta',
      actualValue: 'Faulted',
      eventNotificationType: 'HardWiredNotification',
      component: { name: 'ChargingStation' },
      variable: { name: 'Problem' },
    } as const;
    await send('NotifyEvent', {
      seqNo: 0,
      generatedAt: time(1),
      eventData: [event, { ...event, eventId: 2 }],
    });
    expect(calls.splice(0)).toEqual(['monitoringEvents.record']);
    const state = { ...event, variable: { name: 'AvailabilityState' } };
    await send('NotifyEvent', { seqNo: 0, generatedAt: time(1), eventData: [event, state] });
    expect(calls).toEqual(['monitoringEvents.record', 'stations.recordConnectorStatus']);
  });

  test('are one write for what is told of smart charging and reservations, and a look for the transaction of an EV', async () => {
    const { send, calls } = await aCountedCsms();
    const chargingSchedule = {
      id: 1,
      chargingRateUnit: 'A',
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }],
    } as const satisfies object;
    const chargingNeeds = { requestedEnergyTransfer: 'DC' } as const;
    await send('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'EMS' } });
    await send('ClearedChargingLimit', { chargingLimitSource: 'EMS' });
    await send('NotifyEVChargingNeeds', { evseId: 1, chargingNeeds });
    await send('NotifyEVChargingSchedule', {
      evseId: 1,
      timeBase: time(1),
      chargingSchedule: { ...chargingSchedule, chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
    });
    await send('ReservationStatusUpdate', { reservationId: 1, reservationUpdateStatus: 'Expired' });
    expect(calls).toEqual([
      'chargingLimits.record',
      'chargingLimits.recordRemoved',
      'transactions.list',
      'evChargingNeeds.record',
      'evChargingSchedules.record',
      'reservations.recordEnd',
    ]);
  });

  test('are one write more for an event by which a reservation is used up', async () => {
    const { send, calls } = await aCountedCsms();
    await send('TransactionEvent', { ...started, reservationId: 7 });
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.record', 'reservations.recordEnd']);
    const updated = { ...started, eventType: 'Updated', seqNo: 1, idToken: undefined } as const;
    await send('TransactionEvent', updated);
    expect(calls.splice(0)).toEqual(['transactions.record']);
    await send('TransactionEvent', ended);
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.record']);
  });

  test('are one write for SecurityEventNotification', async () => {
    const { send, calls } = await aCountedCsms();
    await send('SecurityEventNotification', { type: 'SettingSystemTime', timestamp: time(1) });
    expect(calls).toEqual(['securityEvents.record']);
  });

  test('are one read of a token for Authorize, and one of running transactions where it is accepted', async () => {
    const { send, calls } = await aCountedCsms();
    await send('Authorize', { idToken });
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.list']);
    await send('Authorize', { idToken: { ...idToken, type: 'eMAID' }, certificate: 'MIIB' });
    expect(calls).toEqual(['tokens.find']);
  });

  test("are none for a vendor's message and for those of certificates", async () => {
    const { send, calls } = await aCountedCsms();
    await send('DataTransfer', { vendorId: 'com.acme' });
    await send('SignCertificate', { csr: csrPem });
    const iso15118SchemaVersion = 'urn:iso:15118:2:2013:MsgDef';
    await send('Get15118EVCertificate', { iso15118SchemaVersion, action: 'Install', exiRequest: 'gJgC' });
    expect(calls).toEqual([]);
  });

  test('are one record of the transaction for an update, and one read of a token more where there is one', async () => {
    const { send, calls } = await aCountedCsms();
    await send('TransactionEvent', started);
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.record']);
    const updated = { ...started, eventType: 'Updated', seqNo: 1, idToken: undefined } as const;
    await send('TransactionEvent', updated);
    expect(calls.splice(0)).toEqual(['transactions.record']);
    await send('TransactionEvent', ended);
    expect(calls.splice(0)).toEqual(['tokens.find', 'transactions.record']);
  });
});
