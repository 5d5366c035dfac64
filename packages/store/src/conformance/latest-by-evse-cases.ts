import type { ChargingSchedule } from '../charging-schedules.js';
import { type LatestByEvseStore, maxEvses, type OfEvse } from '../latest-by-evse.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aFullSchedule, aSchedule, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { latestRecordCases } from './latest-record-cases.js';
import { listCases } from './list-cases.js';

/** Schedules of EVSEs, as their cases see them. */
export interface SchedulesUnderTest<Item extends OfEvse> {
  /** The part of the store, such as `compositeSchedules`. */
  readonly name: string;
  of(store: Store): LatestByEvseStore<Item>;
  make(evseId: number, at: Date, schedule: ChargingSchedule): Item;
}

/** What holds for schedules of which the latest of each EVSE is kept. */
export function latestByEvseCases<Item extends OfEvse & { readonly schedule: ChargingSchedule }>({
  name,
  of,
  make,
}: SchedulesUnderTest<Item>): readonly ConformanceCase[] {
  const list = (store: Store) => of(store).list('CP-1', { limit: 100 });
  return [
    {
      name: `${name}.record: keeps all of a schedule, of each EVSE, at the same time too`,
      async run(store) {
        const full = make(0, at(1), aFullSchedule());
        for (const item of [make(10, at(1), aSchedule()), make(0, at(1), aSchedule()), full]) {
          await of(store).record('CP-1', item);
        }
        assertSame((await list(store)).items, [full, make(10, at(1), aSchedule())]);
      },
    },
    ...latestRecordCases({
      name: `${name}.record`,
      max: maxEvses,
      record: (store, stationId, [evseId, durationS], minute) =>
        of(store).record(stationId, make(evseId, at(minute), aSchedule({ durationS }))),
      async read(store, stationId) {
        const { items } = await of(store).list(stationId, { limit: 1_000 });
        return items.map(({ evseId, schedule }) => [evseId, schedule.durationS ?? -1]);
      },
    }),
    ...listCases({
      name: `${name}.list`,
      async add(store, place) {
        await of(store).record('CP-1', make(place, at(1), aSchedule()));
        return String(place);
      },
      async read(store, page) {
        const { items, next } = await of(store).list('CP-1', page);
        return { items: items.map(({ evseId }) => String(evseId)), next };
      },
    }),
    ...copyCases({
      name: `${name}.record`,
      input: () => make(1, at(1), aFullSchedule()),
      write: (store, item) => of(store).record('CP-1', item),
      read: [list],
    }),
  ];
}
