import assert from 'node:assert/strict';
import { assertSame } from './assertions.js';
import { aStart, aToken, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';

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
        standing: 'blocked',
        allowedPlaces: [{ stationId: 'CP-1' }, { stationId: 'CP-2', evseIds: [1, 2] }],
        connectorTypes: ['cCCS2'],
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
    name: 'tokens.setMany: creates tokens and replaces those with the same uid, each once, however often it is done',
    async run({ tokens }) {
      await tokens.set(aToken({ uid: 'tag-x', groupId: 'G-1' }));
      const many = upTo(600).map((index) => aToken({ uid: `TAG-${String(index).padStart(3, '0')}` }));
      const replacing = aToken({ uid: 'TAG-X', valid: false });
      for (const _ of upTo(2)) await tokens.setMany([...many, replacing]);
      assertSame((await tokens.list({ limit: 1_000 })).items, [...many, replacing]);
    },
  },
  {
    name: 'tokens.setMany: none is nothing',
    async run({ tokens }) {
      await tokens.setMany([]);
      assert.deepEqual((await tokens.list({ limit: 10 })).items, []);
    },
  },
  {
    name: 'tokens.remove: says whether there was one, in whatever case, which is gone then, and no other',
    async run({ tokens }) {
      for (const uid of ['AbC', 'AbCd']) await tokens.set(aToken({ uid }));
      assert.equal(await tokens.remove('aBc'), true);
      assert.equal(await tokens.remove('AbC'), false);
      assert.equal(await tokens.find('AbC'), undefined);
      assertSame((await tokens.list({ limit: 10 })).items, [aToken({ uid: 'AbCd' })]);
    },
  },
  {
    name: 'tokens.remove: a token that was removed can be set again',
    async run({ tokens }) {
      await tokens.set(aToken({ groupId: 'G-1' }));
      await tokens.remove('TAG-1');
      await tokens.set(aToken());
      assertSame(await tokens.find('TAG-1'), aToken());
      assertSame((await tokens.list({ limit: 10 })).items, [aToken()]);
    },
  },
  {
    name: 'tokens.remove: one token removed by many at once is removed by one of them',
    async run({ tokens }) {
      await tokens.set(aToken());
      const removed = await Promise.all(upTo(5).map(() => tokens.remove('TAG-1')));
      assert.deepEqual(removed.filter(Boolean), [true]);
    },
  },
  {
    name: 'tokens.find: ignores case',
    async run({ tokens }) {
      const token = aToken({ uid: 'AbC-\u00c4' });
      await tokens.set(token);
      for (const uid of ['AbC-\u00c4', 'abc-\u00e4', 'ABC-\u00c4']) {
        assertSame(await tokens.find(uid), token, uid);
      }
    },
  },
  {
    name: 'tokens: an unknown token is undefined',
    async run({ tokens }) {
      await tokens.set(aToken({ uid: 'abc' }));
      assert.equal(await tokens.find('ab'), undefined);
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
    name: 'tokens: any uid is an ordinary one',
    async run(store) {
      for (const uid of hostileKeys) {
        assert.equal(await store.tokens.find(uid), undefined, uid);
      }
      for (const [index, uid] of hostileKeys.entries()) {
        await store.tokens.set(aToken({ uid, visualNumber: String(index) }));
        await store.transactions.record(aStart({ transactionId: String(index), token: { uid } }));
      }
      for (const [index, uid] of hostileKeys.entries()) {
        const token = aToken({ uid, visualNumber: String(index) });
        assertSame(await store.tokens.find(uid), token, uid);
        const { items } = await store.transactions.list({ tokenUid: uid }, { limit: 10 });
        assert.deepEqual(
          items.map(({ transactionId }) => transactionId),
          [String(index)],
        );
      }
      for (const uid of hostileKeys) assert.equal(await store.tokens.remove(uid), true, uid);
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
    input: () =>
      aToken({
        expiresAt: at(90),
        allowedPlaces: [{ stationId: 'CP-1', evseIds: [1] }],
        connectorTypes: ['cCCS2'],
      }),
    write: ({ tokens }, token) => tokens.set(token),
    read: [({ tokens }) => tokens.find('TAG-1'), ({ tokens }) => tokens.list({ limit: 10 })],
  }),
  ...copyCases({
    name: 'tokens.setMany',
    input: () => [aToken({ expiresAt: at(90), allowedPlaces: [{ stationId: 'CP-1', evseIds: [1] }] })],
    write: ({ tokens }, many) => tokens.setMany(many),
    read: [({ tokens }) => tokens.find('TAG-1')],
  }),
];
