import assert from 'node:assert/strict';
import { type ConfigurationKey, maxConfigurationKeys } from '../configuration.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

function aKey(fields: Partial<ConfigurationKey> = {}): ConfigurationKey {
  return { key: 'HeartbeatInterval', value: '300', isReadonly: false, isKnown: true, at: at(0), ...fields };
}

const find = ({ configuration }: Store) => configuration.find('CP-1', 'HeartbeatInterval');
const list = ({ configuration }: Store) => configuration.list('CP-1', { limit: 10 });

/** What a store of configuration keys does. */
export const configurationCases: readonly ConformanceCase[] = [
  {
    name: 'configuration.record: keeps all of a key, also one that the station does not know',
    async run(store) {
      const changed = aKey({ change: { rebootRequired: true, at: at(0) } });
      const unknown: ConfigurationKey = { key: 'Unknown', isKnown: false, at: at(1) };
      await store.configuration.record('CP-1', [changed, unknown]);
      assertSame(await find(store), changed);
      assertSame((await list(store)).items, [changed, unknown]);
    },
  },
  {
    name: 'configuration.record: the latest that was told of a key stays, whatever the order',
    async run(store) {
      for (const minute of [1, 3, 2]) {
        await store.configuration.record('CP-1', [aKey({ value: String(minute), at: at(minute) })]);
      }
      assertSame(await find(store), aKey({ value: '3', at: at(3) }));
    },
  },
  {
    name: 'configuration.record: a later value leaves the last change in place, whatever the order',
    async run(store) {
      const changes = [2, 4, 3].map((minute) =>
        aKey({ at: at(minute), change: { rebootRequired: minute === 4, at: at(minute) } }),
      );
      for (const key of [aKey({ value: '9', at: at(9) }), ...changes]) {
        await store.configuration.record('CP-1', [key]);
      }
      const change = { rebootRequired: true, at: at(4) };
      assertSame(await find(store), aKey({ value: '9', at: at(9), change }));
    },
  },
  {
    name: 'configuration.find: the case of a key does not matter, and stations are apart',
    async run({ configuration }) {
      await configuration.record('CP-1', [aKey(), aKey({ key: 'HEARTBEATINTERVAL', at: at(1) })]);
      assertSame(
        await configuration.find('CP-1', 'heartbeatInterval'),
        aKey({ key: 'HEARTBEATINTERVAL', at: at(1) }),
      );
      assert.equal((await configuration.list('CP-1', { limit: 10 })).items.length, 1);
      assert.equal(await configuration.find('CP-2', 'HeartbeatInterval'), undefined);
      assert.equal(await configuration.find('CP-1', 'Heartbeat'), undefined);
    },
  },
  {
    name: 'configuration.record: keys that are told of at once are all kept',
    async run({ configuration }) {
      const keys = upTo(20).map((index) => aKey({ key: `k-${String(index).padStart(2, '0')}` }));
      await Promise.all([...keys, ...keys].map((key) => configuration.record('CP-1', [key])));
      assertSame((await configuration.list('CP-1', { limit: 100 })).items, keys);
    },
  },
  {
    name: `configuration.record: keeps the latest ${maxConfigurationKeys} keys, and not without end`,
    async run({ configuration }) {
      const keys = upTo(2 * maxConfigurationKeys + 10).map((index) =>
        aKey({ key: `k-${index}`, at: at(index) }),
      );
      const latest = keys.slice(-maxConfigurationKeys);
      for (const some of [keys.slice(0, 10), latest, keys.slice(10, -maxConfigurationKeys)]) {
        await configuration.record('CP-1', some);
      }
      const pages = await readPages((page) => configuration.list('CP-1', page), 500);
      const found = new Set(pages.flat().map(({ key }) => key));
      assert.ok(found.size <= 2 * maxConfigurationKeys, `expected fewer keys than ${found.size}`);
      for (const { key } of latest) assert.ok(found.has(key), key);
    },
  },
  {
    name: 'configuration.record: leaves an unknown station unknown',
    async run(store) {
      await store.configuration.record('CP-1', [aKey()]);
      assert.equal(await store.stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'configuration: any station id and any key is an ordinary one',
    async run({ configuration }) {
      for (const key of hostileKeys) assert.equal(await configuration.find(key, key), undefined, key);
      for (const key of hostileKeys) await configuration.record(key, [aKey({ key })]);
      for (const key of hostileKeys) assertSame(await configuration.find(key, key), aKey({ key }), key);
    },
  },
  ...listCases({
    name: 'configuration.list',
    async add({ configuration }, place) {
      const key = `k-${String(place).padStart(2, '0')}`;
      await configuration.record('CP-1', [aKey({ key })]);
      return key;
    },
    async read({ configuration }, page) {
      const { items, next } = await configuration.list('CP-1', page);
      return { items: items.map(({ key }) => key), next };
    },
  }),
  ...copyCases({
    name: 'configuration.record',
    input: () => [aKey({ change: { rebootRequired: true, at: at(0) } })],
    write: ({ configuration }, keys) => configuration.record('CP-1', keys),
    read: [find, list],
  }),
];
