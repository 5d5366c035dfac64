import assert from 'node:assert/strict';
import type { TransactionCost } from '../transaction-cost.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aRegister, aStart, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';

const basis = { startedAt: at(0), endedAt: at(9), energyWh: 5_000, tariffId: 'TF-1' };

const ended = [
  aStart({ at: at(0), tariffId: 'TF-1', registers: aRegister(1_000, 0) }),
  anEnd({ at: at(9), registers: aRegister(6_000, 9) }),
];

function aCost(total = 1.25): TransactionCost {
  return {
    tariffId: 'TF-1',
    currency: 'EUR',
    total,
    exclVat: total,
    lines: [{ dimension: 'ENERGY', quantity: 5_000, price: 0.25, exclVat: total }],
  };
}

/** What stores do with the cost of transactions. */
export const costCases: readonly ConformanceCase[] = [
  {
    name: 'transactions.recordCost: keeps what a transaction costs',
    async run({ transactions }) {
      for (const event of ended) await transactions.record(event);
      assert.equal(await transactions.recordCost('CP-1', 'T-1', aCost(), basis), true);
      assertSame((await transactions.find('CP-1', 'T-1'))?.cost, aCost());
      assertSame((await transactions.list({}, { limit: 10 })).items[0]?.cost, aCost());
    },
  },
  {
    name: 'transactions.recordCost: the cost that was found out last replaces the one before',
    async run({ transactions }) {
      for (const event of ended) await transactions.record(event);
      await transactions.recordCost('CP-1', 'T-1', aCost(), basis);
      await transactions.recordCost('CP-1', 'T-1', aCost(2), basis);
      assertSame((await transactions.find('CP-1', 'T-1'))?.cost, aCost(2));
    },
  },
  {
    name: 'transactions.recordCost: a cost stays when an event comes again',
    async run({ transactions }) {
      for (const event of ended) await transactions.record(event);
      await transactions.recordCost('CP-1', 'T-1', aCost(), basis);
      const [start = aStart()] = ended;
      assertSame((await transactions.record(start)).cost, aCost());
    },
  },
  {
    name: 'transactions.recordCost: a cost that was found out from something else is not kept',
    async run({ transactions }) {
      for (const event of ended) await transactions.record(event);
      const others = [
        { startedAt: at(1) },
        { endedAt: at(8) },
        { endedAt: undefined },
        { energyWh: 4_999 },
        { energyWh: undefined },
        { tariffId: 'TF-2' },
        { tariffId: undefined },
      ];
      for (const other of others) {
        const kept = await transactions.recordCost('CP-1', 'T-1', aCost(), { ...basis, ...other });
        assert.equal(kept, false, JSON.stringify(other));
      }
      assert.equal(await transactions.recordCost('CP-1', 'T-2', aCost(), basis), false);
      assert.equal((await transactions.find('CP-1', 'T-1'))?.cost, undefined);
      assert.equal(await transactions.find('CP-1', 'T-2'), undefined);
    },
  },
  {
    name: 'transactions.recordCost: of a transaction without energy, end and tariff as well',
    async run({ transactions }) {
      await transactions.record(anEvent({ seqNo: 1 }));
      const kept = await transactions.recordCost('CP-1', 'T-1', aCost(), { startedAt: at(1) });
      assert.equal(kept, true);
      assertSame((await transactions.find('CP-1', 'T-1'))?.cost, aCost());
    },
  },
  ...copyCases({
    name: 'transactions.recordCost',
    input: () => aCost(),
    async write({ transactions }, cost) {
      for (const event of ended) await transactions.record(event);
      return transactions.recordCost('CP-1', 'T-1', cost, basis);
    },
    read: [
      ({ transactions }) => transactions.find('CP-1', 'T-1'),
      ({ transactions }) => transactions.list({}, { limit: 10 }),
    ],
  }),
];
