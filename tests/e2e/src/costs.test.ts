import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const args = ['--tariff-service-kwh-price=0.5', '--tariff-service-kwh-currency=EUR'];

const parkingTariff = {
  currency: 'EUR',
  elements: [
    {
      price_components: [
        { type: 'FLAT', price: 1, vat: 20, step_size: 0 },
        { type: 'ENERGY', price: 0.25, vat: 20, step_size: 1 },
        { type: 'PARKING_TIME', price: 6, vat: 20, step_size: 300 },
      ],
    },
  ],
};

describe.each(programs)('what charging costs, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start({ args });
    operator = createOperator(system.apiUrl);
    await operator.addToken('04E91C5A');
  });
  afterAll(() => system?.close());

  it('a 2.0.1 station is told so far and in the end, and the operator sees it', async () => {
    const password = await operator.registerStation('COST201');
    const protocol = 'ocpp2.0.1';
    const station = await connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId: 'COST201',
      password,
      protocol,
    });
    const send = (eventType: string, seqNo: number, wh: number) =>
      station.call('TransactionEvent', {
        eventType,
        seqNo,
        timestamp: `2026-11-22T10:${seqNo}0:00Z`,
        triggerReason: 'MeterValuePeriodic',
        transactionInfo: { transactionId: 'T1' },
        evse: { id: 1 },
        meterValue: [{ timestamp: `2026-11-22T10:${seqNo}0:00Z`, sampledValue: [{ value: wh }] }],
        ...(eventType === 'Started' && { idToken: { idToken: '04E91C5A', type: 'ISO14443' } }),
      });
    await send('Started', 0, 1_000);
    expect(await send('Updated', 1, 3_000)).toMatchObject({ totalCost: 1 });
    expect(await send('Ended', 2, 5_500)).toMatchObject({ totalCost: 2.25 });
    expect(await operator.get('/transactions/COST201/T1')).toMatchObject({
      energyWh: 4_500,
      cost: { total: 2.25, currency: 'EUR', tariffId: 'kwh' },
    });
    await station.close();
  });

  it('a 1.6 transaction is billed by the tariff of its station, parking included', async () => {
    await operator.put('/tariffs/PARKING', parkingTariff);
    const password = await operator.registerStation('COST16', { tariffId: 'PARKING' });
    const station = await connectStation({
      gatewayUrl: system.gatewayUrl,
      stationId: 'COST16',
      password,
      protocol: 'ocpp1.6',
    });
    const { transactionId } = (await station.call('StartTransaction', {
      connectorId: 1,
      idTag: '04E91C5A',
      meterStart: 0,
      timestamp: '2026-11-22T10:00:00Z',
    })) as { transactionId: number };
    await station.call('MeterValues', {
      connectorId: 1,
      transactionId,
      meterValue: [{ timestamp: '2026-11-22T10:30:00Z', sampledValue: [{ value: '10000' }] }],
    });
    await station.call('StopTransaction', {
      transactionId,
      meterStop: 10_000,
      timestamp: '2026-11-22T10:42:00Z',
    });
    expect(await operator.get(`/transactions/COST16/${transactionId}`)).toMatchObject({
      cost: {
        exclVat: 5,
        total: 6,
        lines: [{ exclVat: 1 }, { quantity: 10_000, exclVat: 2.5 }, { quantity: 900, exclVat: 1.5 }],
      },
    });
    await station.close();
  });
});
