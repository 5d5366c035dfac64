import assert from 'node:assert/strict';
import type { LocalListEntry, LocalListUpdate } from '../local-lists.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';

function anEntry(uid: string, fields: Partial<LocalListEntry> = {}): LocalListEntry {
  return { uid, status: 'Accepted', ...fields };
}

/** A full list, or changes of one, as many minutes after the beginning as its version. */
function anUpdate(version: number, uids: readonly string[], fields: Partial<LocalListUpdate> = {}) {
  const entries = uids.map((uid) => anEntry(uid));
  return {
    kind: 'full',
    version,
    at: at(version),
    entries,
    removed: [],
    ...fields,
  } satisfies LocalListUpdate;
}

const differential = { kind: 'differential' } as const;

async function uidsOf({ localLists }: Store, stationId = 'CP-1'): Promise<readonly string[]> {
  const { items } = await localLists.listEntries(stationId, { limit: 1_000 });
  return items.map(({ uid }) => uid);
}

async function stateOf({ localLists }: Store, stationId = 'CP-1') {
  const list = await localLists.find(stationId);
  return list && [list.version, list.highestVersion, list.areEntriesKnown];
}

async function recordAll({ localLists }: Store, updates: readonly LocalListUpdate[]): Promise<void> {
  for (const update of updates) await localLists.recordUpdate('CP-1', update);
}

const update = 'localLists.recordUpdate';

