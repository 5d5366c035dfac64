import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import type { TransactionEvent } from '../transactions.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aRegistration, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys } from './hostile-keys.js';

const exclusive = { status: 'Accepted', exclusive: true };

/** A start at another station, whose token is accepted for itself alone. */
function aStartElsewhere(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return aStart({ stationId: 'CP-2', transactionId: 'T-2', authorization: exclusive, ...fields });
}

/** What a token is answered that asks for itself alone, at another station. */
async function answerElsewhere({ transactions }: Store, uid = 'TAG-1'): Promise<string | undefined> {
  const { authorizations } = await transactions.record(aStartElsewhere({ token: { uid } }));
  return authorizations[0]?.status;
}

const key = (messageId: string) => ({ key: messageId, messageId });

/** What holds for tokens that are accepted for one transaction alone. */
export const exclusiveUseCases: readonly ConformanceCase[] = [
  {
    name: 'transactions.record: a token that is used nowhere else is accepted for itself alone, and no more is kept of that',
    async run({ transactions }) {
      const authorization = { ...exclusive, groupId: 'G-1' };
      const { authorizations } = await transactions.record(aStart({ authorization }));
      assertSame(authorizations, [{ seqNo: 0, status: 'Accepted', groupId: 'G-1' }]);
      assertSame((await transactions.find('CP-1', 'T-1'))?.authorizations, authorizations);
    },
  },
  {
    name: 'transactions.record: a token that is used elsewhere is ConcurrentTx, whatever its case, and not in use there',
    async run(store) {
      await store.transactions.record(aStart());
      const elsewhere = await store.transactions.record(aStartElsewhere({ token: { uid: 'tag-1' } }));
      assertSame(
        [elsewhere.authorizations, elsewhere.flags],
        [[{ seqNo: 0, status: 'ConcurrentTx' }], ['not_authorized']],
      );
      assertSame(await store.transactions.find('CP-2', 'T-2'), elsewhere);
      await store.transactions.record(anEnd());
      const again = aStart({ transactionId: 'T-3', authorization: exclusive });
      assert.equal((await store.transactions.record(again)).authorizations[0]?.status, 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token that is used elsewhere is accepted where it need not be for itself alone',
    async run({ transactions }) {
      await transactions.record(aStart());
      const elsewhere = aStartElsewhere({ authorization: { status: 'Accepted' } });
      assert.equal((await transactions.record(elsewhere)).authorizations[0]?.status, 'Accepted');
    },
  },
  {
    name: 'transactions.record: what refuses a token stays, wherever it is used',
    async run({ transactions }) {
      await transactions.record(aStart());
      const elsewhere = aStartElsewhere({ authorization: { status: 'Expired', exclusive: true } });
      assert.equal((await transactions.record(elsewhere)).authorizations[0]?.status, 'Expired');
    },
  },
  {
    name: 'transactions.record: another EVSE of the station is elsewhere, one that is not known too, and the same is not',
    async run({ transactions }) {
      await transactions.record(aStart({ evseId: 1 }));
      const statuses: unknown[] = [];
      for (const [transactionId, evseId] of [
        ['T-2', 2],
        ['T-3', undefined],
        ['T-4', 1],
      ] as const) {
        const start = aStart({ transactionId, evseId, authorization: exclusive });
        statuses.push((await transactions.record(start)).authorizations[0]?.status);
      }
      assert.deepEqual(statuses, ['ConcurrentTx', 'ConcurrentTx', 'Accepted']);
    },
  },
  {
    name: 'transactions.record: the EVSE of a transaction may be known from an earlier event',
    async run({ transactions }) {
      await transactions.record(aStart({ evseId: 1 }));
      await transactions.record(
        anEvent({ transactionId: 'T-2', kind: 'started', seqNo: 0, evseId: 1, token: undefined }),
      );
      const authorized = anEvent({
        transactionId: 'T-2',
        seqNo: 1,
        token: { uid: 'TAG-1' },
        authorization: exclusive,
      });
      assert.equal((await transactions.record(authorized)).authorizations[0]?.status, 'Accepted');
    },
  },
  {
    name: 'transactions.record: a transaction is not elsewhere to itself',
    async run({ transactions }) {
      await transactions.record(aStart({ authorization: exclusive }));
      const again = anEvent({ seqNo: 1, evseId: 1, token: { uid: 'TAG-1' }, authorization: exclusive });
      assertSame((await transactions.record(again)).authorizations, [
        { seqNo: 0, status: 'Accepted' },
        { seqNo: 1, status: 'Accepted' },
      ]);
    },
  },
  {
    name: 'transactions.record: a copy of a start that was refused or accepted is answered as the first was',
    async run({ transactions }) {
      await transactions.record(aStart({ authorization: exclusive }));
      await transactions.record(aStartElsewhere());
      const [refused, accepted] = [aStartElsewhere(), aStart({ authorization: exclusive })];
      await transactions.record(anEnd());
      assert.equal((await transactions.record(refused)).authorizations[0]?.status, 'ConcurrentTx');
      await transactions.record(aStartElsewhere({ transactionId: 'T-3' }));
      assert.equal((await transactions.record(accepted)).authorizations[0]?.status, 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token is not in use in a transaction that has ended',
    async run(store) {
      await store.transactions.record(aStart());
      await store.transactions.record(anEnd());
      assert.equal(await answerElsewhere(store), 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token is not in use where another transaction began on the EVSE since, as the end was lost',
    async run(store) {
      await store.transactions.record(aStart({ evseId: 1 }));
      const next = { transactionId: 'T-3', token: { uid: 'TAG-2' }, at: at(5) };
      await store.transactions.record(aStart({ ...next, evseId: 2 }));
      assert.equal(await answerElsewhere(store), 'ConcurrentTx');
      await store.transactions.record(aStart({ ...next, evseId: 1, transactionId: 'T-4', at: at(-5) }));
      await store.transactions.record(aStart({ ...next, evseId: 1, transactionId: 'T-5', at: at(0) }));
      const second = aStartElsewhere({ transactionId: 'T-6' });
      assert.equal((await store.transactions.record(second)).authorizations[0]?.status, 'ConcurrentTx');
      await store.transactions.record(aStart({ ...next, evseId: 1, transactionId: 'T-7' }));
      const third = aStartElsewhere({ transactionId: 'T-8' });
      assert.equal((await store.transactions.record(third)).authorizations[0]?.status, 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token is not in use at a station that was removed, until that is registered again',
    async run(store) {
      await store.stations.register('CP-1', aRegistration());
      await store.transactions.record(aStart({ evseId: 1 }));
      await store.removeStation('CP-1');
      const { transactions } = store;
      const elsewhere = await transactions.record(aStartElsewhere());
      assert.equal(elsewhere.authorizations[0]?.status, 'Accepted');
      await transactions.record(anEnd({ stationId: 'CP-2', transactionId: 'T-2' }));
      await store.stations.register('CP-1', aRegistration());
      const again = aStartElsewhere({ transactionId: 'T-3' });
      assert.equal((await transactions.record(again)).authorizations[0]?.status, 'ConcurrentTx');
    },
  },
  {
    name: 'transactions.record: a token is not in use in a transaction that ended before its start came',
    async run(store) {
      await store.transactions.record(anEnd());
      await store.transactions.record(aStart());
      assert.equal(await answerElsewhere(store), 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token is not in use where it was refused, or nobody judged it',
    async run(store) {
      await store.transactions.record(aStart({ authorization: { status: 'Invalid' } }));
      await store.transactions.record(aStart({ transactionId: 'T-3', authorization: undefined }));
      assert.equal(await answerElsewhere(store), 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token is not in use in a transaction that another started',
    async run(store) {
      await store.transactions.record(aStart());
      await store.transactions.record(
        anEvent({ seqNo: 2, token: { uid: 'TAG-2' }, authorization: { status: 'Accepted' } }),
      );
      assert.equal(await answerElsewhere(store, 'TAG-2'), 'Accepted');
    },
  },
  {
    name: 'transactions.record: a token is in use in a transaction that tells it late',
    async run(store) {
      await store.transactions.record(aStart({ token: undefined, authorization: undefined }));
      await store.transactions.record(
        anEvent({ seqNo: 3, token: { uid: 'TAG-1' }, authorization: { status: 'Accepted' } }),
      );
      assert.equal(await answerElsewhere(store), 'ConcurrentTx');
    },
  },
  {
    name: 'transactions.record: the token that started a transaction is in use, when that comes late',
    async run(store) {
      await store.transactions.record(
        anEvent({ seqNo: 2, token: { uid: 'TAG-2' }, authorization: { status: 'Accepted' } }),
      );
      await store.transactions.record(aStart());
      assert.equal(await answerElsewhere(store, 'TAG-2'), 'Accepted');
      const again = aStartElsewhere({ transactionId: 'T-3' });
      assert.equal((await store.transactions.record(again)).authorizations[0]?.status, 'ConcurrentTx');
    },
  },
  {
    name: 'transactions.claimStart: a token that is used elsewhere is ConcurrentTx, and one that was claimed is in use',
    async run({ transactions }) {
      const start = aStart({ authorization: exclusive });
      const first = await transactions.claimStart(start, key('m-1'));
      const second = await transactions.claimStart(aStartElsewhere(), key('m-2'));
      assert.deepEqual(
        [first, second].map(({ transaction }) => transaction.authorizations[0]?.status),
        ['Accepted', 'ConcurrentTx'],
      );
    },
  },
  {
    name: 'transactions: of starts with one token that come at once exactly one is accepted',
    async run({ transactions }) {
      const outcomes = await Promise.all(
        upTo(20).map(async (index) => {
          const start = aStartElsewhere({ stationId: `CP-${index}` });
          if (index % 2 === 0) return transactions.record(start);
          return (await transactions.claimStart(start, key(`m-${index}`))).transaction;
        }),
      );
      const statuses = outcomes.map(({ authorizations }) => authorizations[0]?.status);
      assert.deepEqual(
        statuses.toSorted((a = '', b = '') => a.localeCompare(b)),
        ['Accepted', ...upTo(19).map(() => 'ConcurrentTx')],
      );
    },
  },
  {
    name: 'transactions.record: tokens of any uid are in use apart from each other',
    async run({ transactions }) {
      for (const [index, uid] of hostileKeys.entries()) {
        const token = { uid };
        const [first, second] = [`T-${index}`, `U-${index}`];
        const start = aStart({ transactionId: first, token, authorization: exclusive });
        assert.equal((await transactions.record(start)).authorizations[0]?.status, 'Accepted', uid);
        const elsewhere = aStartElsewhere({ transactionId: second, token });
        assert.equal((await transactions.record(elsewhere)).authorizations[0]?.status, 'ConcurrentTx', uid);
      }
    },
  },
];
