import assert from 'node:assert/strict';
import { type ChargingLimit, maxChargingLimits } from '../charging-limits.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aFullSchedule, aSchedule, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { latestRecordCases, type NumberedRecord } from './latest-record-cases.js';
import { listCases } from './list-cases.js';
import { removalCases } from './removal-cases.js';

function aLimit(fields: Partial<ChargingLimit> = {}): ChargingLimit {
  return { evseId: 1, source: 'EMS', schedules: [], at: at(0), ...fields };
}

const list = ({ chargingLimits }: Store) => chargingLimits.list('CP-1', { limit: 100 });

function record(
  { chargingLimits }: Store,
  stationId: string,
  [evseId, durationS]: NumberedRecord,
  minute: number,
) {
  return chargingLimits.record(
    stationId,
    aLimit({ evseId, schedules: [aSchedule({ durationS })], at: at(minute) }),
  );
}

async function read({ chargingLimits }: Store, stationId: string): Promise<NumberedRecord[]> {
  const { items } = await chargingLimits.list(stationId, { limit: 1_000 });
  return items.map(({ evseId, schedules }) => [evseId, schedules[0]?.durationS ?? -1]);
}

/** What a store of charging limits does. */
export const chargingLimitCases: readonly ConformanceCase[] = [
  {
    name: 'chargingLimits.record: keeps all of a limit, of each EVSE and source, in their order',
    async run(store) {
      const full = aLimit({
        evseId: 0,
        source: 'SO',
        isGridCritical: false,
        schedules: [aFullSchedule(), aSchedule()],
        at: at(3),
      });
      const limits = [
        aLimit({ evseId: 10 }),
        aLimit({ evseId: 2, source: 'SO' }),
        aLimit({ evseId: 2 }),
        full,
      ];
      for (const limit of limits) await store.chargingLimits.record('CP-1', limit);
      assertSame((await list(store)).items, limits.toReversed());
    },
  },
  {
    name: 'chargingLimits.recordRemoved: without an EVSE takes out those of a source on each',
    async run(store) {
      const kept = aLimit({ source: 'SO' });
      for (const limit of [aLimit(), aLimit({ evseId: 0 }), kept]) {
        await store.chargingLimits.record('CP-1', limit);
      }
      await store.chargingLimits.recordRemoved('CP-1', { source: 'EMS' }, at(1));
      assertSame((await list(store)).items, [kept]);
    },
  },
  {
    name: 'chargingLimits: any source is an ordinary one',
    async run(store) {
      for (const source of hostileKeys) await store.chargingLimits.record('CP-1', aLimit({ source }));
      const found = (await list(store)).items.map(({ source }) => source);
      assert.deepEqual(found.toSorted(), hostileKeys.toSorted());
    },
  },
  ...latestRecordCases({ name: 'chargingLimits.record', max: maxChargingLimits, record, read }),
  ...removalCases({
    name: 'chargingLimits.recordRemoved',
    record,
    remove: ({ chargingLimits }, stationId, evseId, minute) =>
      chargingLimits.recordRemoved(stationId, { source: 'EMS', evseId }, at(minute)),
    read,
  }),
  ...listCases({
    name: 'chargingLimits.list',
    async add(store, place) {
      await record(store, 'CP-1', [place, 1], 1);
      return String(place);
    },
    async read({ chargingLimits }, page) {
      const { items, next } = await chargingLimits.list('CP-1', page);
      return { items: items.map(({ evseId }) => String(evseId)), next };
    },
  }),
  ...copyCases({
    name: 'chargingLimits.record',
    input: () => aLimit({ schedules: [aFullSchedule()] }),
    write: ({ chargingLimits }, limit) => chargingLimits.record('CP-1', limit),
    read: [list],
  }),
];
