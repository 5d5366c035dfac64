import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiTransaction, createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { onFirestore, programs, type System } from './systems.js';

const args = ['--tariff-service-kwh-price=0.5', '--tariff-service-kwh-currency=EUR'];
const token = { uid: '04E91C5A' };

describe.each([...programs, onFirestore])('a transaction whose end was lost, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start({ args });
    operator = createOperator(system.apiUrl);
    await operator.addToken(token.uid);
  });
  afterAll(() => system?.close());

  /** Ends a transaction, and resolves to what is then told of it. */
  async function end(path: string, body: object = {}): Promise<ApiTransaction> {
    await operator.post(`${path}/end`, body);
    return operator.get<ApiTransaction>(path);
  }

  it('is ended by the operator, goes on with a MeterValues, and ends with the StopTransaction that comes late', async () => {
    const password = await operator.registerStation('LOST16');
    const connect = () =>
      connectStation({ gatewayUrl: system.gatewayUrl, stationId: 'LOST16', password, protocol: 'ocpp1.6' });
    const charging = await connect();
    const { transactionId } = (await charging.call('StartTransaction', {
      connectorId: 1,
      idTag: token.uid,
      meterStart: 1_000,
      timestamp: '2026-11-22T10:00:00Z',
    })) as { transactionId: number };
    const aReading = (timestamp: string, value: string) => ({
      connectorId: 1,
      transactionId,
      meterValue: [{ timestamp, sampledValue: [{ value }] }],
    });
    await charging.call('MeterValues', aReading('2026-11-22T10:30:00Z', '3000'));
    await charging.close();

    const path = `/transactions/LOST16/${transactionId}`;
    const assumed = { status: 'ended', stoppedReason: 'Other', flags: ['assumed_end'] };
    expect(await end(path)).toMatchObject({
      ...assumed,
      endedAt: '2026-11-22T10:30:00.000Z',
      energyWh: 2_000,
      cost: { total: 1, currency: 'EUR' },
    });
    expect(await end(path, { endedAt: '2026-11-22T10:45:00Z', meterStop: 4_000 })).toMatchObject({
      ...assumed,
      endedAt: '2026-11-22T10:45:00.000Z',
      energyWh: 3_000,
      cost: { total: 1.5 },
    });

    const back = await connect();
    await back.call('MeterValues', aReading('2026-11-22T10:31:00Z', '3100'));
    const goingOn = await operator.get<ApiTransaction>(path);
    expect(goingOn).toMatchObject({ status: 'active', energyWh: 2_100, flags: [] });
    expect(goingOn).not.toHaveProperty('endedAt');
    expect(goingOn).not.toHaveProperty('cost');
    expect(await end(path)).toMatchObject({ ...assumed, energyWh: 2_100 });

    const stop = { transactionId, idTag: token.uid, meterStop: 9_000, timestamp: '2026-11-22T11:00:00Z' };
    for (const _ of [1, 2]) {
      await back.call('StopTransaction', { ...stop, reason: 'EVDisconnected' });
      expect(await operator.get(path)).toMatchObject({
        status: 'ended',
        endedAt: '2026-11-22T11:00:00.000Z',
        stoppedReason: 'EVDisconnected',
        energyWh: 8_000,
        cost: { total: 4 },
        flags: [],
      });
    }
    await expect(end(path)).rejects.toThrow('409');
    await back.close();
  });

  it('is ended by the operator, goes on with an Updated, and ends with the Ended that was queued', async () => {
    const password = await operator.registerStation('LOST201');
    const connect = () =>
      connectStation({
        gatewayUrl: system.gatewayUrl,
        stationId: 'LOST201',
        password,
        protocol: 'ocpp2.0.1',
      });
    const tell = (
      station: Awaited<ReturnType<typeof connect>>,
      eventType: string,
      seqNo: number,
      wh: number,
    ) =>
      station.call('TransactionEvent', {
        eventType,
        seqNo,
        offline: eventType === 'Ended',
        timestamp: `2026-11-22T10:${seqNo}0:00Z`,
        triggerReason: 'MeterValuePeriodic',
        transactionInfo: {
          transactionId: 'T1',
          ...(eventType === 'Ended' && { stoppedReason: 'PowerLoss' }),
        },
        evse: { id: 1 },
        meterValue: [{ timestamp: `2026-11-22T10:${seqNo}0:00Z`, sampledValue: [{ value: wh }] }],
        ...(eventType === 'Started' && { idToken: { idToken: token.uid, type: 'ISO14443' } }),
      });
    const charging = await connect();
    await tell(charging, 'Started', 0, 1_000);
    await tell(charging, 'Updated', 1, 3_000);
    await charging.close();

    const path = '/transactions/LOST201/T1';
    const assumed = { status: 'ended', stoppedReason: 'Other', flags: ['assumed_end'] };
    expect(await end(path)).toMatchObject({
      ...assumed,
      endedAt: '2026-11-22T10:10:00.000Z',
      energyWh: 2_000,
      cost: { total: 1 },
    });

    const back = await connect();
    await tell(back, 'Updated', 1, 3_000);
    expect(await operator.get(path)).toMatchObject(assumed);
    expect(await tell(back, 'Updated', 2, 5_000)).toMatchObject({ totalCost: 2 });
    const goingOn = await operator.get(path);
    expect(goingOn).toMatchObject({ status: 'active', energyWh: 4_000, flags: [] });
    expect(goingOn).not.toHaveProperty('cost');
    expect(await end(path, { meterStop: 20_000 })).toMatchObject({ ...assumed, cost: { total: 9.5 } });
    for (const _ of [1, 2]) {
      expect(await tell(back, 'Ended', 3, 6_000)).toMatchObject({ totalCost: 2.5 });
      expect(await operator.get(path)).toMatchObject({
        status: 'ended',
        endedAt: '2026-11-22T10:30:00.000Z',
        stoppedReason: 'PowerLoss',
        energyWh: 5_000,
        cost: { total: 2.5 },
        flags: [],
      });
    }
    await expect(end(path)).rejects.toThrow('409');
    await back.close();
  });
});
