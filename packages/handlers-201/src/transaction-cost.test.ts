import { ocpp201, type TransactionEventRequest } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import { createBilling } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { aToken, at, clock, time } from '@csms/test-handlers';
import { type Emitter, parseEnvelope, serializeEnvelope } from '@csms/transport';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { handlers201 } from './handlers.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;

function anEvent(
  eventType: TransactionEventRequest['eventType'],
  seqNo: number,
  wh: number,
  fields: Partial<TransactionEventRequest> = {},
): TransactionEventRequest {
  return {
    eventType,
    seqNo,
    timestamp: time(seqNo),
    triggerReason: 'MeterValuePeriodic',
    transactionInfo: { transactionId: 'T1' },
    meterValue: [{ timestamp: time(seqNo), sampledValue: [{ value: wh }] }],
    ...fields,
  };
}

const started = anEvent('Started', 0, 1_000, { idToken, triggerReason: 'Authorized' });
const updated = anEvent('Updated', 5, 3_000);
const ended = anEvent('Ended', 10, 5_000);

async function aStoreWithTariffs() {
  const store = createMemoryStore();
  for (const [tariffId, price] of [
    ['STANDARD', 0.5],
    ['STAFF', 0.25],
    ['FREE', 0],
  ] as const) {
    const priceComponents = [{ dimension: 'ENERGY', price, stepSize: 0 }] as const;
    await store.tariffs.set({
      tariffId,
      currency: 'EUR',
      elements: [{ priceComponents }],
      lastUpdated: at(0),
    });
  }
  await store.tokens.set(aToken());
  return store;
}

async function aCsmsThatBills() {
  const store = await aStoreWithTariffs();
  return aCsms({ store, billing: createBilling({ store, defaultTariffId: 'STANDARD' }) });
}

describe('the cost of a transaction', () => {
  test('is told so far with each update, and in the end (I02.FR.01, I03.FR.02)', async () => {
    const { send, store } = await aCsmsThatBills();
    expect(await send('TransactionEvent', started)).not.toHaveProperty('totalCost');
    expect(await send('TransactionEvent', updated)).toEqual({ totalCost: 1 });
    expect(await send('TransactionEvent', ended)).toEqual({ totalCost: 2 });
    expect(await store.transactions.find('CS1', 'T1')).toMatchObject({
      tariffId: 'STANDARD',
      cost: { total: 2, currency: 'EUR', lines: [{ quantity: 4_000, price: 0.5 }] },
    });
  });

  test('is the same when the end comes again', async () => {
    const { send } = await aCsmsThatBills();
    for (const event of [started, ended]) await send('TransactionEvent', event);
    expect(await send('TransactionEvent', ended)).toEqual({ totalCost: 2 });
  });

  test('of a free one is 0, and one that is not known is not told (I03.FR.04)', async () => {
    const { send, store } = await aCsmsThatBills();
    await store.tokens.set(aToken({ tariffId: 'FREE' }));
    await send('TransactionEvent', started);
    expect(await send('TransactionEvent', ended)).toEqual({ totalCost: 0 });
    const unknown = { transactionInfo: { transactionId: 'T2' }, meterValue: undefined };
    expect(await send('TransactionEvent', { ...ended, ...unknown })).toEqual({});
  });

  test('is by the tariff of the token that started it, not of the one that stops it', async () => {
    const { send, store } = await aCsmsThatBills();
    await store.tokens.set(aToken({ tariffId: 'STAFF' }));
    await store.tokens.set(aToken({ uid: 'CAFE02', tariffId: 'FREE' }));
    await send('TransactionEvent', started);
    const stop = { idToken: { ...idToken, idToken: 'CAFE02' }, triggerReason: 'StopAuthorized' } as const;
    await send('TransactionEvent', { ...updated, ...stop });
    expect(await send('TransactionEvent', { ...ended, ...stop })).toMatchObject({ totalCost: 1 });
  });

  test('is not told without a billing', async () => {
    const { send } = aCsms();
    for (const event of [started, updated]) await send('TransactionEvent', event);
    expect(await send('TransactionEvent', ended)).toEqual({});
  });
});

describe('a running cost that is told by itself', () => {
  async function tell(
    emitter: Emitter,
    event: TransactionEventRequest,
    ...before: TransactionEventRequest[]
  ) {
    const store = await aStoreWithTariffs();
    const billing = createBilling({ store, defaultTariffId: 'STANDARD' });
    const handlers = handlers201({ store, billing, runningCost: 'cost_updated' });
    const router = createRouter(ocpp201, { clock, records: store.calls }).mount(handlers);
    const handle = async (request: TransactionEventRequest, id: string) => {
      const payload = serializeEnvelope({ type: 2, action: 'TransactionEvent', id, request });
      const topic = { kind: 'in', version: '2.0.1', stationId: 'CS1' } as const;
      return (await router.handle({ topic, payload, receivedAt: at(1) }, emitter)).answer;
    };
    for (const [index, request] of before.entries()) await handle(request, `before ${index}`);
    const answers = [await handle(event, 'M1'), await handle(event, 'M1')];
    expect(answers).toMatchObject([
      { type: 3, response: {} },
      { type: 3, response: {} },
    ]);
    return store;
  }

  const event = { ...updated, meterValue: [...(started.meterValue ?? []), ...(updated.meterValue ?? [])] };

  /** An emitter that keeps what is sent. */
  function anOutbox() {
    const sent: string[] = [];
    const emitter: Emitter = {
      async emit({ payload }) {
        sent.push(payload);
        return 'heard';
      },
    };
    return { sent, emitter };
  }

  test('goes out as CostUpdated, once for each event', async () => {
    const { sent, emitter } = anOutbox();
    const store = await tell(emitter, event);
    expect(sent.map(parseEnvelope)).toMatchObject([
      { action: 'CostUpdated', request: { totalCost: 1, transactionId: 'T1' } },
    ]);
    expect((await store.calls.list('CS1', { limit: 10 })).items).toHaveLength(1);
  });

  test.each([
    ['a station tells later what happened while it was offline', { ...event, offline: true }, []],
    ['the transaction is over by then', event, [ended]],
  ])('does not go out where %s (I02.FR.01)', async (_, late, before) => {
    const { sent, emitter } = anOutbox();
    await tell(emitter, late, ...before);
    expect(sent).toEqual([]);
  });

  test('leaves the station its answer when it cannot be told', async () => {
    const store = await tell({ emit: () => Promise.reject(new Error('the broker is away')) }, updated);
    expect(await store.transactions.find('CS1', 'T1')).toMatchObject({ transactionId: 'T1' });
  });
});
