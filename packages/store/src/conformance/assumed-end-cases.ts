import assert from 'node:assert/strict';
import { mergeAssumedEnd, mergeTransaction } from '../merge-transaction.js';
import type { Store } from '../store.js';
import type { AssumedEnd, Transaction, TransactionEvent } from '../transactions.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aReading, aRegister, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';

const origin = { ocppVersion: '1.6' };
const cost = { tariffId: 'TF-1', currency: 'EUR', total: 1.1, exclVat: 1, inclVat: 1.1, lines: [] };

const charging = [
  aStart({ evseId: 1, registers: aRegister(1_000, 0) }),
  anEvent({ seqNo: 5, registers: aRegister(3_000, 5), readings: [aReading({ id: '5.0', at: at(5) })] }),
];

function anAssumedEnd(fields: Partial<AssumedEnd> = {}): AssumedEnd {
  return { at: at(5), assumedAt: at(60), seqNo: 5, registers: aRegister(4_500, 7), ...fields };
}

/** An end that is assumed where readings tell more than events: until the minute of the latest of them. */
function knownUntil(minute: number): AssumedEnd {
  return anAssumedEnd({ at: at(minute), seqNo: at(minute).getTime() });
}

async function recordCharging({ transactions }: Store): Promise<void> {
  for (const event of charging) await transactions.record(event);
}

async function idsOf({ transactions }: Store, active: boolean): Promise<readonly string[]> {
  const { items } = await transactions.list({ stationId: 'CP-1', active }, { limit: 10 });
  return items.map(({ transactionId }) => transactionId);
}

/** What the token of the transaction is answered at another station, where it has to be used there alone. */
async function answerElsewhere({ transactions }: Store, transactionId: string): Promise<unknown> {
  const authorization = { status: 'Accepted', exclusive: true };
  const elsewhere = { stationId: 'CP-2', transactionId };
  const { authorizations } = await transactions.record(aStart({ ...elsewhere, authorization }));
  await transactions.record(anEnd(elsewhere));
  return authorizations[0]?.status;
}

async function assertGoesOn(store: Store): Promise<void> {
  const transaction = await store.transactions.find('CP-1', 'T-1');
  const { status, endedAt, endReceivedAt, stoppedReason, flags, cost: told } = transaction ?? {};
  assertSame({ status, endedAt, endReceivedAt, stoppedReason, told, flags }, { status: 'active', flags: [] });
  assert.deepEqual([await idsOf(store, true), await idsOf(store, false)], [['T-1'], []]);
  assert.equal(await answerElsewhere(store, 'T-goes-on'), 'ConcurrentTx');
  assert.deepEqual(await store.transactions.removeEnded(at(9_999), 10), { count: 1, isMore: false });
}

