import { cursorsOf, type Location, type LocationStore } from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';

const byId: ListOrder<Location, [string]> = {
  cursors: cursorsOf('locations', 'string'),
  positionOf: ({ locationId }) => [locationId],
  direction: 'ascending',
};

/** Makes a store of locations. */
export function createLocationStore(): LocationStore {
  const locations = new Map<string, Location>();
  return {
    async set(location) {
      locations.set(location.locationId, copyLocation(location));
    },
    async find(locationId) {
      const location = locations.get(locationId);
      return location && copyLocation(location);
    },
    async remove(locationId) {
      return locations.delete(locationId);
    },
    async list(request) {
      const all = { items: [...locations.values()], isSorted: false };
      const { items, ...next } = pageOf(all, byId, request);
      return { items: items.map(copyLocation), ...next };
    },
  };
}

function copyLocation(location: Location): Location {
  const { coordinates, evses, lastUpdated } = location;
  return {
    ...location,
    coordinates: { ...coordinates },
    evses: evses.map(({ connectors, ...evse }) => ({
      ...evse,
      connectors: connectors.map((connector) => ({ ...connector })),
    })),
    lastUpdated: copyDate(lastUpdated),
  };
}
