import assert from 'node:assert/strict';
import type { Station } from '../stations.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aBoot, aRegistration, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

async function findSeen({ stations }: Store): Promise<Date | undefined> {
  const station: Station | undefined = await stations.find('CP-1');
  return station?.lastSeenAt;
}

/** What holds for boots and for the time at which a station was seen. */
export const bootCases: readonly ConformanceCase[] = [
  {
    name: 'stations.recordBoot: creates an unknown station with the initial status, and keeps all it said',
    async run({ stations }) {
      const boot = aBoot({
        serialNumber: 'S-1',
        firmwareVersion: '1.2',
        iccid: '8949',
        imsi: '2620',
        meterType: 'M',
        meterSerialNumber: 'M-1',
        reason: 'PowerUp',
      });
      assert.equal(await stations.recordBoot('CP-1', boot, 'Pending'), 'Pending');
      assertSame(await stations.find('CP-1'), {
        stationId: 'CP-1',
        registrationStatus: 'Pending',
        boot,
        lastSeenAt: boot.at,
        connectors: [],
      });
    },
  },
  {
    name: 'stations.recordBoot: a known station keeps its status',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration({ registrationStatus: 'Rejected' }));
      assert.equal(await stations.recordBoot('CP-1', aBoot(), 'Accepted'), 'Rejected');
      assert.equal(await stations.findRegistrationStatus('CP-1'), 'Rejected');
    },
  },
  {
    name: 'stations.recordBoot: what was said at an earlier boot is forgotten',
    async run({ stations }) {
      await stations.recordBoot('CP-1', aBoot({ serialNumber: 'S-1', reason: 'PowerUp' }), 'Accepted');
      const later = aBoot({ firmwareVersion: '2.0', at: at(5) });
      await stations.recordBoot('CP-1', later, 'Accepted');
      assertSame((await stations.find('CP-1'))?.boot, later);
    },
  },
  {
    name: 'stations.recordBoot: an older boot changes nothing, and gets the status all the same',
    async run({ stations }) {
      const boot = aBoot({ at: at(5) });
      await stations.recordBoot('CP-1', boot, 'Pending');
      const older = aBoot({ vendor: 'Older', at: at(4) });
      assert.equal(await stations.recordBoot('CP-1', older, 'Accepted'), 'Pending');
      const station = await stations.find('CP-1');
      assertSame({ boot: station?.boot, lastSeenAt: station?.lastSeenAt }, { boot, lastSeenAt: boot.at });
    },
  },
  {
    name: 'stations.recordBoot: the same boot again changes nothing',
    async run({ stations }) {
      await stations.recordBoot('CP-1', aBoot(), 'Pending');
      const before = await stations.find('CP-1');
      assert.equal(await stations.recordBoot('CP-1', aBoot(), 'Pending'), 'Pending');
      assertSame(await stations.find('CP-1'), before);
    },
  },
  {
    name: 'stations.recordBoot: of boots that come at once the latest is kept',
    async run({ stations }) {
      await Promise.all(
        [3, 7, 1, 9, 5].map((minutes) => stations.recordBoot('CP-1', aBoot({ at: at(minutes) }), 'Accepted')),
      );
      assertSame((await stations.find('CP-1'))?.boot?.at, at(9));
    },
  },
  {
    name: 'stations.recordBoot: does not move the time back at which a station was seen',
    async run(store) {
      await store.stations.register('CP-1', aRegistration());
      await store.stations.recordSeen(new Map([['CP-1', at(8)]]));
      await store.stations.recordBoot('CP-1', aBoot({ at: at(5) }), 'Accepted');
      assertSame(await findSeen(store), at(8));
    },
  },
  {
    name: 'stations.recordSeen: moves the time forward, never back',
    async run(store) {
      await store.stations.register('CP-1', aRegistration());
      await store.stations.recordSeen(new Map([['CP-1', at(5)]]));
      await store.stations.recordSeen(new Map([['CP-1', at(4)]]));
      assertSame(await findSeen(store), at(5));
      await store.stations.recordSeen(new Map([['CP-1', at(6)]]));
      assertSame(await findSeen(store), at(6));
    },
  },
  {
    name: 'stations.recordSeen: takes many stations at once, and leaves unknown ones unknown',
    async run({ stations }) {
      const ids = upTo(20).map((index) => `CP-${index}`);
      for (const id of ids) await stations.register(id, aRegistration());
      await stations.recordSeen(
        new Map([['unknown', at(1)], ...ids.map((id, index) => [id, at(index)] as const)]),
      );
      assert.equal(await stations.find('unknown'), undefined);
      const { items } = await stations.list({ limit: 100 });
      assertSame(
        new Map(items.map(({ stationId, lastSeenAt }) => [stationId, lastSeenAt])),
        new Map(ids.map((id, index) => [id, at(index)])),
      );
    },
  },
  {
    name: 'stations.recordSeen: nobody seen is no fault',
    async run({ stations }) {
      await stations.recordSeen(new Map());
      assertSame((await stations.list({ limit: 10 })).items, []);
    },
  },
];
