import type { Location } from '@csms/store';
import { inPart, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about locations. */
export const locationSaboteurs: readonly Saboteur[] = [
  {
    does: 'forgets the connectors of locations',
    sabotage: inPart('locations', (inner) => ({
      set: (location) =>
        inner.set({ ...location, evses: location.evses.map((evse) => ({ ...evse, connectors: [] })) }),
    })),
    caughtBy: 'locations.set: keeps all of a location',
  },
  {
    does: 'merges a location with the one before',
    sabotage: inPart('locations', (inner) => ({
      set: async (location) => inner.set({ ...(await inner.find(location.locationId)), ...location }),
    })),
    caughtBy: 'locations.set: replaces all of the location with the same id',
  },
  {
    does: 'removes no location',
    sabotage: inPart('locations', (inner) => ({
      remove: async (locationId) => (await inner.find(locationId)) !== undefined,
    })),
    caughtBy: 'locations.remove: says whether there was one, which is gone then, and no other',
  },
  {
    does: 'keeps locations in an object',
    sabotage: inPart('locations', () => {
      const locations: Record<string, Location> = {};
      return {
        async set(location) {
          locations[location.locationId] = location;
        },
        find: async (locationId) => locations[locationId],
      };
    }),
    caughtBy: 'locations: any id is an ordinary one',
  },
  {
    does: 'hands out its live locations',
    sabotage: inPart('locations', () => {
      const locations = new Map<string, Location>();
      return {
        async set(location) {
          locations.set(location.locationId, structuredClone(location));
        },
        find: async (locationId) => locations.get(locationId),
      };
    }),
    caughtBy: "locations.set: what comes out is the caller's own",
  },
  {
    does: 'lists locations backwards',
    sabotage: inPart('locations', (inner) => ({
      async list(page) {
        const { items, next } = await inner.list(page);
        return { items: items.toReversed(), next };
      },
    })),
    caughtBy: 'locations.list: is in order, whatever the order in which items were added',
  },
];
