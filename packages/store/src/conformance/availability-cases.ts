import { type Availability, maxAvailabilities } from '../availability.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { latestRecordCases } from './latest-record-cases.js';
import { listCases } from './list-cases.js';

function anAvailability(fields: Partial<Availability> = {}): Availability {
  return { evseId: 1, connectorId: 1, isOperative: false, isScheduled: true, at: at(1), ...fields };
}

const list = ({ availability }: Store) => availability.list('CP-1', { limit: 10 });

/** What a store of availabilities does. */
export const availabilityCases: readonly ConformanceCase[] = [
  {
    name: 'availability.record: keeps all of each part, the station as a whole first',
    async run(store) {
      const all = [
        anAvailability({ evseId: 0, connectorId: 0, isOperative: true, isScheduled: false }),
        anAvailability({ connectorId: 0 }),
        anAvailability(),
        anAvailability({ evseId: 2 }),
        anAvailability({ evseId: 10 }),
      ];
      for (const each of all.toReversed()) await store.availability.record('CP-1', each);
      assertSame((await list(store)).items, all);
    },
  },
  ...latestRecordCases({
    name: 'availability.record',
    max: maxAvailabilities,
    record: ({ availability }, stationId, [evseId, connectorId], minute) =>
      availability.record(
        stationId,
        anAvailability({ evseId, connectorId: 1, at: at(minute + connectorId / 60) }),
      ),
    async read({ availability }, stationId) {
      const { items } = await availability.list(stationId, { limit: 1_000 });
      return items.map((item) => [item.evseId, (item.at.getTime() / 1_000) % 60]);
    },
  }),
  ...listCases({
    name: 'availability.list',
    async add({ availability }, place) {
      await availability.record('CP-1', anAvailability({ evseId: place }));
      return String(place);
    },
    async read({ availability }, page) {
      const { items, next } = await availability.list('CP-1', page);
      return { items: items.map(({ evseId }) => String(evseId)), next };
    },
  }),
  ...copyCases({
    name: 'availability.record',
    input: () => anAvailability(),
    write: ({ availability }, item) => availability.record('CP-1', item),
    read: [list],
  }),
];
