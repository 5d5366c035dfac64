import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import type { ActiveTransaction } from '../tokens.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aStart, aToken, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';

/** The transactions that a token is being used in, in order of their ids. */
async function findActive({ tokens }: Store, uid = 'TAG-1'): Promise<readonly ActiveTransaction[]> {
  const { active } = await tokens.findWithActive(uid);
  return active.toSorted((a, b) => (a.transactionId < b.transactionId ? -1 : 1));
}

/** What a store of tokens does. */
export const tokenCases: readonly ConformanceCase[] = [
  {
    name: 'tokens.set: keeps all of a token',
    async run({ tokens }) {
      const token = aToken({
        visualNumber: '0815',
        groupId: 'G-1',
        expiresAt: at(90),
        languageCode: 'de',
        tariffId: 'TF-1',
        valid: false,
      });
      await tokens.set(token);
      assertSame(await tokens.find(token.uid), token);
    },
  },
  {
    name: 'tokens.set: replaces all of the token with the same uid, whatever its case',
    async run({ tokens }) {
      await tokens.set(aToken({ uid: 'AbC', groupId: 'G-1', expiresAt: at(90) }));
      const token = aToken({ uid: 'aBc', valid: false, lastUpdated: at(1) });
      await tokens.set(token);
      assertSame(await tokens.find('ABC'), token);
      assertSame((await tokens.list({ limit: 10 })).items, [token]);
    },
  },
  {
    name: 'tokens.set: the same token set at once, in many spellings, is one token',
    async run({ tokens }) {
      await Promise.all(['abc', 'ABC', 'Abc', 'aBC'].map((uid) => tokens.set(aToken({ uid }))));
      assert.equal((await tokens.list({ limit: 10 })).items.length, 1);
    },
  },
  {
    name: 'tokens.find: ignores case',
    async run({ tokens }) {
      const token = aToken({ uid: 'AbC-\u00c4' });
      await tokens.set(token);
      for (const uid of ['AbC-\u00c4', 'abc-\u00e4', 'ABC-\u00c4']) {
        assertSame(await tokens.find(uid), token, uid);
        assertSame((await tokens.findWithActive(uid)).token, token, uid);
      }
    },
  },
  {
    name: 'tokens: an unknown token is undefined',
    async run({ tokens }) {
      await tokens.set(aToken({ uid: 'abc' }));
      assert.equal(await tokens.find('ab'), undefined);
      assertSame(await tokens.findWithActive('ab'), { active: [] });
    },
  },
  {
    name: 'tokens.list: shows tokens as find does, ordered by uid ignoring case',
    async run({ tokens }) {
      for (const uid of ['b', 'C', 'A']) await tokens.set(aToken({ uid, expiresAt: at(90) }));
      const { items } = await tokens.list({ limit: 10 });
      assertSame(
        items,
        ['A', 'b', 'C'].map((uid) => aToken({ uid, expiresAt: at(90) })),
      );
    },
  },
  {
    name: 'tokens.findWithActive: tells of the transactions that the token was accepted for, whatever its case',
    async run(store) {
      await store.tokens.set(aToken());
      await store.transactions.record(aStart({ evseId: 2 }));
      await store.transactions.record(
        aStart({ stationId: 'CP-2', transactionId: 'T-2', token: { uid: 'tag-1' } }),
      );
      await store.transactions.record(aStart({ transactionId: 'T-3', token: { uid: 'TAG-2' } }));
      for (const uid of ['TAG-1', 'tag-1']) {
        assertSame(await findActive(store, uid), [
          { stationId: 'CP-1', transactionId: 'T-1', evseId: 2 },
          { stationId: 'CP-2', transactionId: 'T-2' },
        ]);
      }
    },
  },
  {
    name: 'tokens.findWithActive: tells of the transactions of a uid without a token',
    async run(store) {
      await store.transactions.record(aStart());
      const { token, active } = await store.tokens.findWithActive('TAG-1');
      assert.equal(token, undefined);
      assertSame(active, [{ stationId: 'CP-1', transactionId: 'T-1' }]);
    },
  },
  {
    name: 'tokens.findWithActive: leaves out transactions that have ended',
    async run(store) {
      await store.transactions.record(aStart());
      await store.transactions.record(anEnd());
      assertSame(await findActive(store), []);
    },
  },
  {
    name: 'tokens.findWithActive: leaves out a transaction that ended before its start came',
    async run(store) {
      await store.transactions.record(anEnd());
      await store.transactions.record(aStart());
      assertSame(await findActive(store), []);
    },
  },
  {
    name: 'tokens.findWithActive: leaves out transactions that the token was refused for',
    async run(store) {
      await store.transactions.record(aStart({ authorization: { status: 'ConcurrentTx' } }));
      await store.transactions.record(aStart({ transactionId: 'T-2', authorization: undefined }));
      assertSame(await findActive(store), []);
    },
  },
  {
    name: 'tokens.findWithActive: leaves out transactions that only say who else was there',
    async run(store) {
      await store.transactions.record(aStart());
      await store.transactions.record(
        anEvent({ seqNo: 2, token: { uid: 'TAG-2' }, authorization: { status: 'Accepted' } }),
      );
      assertSame(await findActive(store, 'TAG-2'), []);
    },
  },
  {
    name: 'tokens.findWithActive: tells of a transaction whose token and EVSE became known late',
    async run(store) {
      await store.transactions.record(aStart({ token: undefined, authorization: undefined }));
      assertSame(await findActive(store), []);
      await store.transactions.record(
        anEvent({ seqNo: 3, evseId: 1, token: { uid: 'TAG-1' }, authorization: { status: 'Accepted' } }),
      );
      assertSame(await findActive(store), [{ stationId: 'CP-1', transactionId: 'T-1', evseId: 1 }]);
    },
  },
  {
    name: 'tokens.findWithActive: follows a transaction to the token that started it, when that comes late',
    async run(store) {
      await store.transactions.record(
        anEvent({ seqNo: 2, token: { uid: 'TAG-2' }, authorization: { status: 'Accepted' } }),
      );
      await store.transactions.record(aStart());
      assertSame(await findActive(store, 'TAG-2'), []);
      assertSame(await findActive(store, 'TAG-1'), [{ stationId: 'CP-1', transactionId: 'T-1' }]);
    },
  },
  {
    name: 'tokens.findWithActive: tells of a start that was claimed',
    async run(store) {
      await store.transactions.claimStart(aStart(), { key: 'k', messageId: 'm' });
      assertSame(await findActive(store), [{ stationId: 'CP-1', transactionId: 'T-1' }]);
    },
  },
  {
    name: 'tokens.findWithActive: starts that come at once are all there',
    async run(store) {
      const ids = upTo(20).map((index) => `T-${String(index).padStart(2, '0')}`);
      await Promise.all(ids.map((transactionId) => store.transactions.record(aStart({ transactionId }))));
      const active = await findActive(store);
      assert.deepEqual(
        active.map(({ transactionId }) => transactionId),
        ids,
      );
    },
  },
  {
    name: 'tokens: any uid is an ordinary one',
    async run(store) {
      for (const uid of hostileKeys) {
        assert.equal(await store.tokens.find(uid), undefined, uid);
        assertSame(await store.tokens.findWithActive(uid), { active: [] }, uid);
      }
      for (const [index, uid] of hostileKeys.entries()) {
        await store.tokens.set(aToken({ uid, visualNumber: String(index) }));
        await store.transactions.record(aStart({ transactionId: String(index), token: { uid } }));
      }
      for (const [index, uid] of hostileKeys.entries()) {
        const token = aToken({ uid, visualNumber: String(index) });
        const active = [{ stationId: 'CP-1', transactionId: String(index) }];
        assertSame(await store.tokens.findWithActive(uid), { token, active }, uid);
        const { items } = await store.transactions.list({ tokenUid: uid }, { limit: 10 });
        assert.deepEqual(
          items.map(({ transactionId }) => transactionId),
          [String(index)],
        );
      }
    },
  },
  ...listCases({
    name: 'tokens.list',
    async add({ tokens }, place) {
      const uid = `TAG-${String(place).padStart(3, '0')}`;
      await tokens.set(aToken({ uid }));
      return uid;
    },
    async read({ tokens }, page) {
      const { items, next } = await tokens.list(page);
      return { items: items.map(({ uid }) => uid), next };
    },
  }),
  ...copyCases({
    name: 'tokens.set',
    input: () => aToken({ expiresAt: at(90) }),
    write: ({ tokens }, token) => tokens.set(token),
    read: [
      ({ tokens }) => tokens.find('TAG-1'),
      ({ tokens }) => tokens.findWithActive('TAG-1'),
      ({ tokens }) => tokens.list({ limit: 10 }),
    ],
  }),
];
