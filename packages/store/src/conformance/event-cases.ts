import assert from 'node:assert/strict';
import { mergeTransaction } from '../merge-transaction.js';
import { stopSeqNo, type Transaction, type TransactionEvent } from '../transactions.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aReading, aRegister, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

/** A transaction in four events, each with a reading and parts of its own. */
const story: readonly TransactionEvent[] = [
  aStart({
    registers: aRegister(1_000, 0),
    remoteStartId: 7,
    readings: [aReading({ id: '0.0', at: at(0) })],
  }),
  anEvent({
    seqNo: 1,
    evseId: 2,
    connectorId: 1,
    chargingState: 'Charging',
    readings: [aReading({ id: '1.0' })],
  }),
  anEvent({ seqNo: 5, registers: aRegister(4_000, 5), readings: [aReading({ id: '5.0', at: at(5) })] }),
  anEnd({
    registers: aRegister(6_500, 9),
    chargingState: 'Idle',
    stoppedReason: 'Remote',
    readings: [aReading({ id: '9.0', at: at(9) })],
  }),
];

const outcome = story.reduce<Transaction | undefined>(
  (transaction, event) => mergeTransaction(transaction, event),
  undefined,
);

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]),
  );
}

/** What holds for recording the events of a transaction. */
export const eventCases: readonly ConformanceCase[] = [
  {
    name: 'transactions: an unknown transaction is undefined',
    async run({ transactions }) {
      await transactions.record(aStart());
      assert.equal(await transactions.find('CP-1', 'T-2'), undefined);
      assert.equal(await transactions.find('CP-2', 'T-1'), undefined);
      assert.equal(await transactions.find('CP-1', 't-1'), undefined);
    },
  },
  {
    name: 'transactions.record: resolves to the transaction after each event, as find does then',
    async run({ transactions }) {
      let expected: Transaction | undefined;
      for (const event of story) {
        expected = mergeTransaction(expected, event);
        assertSame(await transactions.record(event), expected);
        assertSame(await transactions.find('CP-1', 'T-1'), expected);
      }
    },
  },
  {
    name: 'transactions.record: keeps every part of an event, dates and token answers too',
    async run({ transactions }) {
      const event = anEnd({
        token: { uid: 'TAG-1', type: 'eMAID' },
        authorization: { status: 'Expired', groupId: 'G', cacheExpiresAt: at(60), language: 'de' },
        evseId: 0,
        connectorId: 0,
        chargingState: 'Idle',
        remoteStartId: 0,
        reservationId: 0,
        tariffId: 'TF-1',
        stoppedReason: '',
        registers: aRegister(0.1 + 0.2, 9),
        seqNo: stopSeqNo,
        at: at(9),
      });
      await transactions.record(event);
      assertSame(await transactions.find('CP-1', 'T-1'), mergeTransaction(undefined, event));
    },
  },
  {
    name: 'transactions.record: the same events give the same transaction and readings in any order',
    async run({ transactions }) {
      for (const [index, events] of permutations(story).entries()) {
        const transactionId = `T-${index}`;
        for (const event of events) await transactions.record({ ...event, transactionId });
        assertSame(await transactions.find('CP-1', transactionId), { ...outcome, transactionId });
        const { items } = await transactions.listReadings('CP-1', transactionId, { limit: 10 });
        assert.deepEqual(
          items.map(({ id }) => id),
          ['0.0', '1.0', '5.0', '9.0'],
        );
      }
    },
  },
  {
    name: 'transactions.record: an event that comes again changes nothing',
    async run({ transactions }) {
      for (const event of story) {
        const once = await transactions.record(event);
        assertSame(await transactions.record(event), once);
      }
      for (const event of story) assertSame(await transactions.record(event), outcome);
      const { items } = await transactions.listReadings('CP-1', 'T-1', { limit: 10 });
      assert.equal(items.length, story.length);
    },
  },
  {
    name: 'transactions.record: events that come at once all count, each of them twice',
    async run({ transactions }) {
      const updates = upTo(20).map((index) =>
        anEvent({
          seqNo: index + 1,
          registers: aRegister(1_000 + index * 100, index + 1),
          authorization: index < 5 ? { status: 'Accepted' } : undefined,
          readings: [aReading({ id: `${index + 1}.0`, at: at(index + 1) })],
        }),
      );
      const events = [...updates, aStart(), anEnd({ seqNo: 30 })];
      await Promise.all([...events, ...events].map((event) => transactions.record(event)));
      const expected = events.reduce<Transaction | undefined>(
        (transaction, event) => mergeTransaction(transaction, event),
        undefined,
      );
      assertSame(await transactions.find('CP-1', 'T-1'), expected);
      const { items } = await transactions.listReadings('CP-1', 'T-1', { limit: 100 });
      assert.equal(items.length, updates.length);
    },
  },
  {
    name: 'transactions.record: an end of an unknown transaction is kept, and flagged',
    async run({ transactions }) {
      await transactions.record(anEnd());
      const transaction = await transactions.find('CP-1', 'T-1');
      assertSame([transaction?.status, transaction?.flags], ['ended', ['unknown_start']]);
    },
  },
  {
    name: 'transactions.record: the first answer to the token of an event stays, so that a repeat is answered alike',
    async run({ transactions }) {
      await transactions.record(aStart());
      await transactions.record(aStart({ authorization: { status: 'ConcurrentTx' } }));
      const transaction = await transactions.find('CP-1', 'T-1');
      assertSame(transaction?.authorizations, [{ seqNo: 0, status: 'Accepted' }]);
    },
  },
  {
    name: 'transactions.record: of two answers that come at once, one stays and both callers see it',
    async run({ transactions }) {
      const [one, other] = await Promise.all([
        transactions.record(aStart()),
        transactions.record(aStart({ authorization: { status: 'ConcurrentTx' } })),
      ]);
      const transaction = await transactions.find('CP-1', 'T-1');
      assert.equal(transaction?.authorizations.length, 1);
      assertSame(one.authorizations, transaction.authorizations);
      assertSame(other.authorizations, transaction.authorizations);
    },
  },
  {
    name: 'transactions.record: stations have transactions of their own, though the ids are the same',
    async run({ transactions }) {
      await transactions.record(aStart({ stationId: 'CP-1', readings: [aReading({ id: 'one' })] }));
      await transactions.record(anEnd({ stationId: 'CP-2', readings: [aReading({ id: 'two' })] }));
      assert.equal((await transactions.find('CP-1', 'T-1'))?.status, 'active');
      assert.equal((await transactions.find('CP-2', 'T-1'))?.status, 'ended');
      const { items } = await transactions.listReadings('CP-1', 'T-1', { limit: 10 });
      assert.deepEqual(
        items.map(({ id }) => id),
        ['one'],
      );
    },
  },
];
