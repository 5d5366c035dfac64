import type { RPCClient } from 'ocpp-rpc';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { onFirestore, type System, startStandalone, systems } from './systems.js';

/** A variable that a station reports, and what it says of it. */
const itemsPerMessage = {
  component: { name: 'DeviceDataCtrlr' },
  variable: { name: 'ItemsPerMessage', instance: 'GetVariables' },
  variableAttribute: [{ value: '7', mutability: 'ReadOnly' }],
  variableCharacteristics: { dataType: 'integer', supportsMonitoring: false },
};

const connectorType = {
  component: { name: 'Connector', evse: { id: 1, connectorId: 1 } },
  variable: { name: 'ConnectorType' },
  variableAttribute: [{ value: 'cCCS2', mutability: 'ReadOnly' }],
  variableCharacteristics: { dataType: 'string', supportsMonitoring: false },
};

const monitor = {
  component: { name: 'EVSE', evse: { id: 1 } },
  variable: { name: 'Power' },
  variableMonitoring: [{ id: 3, transaction: false, value: 22_000, type: 'UpperThreshold', severity: 5 }],
};

interface Asked {
  readonly action: string;
  readonly requestId: number;
}

describe.each([...systems, onFirestore])('what a station is made of, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;
  // One for each test, which does not ask for so many reports that some would have to wait.
  beforeEach(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
  });
  afterEach(() => system?.close());

  /** Connects a station that says of each report that it will come. */
  async function connect(stationId: string, status = 'Accepted'): Promise<[RPCClient, Asked[]]> {
    const password = await operator.registerStation(stationId);
    const asked: Asked[] = [];
    const station = await connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId,
      password,
      protocol: 'ocpp2.0.1',
      onCall(action, params) {
        asked.push({ action, ...(params as { requestId: number }) });
        return { status };
      },
    });
    return [station, asked];
  }

  async function boot(station: RPCClient, firmwareVersion: string): Promise<void> {
    const chargingStation = { vendorName: 'ACME', model: 'One', firmwareVersion };
    const response = await station.call('BootNotification', { reason: 'PowerUp', chargingStation });
    expect(response).toMatchObject({ status: 'Accepted' });
  }

  const asksFor = (asked: readonly Asked[], ...actions: readonly string[]) =>
    vi.waitFor(() => expect(asked.map(({ action }) => action)).toEqual(actions), { timeout: 20_000 });

  /** What came of the reports of a station. */
  async function statusesOf(stationId: string): Promise<Readonly<Record<string, string>>> {
    const { items } = await operator.get<{ items: { report: string; status: string }[] }>(
      `/cs/${stationId}/work`,
    );
    return Object.fromEntries(items.map(({ report, status }) => [report, status]));
  }

  it('is asked for when it is new or has changed, and its monitors when it has booted (B07.FR.14, N04.FR.19)', async () => {
    const stationId = 'reporting';
    const [station, asked] = await connect(stationId);
    await boot(station, '1.0');
    await asksFor(asked, 'GetBaseReport');
    const part = { requestId: asked[0]?.requestId, generatedAt: new Date().toISOString() };
    await station.call('NotifyReport', { ...part, seqNo: 0, tbc: true, reportData: [itemsPerMessage] });
    await station.call('NotifyReport', { ...part, seqNo: 1, reportData: [connectorType] });
    const { items } = await operator.get<{ items: { variable: object }[] }>(`/cs/${stationId}/variables`);
    expect(items.map(({ variable }) => variable)).toMatchObject([
      { name: 'ConnectorType' },
      { name: 'ItemsPerMessage' },
    ]);

    // It boots as what it was: all that it is made of is known.
    await boot(station, '1.0');
    await asksFor(asked, 'GetBaseReport', 'GetMonitoringReport');
    const { requestId } = asked[1] as Asked;
    const generatedAt = new Date().toISOString();
    await station.call('NotifyMonitoringReport', { requestId, seqNo: 0, generatedAt, monitor: [monitor] });

    await boot(station, '1.1');
    await asksFor(asked, 'GetBaseReport', 'GetMonitoringReport', 'GetBaseReport');
    expect(await statusesOf(stationId)).toEqual({ inventory: 'Pending', monitors: 'Pending' });
    await station.close();
  });

  it('is not asked for again of a station that does not tell (B07.FR.14, N04.FR.19)', async () => {
    const stationId = 'silent';
    const [station, asked] = await connect(stationId, 'NotSupported');
    await boot(station, '1.0');
    await asksFor(asked, 'GetBaseReport', 'GetMonitoringReport');
    const rejected = { inventory: 'Rejected', monitors: 'Rejected' };
    await vi.waitFor(async () => expect(await statusesOf(stationId)).toEqual(rejected), { timeout: 20_000 });
    await boot(station, '1.0');
    expect(await statusesOf(stationId)).toEqual(rejected);
    await boot(station, '1.1');
    await asksFor(asked, 'GetBaseReport', 'GetMonitoringReport', 'GetBaseReport', 'GetMonitoringReport');
    await station.close();
  });
});

it('is asked for of nobody when that is turned off', async () => {
  const system = await startStandalone(['--ocpp-request-reports=false']);
  try {
    const operator = createOperator(system.apiUrl);
    const password = await operator.registerStation('alone');
    const station = await connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId: 'alone',
      password,
      protocol: 'ocpp2.0.1',
    });
    const chargingStation = { vendorName: 'ACME', model: 'One' };
    await station.call('BootNotification', { reason: 'PowerUp', chargingStation });
    expect(await operator.get('/cs/alone/work')).toEqual({ items: [] });
    await station.close();
  } finally {
    await system.close();
  }
});