/** What a store of local lists does. */
export const localListCases: readonly ConformanceCase[] = [
  {
    name: 'localLists: nothing is known of a list at first',
    async run(store) {
      assert.equal(await store.localLists.find('CP-1'), undefined);
      assert.deepEqual(await uidsOf(store), []);
    },
  },
  {
    name: `${update}: keeps all of an entry, of its station alone, which stays unknown`,
    async run(store) {
      const entry = anEntry('B', { type: 'ISO14443', status: 'Blocked', groupId: 'G-1', expiresAt: at(90) });
      const entries = [entry, anEntry('a')];
      await store.localLists.recordUpdate('CP-1', anUpdate(4, [], { entries }));
      assertSame((await store.localLists.listEntries('CP-1', { limit: 10 })).items, [anEntry('a'), entry]);
      assert.deepEqual(await stateOf(store), [4, 4, true]);
      assertSame((await store.localLists.find('CP-1'))?.at, at(4));
      assert.equal(await stateOf(store, 'CP-2'), undefined);
      assert.deepEqual(await uidsOf(store, 'CP-2'), []);
      assert.equal(await store.stations.find('CP-1'), undefined);
    },
  },
  {
    name: `${update}: a full list is the whole list`,
    async run(store) {
      await recordAll(store, [anUpdate(1, ['A', 'B']), anUpdate(2, ['B', 'C'])]);
      assert.deepEqual(await uidsOf(store), ['B', 'C']);
      await recordAll(store, [anUpdate(3, [])]);
      assert.deepEqual(await uidsOf(store), []);
      assert.deepEqual(await stateOf(store), [3, 3, true]);
    },
  },
  {
    name: `${update}: changes put on, replace and take off entries, whatever their case`,
    async run(store) {
      const entries = [anEntry('a', { status: 'Expired' }), anEntry('C')];
      const changes = anUpdate(2, [], { ...differential, entries, removed: ['b', 'X'] });
      await recordAll(store, [anUpdate(1, ['A', 'B']), changes]);
      assertSame((await store.localLists.listEntries('CP-1', { limit: 10 })).items, entries);
      assert.deepEqual(await stateOf(store), [2, 2, true]);
    },
  },
  {
    name: `${update}: changes of a list that is not known leave it unknown`,
    async run(store) {
      await recordAll(store, [anUpdate(5, ['A'], differential)]);
      assert.deepEqual(await stateOf(store), [5, 5, false]);
      assert.deepEqual(await uidsOf(store), []);
    },
  },
  {
    name: `${update}: updates leave the same list in whatever order they come, and however often`,
    async run(store) {
      const updates = [
        anUpdate(1, ['A', 'B', 'C']),
        anUpdate(2, ['D'], { ...differential, removed: ['A'] }),
        anUpdate(3, ['A'], { ...differential, removed: ['B'] }),
        anUpdate(4, [], { ...differential, removed: ['A', 'Z'] }),
      ];
      for (const order of ['0123', '3210', '2031', '13002']) {
        const stationId = `CP-${order}`;
        for (const index of order) {
          const next = updates[Number(index)];
          if (next) await store.localLists.recordUpdate(stationId, next);
        }
        assert.deepEqual(await uidsOf(store, stationId), ['C', 'D'], `in order ${order}`);
        assert.deepEqual(await stateOf(store, stationId), [4, 4, true]);
      }
    },
  },
  {
    name: `${update}: updates that come at once are all there`,
    async run(store) {
      const versions = upTo(20).map((index) => index + 1);
      const updates = versions.map((version) =>
        anUpdate(version, [`T-${String(version).padStart(2, '0')}`], version === 1 ? {} : differential),
      );
      await Promise.all(updates.map((each) => store.localLists.recordUpdate('CP-1', each)));
      assert.equal((await uidsOf(store)).length, 20);
      assert.deepEqual(await stateOf(store), [20, 20, true]);
    },
  },
  {
    name: `${update}: of answers within one millisecond the higher version is the later`,
    async run(store) {
      const removal = anUpdate(2, [], { ...differential, at: at(1), removed: ['A'] });
      await recordAll(store, [removal, anUpdate(1, ['A', 'B'])]);
      assert.deepEqual(await uidsOf(store), ['B']);
      assert.deepEqual(await stateOf(store), [2, 2, true]);
    },
  },
  {
    name: 'localLists.recordVersion: the version that is known changes nothing',
    async run(store) {
      await recordAll(store, [anUpdate(3, ['A'])]);
      await store.localLists.recordVersion('CP-1', { version: 3, at: at(4) });
      assert.deepEqual(await stateOf(store), [3, 3, true]);
      assert.deepEqual(await uidsOf(store), ['A']);
    },
  },
  {
    name: 'localLists.recordVersion: with another version it is not known what is on the list, until the next full one',
    async run(store) {
      await recordAll(store, [anUpdate(3, ['A'])]);
      await store.localLists.recordVersion('CP-1', { version: 7, at: at(4) });
      assert.deepEqual(await stateOf(store), [7, 7, false]);
      assert.deepEqual(await uidsOf(store), []);
      await recordAll(store, [anUpdate(8, ['B'], differential)]);
      assert.deepEqual(await stateOf(store), [8, 8, false]);
      await recordAll(store, [anUpdate(9, ['C'])]);
      assert.deepEqual(await stateOf(store), [9, 9, true]);
      assert.deepEqual(await uidsOf(store), ['C']);
    },
  },
  {
    name: 'localLists.recordVersion: an older word changes nothing',
    async run(store) {
      await recordAll(store, [anUpdate(3, ['A'])]);
      await store.localLists.recordVersion('CP-1', { version: 2, at: at(2) });
      assert.deepEqual(await stateOf(store), [3, 3, true]);
    },
  },
  {
    name: 'localLists.recordVersion: 0 is a list without entries, and below there is none',
    async run(store) {
      await recordAll(store, [anUpdate(3, ['A'])]);
      await store.localLists.recordVersion('CP-1', { version: 0, at: at(4) });
      assert.deepEqual(await stateOf(store), [0, 3, true]);
      assert.deepEqual(await uidsOf(store), []);
      await store.localLists.recordVersion('CP-1', { version: -1, at: at(5) });
      assert.deepEqual(await stateOf(store), [undefined, 3, false]);
    },
  },
  {
    name: 'localLists.recordFailure: neither version nor entries are known, until the next full list',
    async run(store) {
      await recordAll(store, [anUpdate(3, ['A'])]);
      await store.localLists.recordFailure('CP-1', { version: 4, at: at(4) });
      assert.deepEqual(await stateOf(store), [undefined, 4, false]);
      assert.deepEqual(await uidsOf(store), []);
      await recordAll(store, [anUpdate(5, ['B'])]);
      assert.deepEqual(await stateOf(store), [5, 5, true]);
      await store.localLists.recordFailure('CP-1', { version: 4, at: at(4) });
      assert.deepEqual(await stateOf(store), [5, 5, true]);
      assert.deepEqual(await uidsOf(store), ['B']);
    },
  },
  {
    name: 'localLists: any uid and any station id is an ordinary one',
    async run(store) {
      for (const key of hostileKeys) {
        assert.equal(await store.localLists.find(key), undefined, key);
        await store.localLists.recordUpdate(key, anUpdate(1, [key]));
        assert.deepEqual(await uidsOf(store, key), [key]);
      }
    },
  },
  ...listCases({
    name: 'localLists.listEntries',
    async add({ localLists }, place) {
      const uid = `TAG-${String(place).padStart(3, '0')}`;
      await localLists.recordUpdate('CP-1', anUpdate(0, [], { at: at(0) }));
      await localLists.recordUpdate('CP-1', anUpdate(1, [uid], differential));
      return uid;
    },
    async read({ localLists }, page) {
      const { items, next } = await localLists.listEntries('CP-1', page);
      return { items: items.map(({ uid }) => uid), next };
    },
  }),
  ...copyCases({
    name: update,
    input: () => anUpdate(1, [], { entries: [anEntry('A', { expiresAt: at(90) })] }),
    write: ({ localLists }, given) => localLists.recordUpdate('CP-1', given),
    read: [
      ({ localLists }) => localLists.find('CP-1'),
      ({ localLists }) => localLists.listEntries('CP-1', { limit: 10 }),
    ],
  }),
  ...copyCases({
    name: 'localLists.recordFailure',
    input: () => ({ version: 1, at: at(1) }),
    write: ({ localLists }, given) => localLists.recordFailure('CP-1', given),
    read: [({ localLists }) => localLists.find('CP-1')],
  }),
];
