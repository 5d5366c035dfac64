import assert from 'node:assert/strict';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aReading, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

const start = { key: 'k-1', messageId: 'm-1' };

/** What holds for claiming the id of a transaction. */
export const claimStartCases: readonly ConformanceCase[] = [
  {
    name: 'transactions.claimStart: a free id is claimed, and the event recorded with its start',
    async run({ transactions }) {
      const { claimed, transaction } = await transactions.claimStart(
        aStart({ ocppVersion: '1.6', evseId: 1, readings: [aReading()] }),
        start,
      );
      assert.equal(claimed, true);
      assertSame(
        { start: transaction.start, startedAt: transaction.startedAt, flags: transaction.flags },
        { start, startedAt: at(0), flags: [] },
      );
      assertSame(await transactions.find('CP-1', 'T-1'), transaction);
      assertSame((await transactions.listReadings('CP-1', 'T-1', { limit: 10 })).items, [aReading()]);
    },
  },
  {
    name: 'transactions.claimStart: another start that holds the id keeps it, and is told',
    async run({ transactions }) {
      const { transaction: holder } = await transactions.claimStart(aStart(), start);
      const other = aStart({ at: at(7), token: { uid: 'TAG-2' }, readings: [aReading()] });
      const { claimed, transaction } = await transactions.claimStart(other, { key: 'k-2', messageId: 'm-2' });
      assert.equal(claimed, false);
      assertSame(transaction, holder);
      assertSame(await transactions.find('CP-1', 'T-1'), holder);
      assertSame((await transactions.listReadings('CP-1', 'T-1', { limit: 10 })).items, []);
    },
  },
  {
    name: 'transactions.claimStart: the same start again changes nothing, and gets its transaction',
    async run({ transactions }) {
      await transactions.claimStart(aStart(), start);
      const ended = await transactions.record(anEnd());
      const { claimed, transaction } = await transactions.claimStart(aStart({ at: at(7) }), {
        ...start,
        messageId: 'm-2',
      });
      assert.equal(claimed, false);
      assertSame(transaction, ended);
      assertSame(await transactions.find('CP-1', 'T-1'), ended);
    },
  },
  {
    name: 'transactions.claimStart: a transaction that only readings named is claimed with its readings',
    async run({ transactions }) {
      await transactions.appendMeterValues('CP-1', 'T-1', [aReading()], { ocppVersion: '1.6', evseId: 3 });
      const { claimed, transaction } = await transactions.claimStart(aStart({ evseId: 1 }), start);
      assert.equal(claimed, true);
      assertSame(
        { start: transaction.start, evseId: transaction.evseId, flags: transaction.flags },
        { start, evseId: 1, flags: [] },
      );
      assertSame((await transactions.listReadings('CP-1', 'T-1', { limit: 10 })).items, [aReading()]);
    },
  },
  {
    name: 'transactions.claimStart: a transaction that has ended before its start came is claimed, and stays ended',
    async run({ transactions }) {
      await transactions.record(anEnd({ stoppedReason: 'Remote' }));
      const { claimed, transaction } = await transactions.claimStart(aStart(), start);
      assert.equal(claimed, true);
      assertSame(
        [transaction.status, transaction.stoppedReason, transaction.start, transaction.flags],
        ['ended', 'Remote', start, []],
      );
    },
  },
  {
    name: 'transactions.claimStart: a transaction whose start was recorded without a claim is not claimed',
    async run({ transactions }) {
      const holder = await transactions.record(aStart());
      const { claimed, transaction } = await transactions.claimStart(aStart({ at: at(7) }), start);
      assert.equal(claimed, false);
      assertSame(transaction, holder);
    },
  },
  {
    name: 'transactions.claimStart: of claims at once exactly one succeeds, and all are told of it',
    async run({ transactions }) {
      const outcomes = await Promise.all(
        upTo(20).map((index) =>
          transactions.claimStart(aStart({ at: at(index), token: { uid: `TAG-${index}` } }), {
            key: `k-${index}`,
            messageId: `m-${index}`,
          }),
        ),
      );
      const [winner, ...others] = outcomes.filter(({ claimed }) => claimed);
      assert.equal(others.length, 0);
      for (const { transaction } of outcomes) assertSame(transaction, winner?.transaction);
      assertSame(await transactions.find('CP-1', 'T-1'), winner?.transaction);
    },
  },
  {
    name: 'transactions.claimStart: of claims of one known transaction at once exactly one succeeds',
    async run({ transactions }) {
      await transactions.record(anEvent({ seqNo: 3 }));
      const outcomes = await Promise.all(
        upTo(20).map((index) => transactions.claimStart(aStart(), { key: `k-${index}`, messageId: 'm' })),
      );
      const [winner, ...others] = outcomes.filter(({ claimed }) => claimed);
      assert.equal(others.length, 0);
      assertSame((await transactions.find('CP-1', 'T-1'))?.start, winner?.transaction.start);
    },
  },
  {
    name: 'transactions.claimStart: what is recorded later keeps the start',
    async run({ transactions }) {
      await transactions.claimStart(aStart(), start);
      assertSame((await transactions.record(anEvent({ seqNo: 3 }))).start, start);
      assertSame((await transactions.record(aStart())).start, start);
    },
  },
];
