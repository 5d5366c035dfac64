import { type Availability, type AvailabilityStore, cursorsOf, maxAvailabilities } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestOfEach } from './latest-of-each.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of availabilities. */
export function createAvailabilityStore(stationMaps: StationMaps): AvailabilityStore {
  const { record, list } = createLatestOfEach<Availability, [number, number]>(stationMaps, {
    max: maxAvailabilities,
    order: {
      cursors: cursorsOf('availability', 'number', 'number'),
      positionOf: ({ evseId, connectorId }) => [evseId, connectorId],
      direction: 'ascending',
    },
    copy: (availability) => ({ ...availability, at: copyDate(availability.at) }),
  });
  return { record, list };
}
