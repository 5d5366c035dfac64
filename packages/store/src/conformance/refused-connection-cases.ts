import assert from 'node:assert/strict';
import {
  maxRefusalAgeMs,
  maxRefusals,
  maxRefusedIdentities,
  type RefusedConnection,
} from '../refused-connections.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

function aRefusal(fields: Partial<RefusedConnection> = {}): RefusedConnection {
  return {
    id: 'r-1',
    stationId: 'CP-1',
    fault: 'wrong_password',
    reason: 'wrong password',
    remoteAddress: '192.0.2.1',
    gatewayId: 'g-1',
    at: at(0),
    ...fields,
  };
}

function ofMinute(minute: number): RefusedConnection {
  return aRefusal({ id: `r-${String(minute).padStart(3, '0')}`, at: at(minute) });
}

async function identities({ refusedConnections }: Store) {
  const pages = await readPages((page) => refusedConnections.list(page), 1_000);
  return pages.flat().map(({ stationId }) => stationId);
}

/** What a store of refused connections does. */
export const refusedConnectionCases: readonly ConformanceCase[] = [
  {
    name: 'refusedConnections.record: keeps all of a refusal, the latest first, and counts them',
    async run({ refusedConnections }) {
      const { stationId, ...first } = aRefusal();
      const other = aRefusal({ id: 'r-2', fault: 'unknown_station', remoteAddress: undefined, at: at(1) });
      await refusedConnections.record([other]);
      await refusedConnections.record([aRefusal()]);
      const { stationId: _same, ...second } = other;
      assertSame(await refusedConnections.find('CP-1'), {
        stationId,
        count: 2,
        firstAt: at(0),
        lastAt: at(1),
        latest: [second, first],
      });
    },
  },
  {
    name: 'refusedConnections.record: a refusal that comes again counts once',
    async run({ refusedConnections }) {
      for (const _ of upTo(2)) await refusedConnections.record([ofMinute(0), ofMinute(1), ofMinute(0)]);
      assert.equal((await refusedConnections.find('CP-1'))?.count, 2);
    },
  },
  {
    name: 'refusedConnections.record: refusals that come at once are each counted once',
    async run({ refusedConnections }) {
      await Promise.all(upTo(10).map((minute) => refusedConnections.record([ofMinute(minute)])));
      const found = await refusedConnections.find('CP-1');
      assert.equal(found?.count, 10);
      assert.deepEqual(
        found.latest.map(({ at: time }) => time),
        upTo(10)
          .toReversed()
          .map((minute) => at(minute)),
      );
    },
  },
  {
    name: `refusedConnections.record: keeps the latest ${maxRefusals} of an identity, in whatever order they come`,
    async run({ refusedConnections }) {
      const minutes = upTo(2 * maxRefusals);
      const even = minutes.filter((minute) => minute % 2 === 0);
      const odd = minutes.filter((minute) => minute % 2 === 1);
      await refusedConnections.record([...even, ...odd].map(ofMinute));
      const found = await refusedConnections.find('CP-1');
      assert.deepEqual(
        found?.latest.map(({ id }) => id),
        minutes
          .slice(-maxRefusals)
          .toReversed()
          .map((minute) => ofMinute(minute).id),
      );
      assert.equal(found?.count, minutes.length);
    },
  },
  {
    name: 'refusedConnections.record: connections that name no station are apart from all that do',
    async run({ refusedConnections }) {
      await refusedConnections.record([aRefusal({ stationId: undefined, fault: 'wrong_path' })]);
      const found = await refusedConnections.find(undefined);
      assert.equal(found?.stationId, undefined);
      assert.equal(found?.latest[0]?.fault, 'wrong_path');
      for (const key of hostileKeys) assert.equal(await refusedConnections.find(key), undefined, key);
    },
  },
  {
    name: 'refusedConnections: any identity is an ordinary one, and leaves an unknown station unknown',
    async run({ refusedConnections, stations }) {
      await refusedConnections.record(hostileKeys.map((stationId) => aRefusal({ stationId, id: stationId })));
      for (const stationId of hostileKeys) {
        const found = await refusedConnections.find(stationId);
        assertSame([found?.stationId, found?.latest[0]?.id], [stationId, stationId], stationId);
        assert.equal(await stations.find(stationId), undefined, stationId);
      }
    },
  },
  {
    name: `refusedConnections.record: keeps the ${maxRefusedIdentities} identities that were turned away last, and not without end`,
    async run(store) {
      const count = 2 * maxRefusedIdentities + 50;
      const all = upTo(count).map((minute) =>
        aRefusal({ stationId: `CP-${minute}`, id: `r-${minute}`, at: at(minute) }),
      );
      for (const first of upTo(count / 50)) {
        await store.refusedConnections.record(all.slice(50 * first, 50 * (first + 1)));
      }
      const kept = await identities(store);
      assert.ok(kept.length <= 2 * maxRefusedIdentities, `expected no ${kept.length} identities`);
      assert.deepEqual(
        kept.slice(0, maxRefusedIdentities),
        all
          .slice(-maxRefusedIdentities)
          .toReversed()
          .map(({ stationId }) => stationId),
      );
    },
  },
  {
    name: 'refusedConnections.record: forgets what is very old when something new comes',
    async run(store) {
      const maxAgeMinutes = maxRefusalAgeMs / 60_000;
      await store.refusedConnections.record([
        aRefusal(),
        aRefusal({ stationId: 'CP-2', id: 'r-2', at: at(2) }),
      ]);
      await store.refusedConnections.record([
        aRefusal({ stationId: 'CP-3', id: 'r-3', at: at(maxAgeMinutes + 1) }),
      ]);
      assert.deepEqual(await identities(store), ['CP-3', 'CP-2']);
      assert.equal(await store.refusedConnections.find('CP-1'), undefined);
    },
  },
  ...listCases({
    name: 'refusedConnections.list',
    async add({ refusedConnections }, place) {
      const stationId = `CP-${place}`;
      await refusedConnections.record([aRefusal({ stationId, id: stationId, at: at(100 - place) })]);
      return stationId;
    },
    async read({ refusedConnections }, page) {
      const { items, next } = await refusedConnections.list(page);
      return { items: items.map(({ stationId }) => stationId ?? ''), next };
    },
  }),
  ...copyCases({
    name: 'refusedConnections.record',
    input: () => [aRefusal()],
    write: ({ refusedConnections }, refusals) => refusedConnections.record(refusals),
    read: [
      ({ refusedConnections }) => refusedConnections.find('CP-1'),
      ({ refusedConnections }) => refusedConnections.list({ limit: 10 }),
    ],
  }),
];