/** What holds for ends that are assumed. */
export const assumedEndCases: readonly ConformanceCase[] = [
  {
    name: 'transactions.assumeEnd: an unknown transaction is undefined, and not created',
    async run({ transactions }) {
      assert.equal(await transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd()), undefined);
      assert.equal(await transactions.find('CP-1', 'T-1'), undefined);
    },
  },
  {
    name: 'transactions.assumeEnd: resolves to the transaction as it is then, with all of the end, as find and list do',
    async run(store) {
      await recordCharging(store);
      const { transactions } = store;
      const before = await transactions.find('CP-1', 'T-1');
      assert.ok(before);
      const expected = mergeAssumedEnd(before, anAssumedEnd());
      assertSame(await transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd()), expected);
      assertSame(await transactions.find('CP-1', 'T-1'), expected);
      assertSame((await transactions.list({}, { limit: 10 })).items, [expected]);
      assertSame([expected.status, expected.energyWh, expected.flags], ['ended', 3_500, ['assumed_end']]);
      assert.deepEqual([await idsOf(store, true), await idsOf(store, false)], [[], ['T-1']]);
    },
  },
  {
    name: 'transactions.assumeEnd: an end that is assumed again changes nothing',
    async run(store) {
      await recordCharging(store);
      const once = await store.transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd());
      assertSame(await store.transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd()), once);
      assertSame(await store.transactions.find('CP-1', 'T-1'), once);
    },
  },
  {
    name: 'transactions.assumeEnd: the end that the station tells takes its place in all, in any order',
    async run(store) {
      const { transactions } = store;
      const end = anEnd({ registers: aRegister(6_000, 9), stoppedReason: 'Remote', receivedAt: at(99) });
      await recordCharging(store);
      const told = await transactions.record(end);
      assertSame(await transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd()), told);
      for (const event of [...charging, end]) await transactions.record({ ...event, transactionId: 'T-2' });
      for (const event of charging) await transactions.record({ ...event, transactionId: 'T-3' });
      await transactions.assumeEnd('CP-1', 'T-3', anAssumedEnd());
      await transactions.record({ ...end, transactionId: 'T-3' });
      for (const transactionId of ['T-2', 'T-3']) {
        assertSame(await transactions.find('CP-1', transactionId), { ...told, transactionId });
      }
      assertSame([told.energyWh, told.endedAt, told.flags], [5_000, at(9), []]);
    },
  },
  {
    name: 'transactions.assumeEnd: a transaction of which an event tells more than was known goes on, in any order',
    async run(store) {
      const { transactions } = store;
      const update = anEvent({ seqNo: 6 });
      await recordCharging(store);
      await transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd());
      const once = await transactions.record(update);
      assertSame(await transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd()), once);
      await assertGoesOn(store);
    },
  },
  {
    name: 'transactions.assumeEnd: a transaction of which a reading tells more than was known goes on, with the reading',
    async run(store) {
      await recordCharging(store);
      const { transactions } = store;
      await transactions.assumeEnd('CP-1', 'T-1', knownUntil(8));
      const readings = [
        aReading({ id: 'late', at: at(9) }),
        aReading({ id: 'early', at: at(7) }),
        aReading({ id: 'same', at: at(8) }),
      ];
      await transactions.appendMeterValues('CP-1', 'T-1', readings.slice(1), origin);
      assert.equal((await transactions.find('CP-1', 'T-1'))?.status, 'ended');
      for (const _ of upTo(2)) await transactions.appendMeterValues('CP-1', 'T-1', readings, origin);
      const { items } = await transactions.listReadings('CP-1', 'T-1', { limit: 10 });
      assert.deepEqual(
        items.map(({ id }) => id),
        ['5.0', 'early', 'same', 'late'],
      );
      await assertGoesOn(store);
      await transactions.assumeEnd('CP-1', 'T-1', knownUntil(8));
      assert.equal((await transactions.find('CP-1', 'T-1'))?.status, 'active');
    },
  },
  {
    name: 'transactions.assumeEnd: a transaction goes on of which a reading tells it that is not kept, since others were removed',
    async run(store) {
      await recordCharging(store);
      const { transactions } = store;
      await transactions.assumeEnd('CP-1', 'T-1', knownUntil(8));
      await transactions.removeReadings(at(9_999), 10);
      await transactions.appendMeterValues('CP-1', 'T-1', [aReading({ at: at(9) })], origin);
      assert.deepEqual((await transactions.listReadings('CP-1', 'T-1', { limit: 10 })).items, []);
      await assertGoesOn(store);
    },
  },
  {
    name: 'transactions.assumeEnd: a token is not in use in a transaction whose end is assumed',
    async run(store) {
      await recordCharging(store);
      assert.equal(await answerElsewhere(store, 'T-2'), 'ConcurrentTx');
      await store.transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd());
      assert.equal(await answerElsewhere(store, 'T-3'), 'Accepted');
    },
  },
  {
    name: 'transactions.assumeEnd: what a transaction cost goes with the end that it was found out from',
    async run(store) {
      const { transactions } = store;
      const id = ['CP-1', 'T-1'] as const;
      await recordCharging(store);
      for (const [minute, takeAway] of [
        [8, () => transactions.appendMeterValues(...id, [aReading({ at: at(9) })], origin)],
        [10, () => transactions.assumeEnd(...id, { ...knownUntil(10), assumedAt: at(61) })],
        [20, () => transactions.record(anEnd())],
      ] as const) {
        const assumed = await transactions.assumeEnd(...id, knownUntil(minute));
        assert.equal(assumed?.status, 'ended');
        await transactions.recordCost(...id, cost, assumed);
        await transactions.record(anEvent({ seqNo: 4 }));
        assertSame((await transactions.find(...id))?.cost, cost);
        await takeAway();
        assert.equal((await transactions.find(...id))?.cost, undefined);
      }
    },
  },
  {
    name: 'transactions.assumeEnd: a transaction is old by when its end was assumed, where its clock was behind',
    async run(store) {
      const { transactions } = store;
      await recordCharging(store);
      await transactions.assumeEnd('CP-1', 'T-1', anAssumedEnd({ assumedAt: at(60) }));
      assert.deepEqual(await transactions.removeEnded(at(60), 10), { count: 0, isMore: false });
      let count = 0;
      for (const _ of upTo(3)) count += (await transactions.removeEnded(at(61), 10)).count;
      assert.equal(count, 1);
      assert.equal(await transactions.find('CP-1', 'T-1'), undefined);
    },
  },
  {
    name: 'transactions.assumeEnd: ends that are assumed and events that come at once all count',
    async run({ transactions }) {
      const updates = upTo(10).map((index) => anEvent({ seqNo: index + 1 }));
      // Of which the first counts.
      const ends = upTo(10).map((index) => anAssumedEnd({ seqNo: 10 - index, assumedAt: at(60 - index) }));
      const start = aStart();
      await transactions.record(start);
      await Promise.all([
        ...updates.map((event) => transactions.record(event)),
        ...ends.map((end) => transactions.assumeEnd('CP-1', 'T-1', end)),
      ]);
      const charged = [start, ...updates].reduce<Transaction | undefined>(
        (transaction, event: TransactionEvent) => mergeTransaction(transaction, event),
        undefined,
      );
      assert.ok(charged);
      assertSame(await transactions.find('CP-1', 'T-1'), ends.reduce(mergeAssumedEnd, charged));
    },
  },
  ...copyCases({
    name: 'transactions.assumeEnd',
    input: () => anAssumedEnd({ at: at(5), assumedAt: at(60), registers: aRegister(4_500, 7) }),
    async write(store, end) {
      await recordCharging(store);
      return store.transactions.assumeEnd('CP-1', 'T-1', end);
    },
    read: [
      ({ transactions }) => transactions.find('CP-1', 'T-1'),
      ({ transactions }) => transactions.list({}, { limit: 10 }),
    ],
  }),
];
