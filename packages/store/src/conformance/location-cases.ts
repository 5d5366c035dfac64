import assert from 'node:assert/strict';
import type { Location } from '../locations.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';

function aLocation(fields: Partial<Location> = {}): Location {
  return {
    locationId: 'LOC-1',
    countryCode: 'DE',
    partyId: 'ACM',
    address: 'Hauptstr. 1',
    city: 'Berlin',
    country: 'DEU',
    coordinates: { latitude: '52.520000', longitude: '13.405000' },
    evses: [],
    lastUpdated: at(0),
    ...fields,
  };
}

/** One with all that a location may have. */
function aFullLocation(): Location {
  const connector = {
    id: '1',
    standard: 'IEC_62196_T2',
    format: 'SOCKET',
    powerType: 'AC_3_PHASE',
    maxVoltageV: 230,
    maxAmperageA: 32,
  };
  return aLocation({
    name: 'Yard',
    postalCode: '10115',
    parkingType: 'ON_STREET',
    evses: [
      { uid: 'E1', evseId: 'DE*ACM*E1', status: 'AVAILABLE', connectors: [connector] },
      { uid: 'E2', status: 'PLANNED', connectors: [] },
    ],
  });
}

/** What a store of locations does. */
export const locationCases: readonly ConformanceCase[] = [
  {
    name: 'locations.set: keeps all of a location',
    async run({ locations }) {
      await locations.set(aFullLocation());
      assertSame(await locations.find('LOC-1'), aFullLocation());
    },
  },
  {
    name: 'locations.set: replaces all of the location with the same id',
    async run({ locations }) {
      await locations.set(aFullLocation());
      await locations.set(aLocation({ city: 'Bonn' }));
      assertSame(await locations.find('LOC-1'), aLocation({ city: 'Bonn' }));
      assertSame((await locations.list({ limit: 10 })).items, [aLocation({ city: 'Bonn' })]);
    },
  },
  {
    name: 'locations.remove: says whether there was one, which is gone then, and no other',
    async run({ locations }) {
      for (const locationId of ['LOC-1', 'LOC-2']) await locations.set(aLocation({ locationId }));
      assert.equal(await locations.remove('LOC-1'), true);
      assert.equal(await locations.remove('LOC-1'), false);
      assert.equal(await locations.find('LOC-1'), undefined);
      assertSame((await locations.list({ limit: 10 })).items, [aLocation({ locationId: 'LOC-2' })]);
    },
  },
  {
    name: 'locations: any id is an ordinary one',
    async run({ locations }) {
      for (const id of hostileKeys) assert.equal(await locations.find(id), undefined, id);
      for (const locationId of hostileKeys) await locations.set(aLocation({ locationId }));
      for (const locationId of hostileKeys) {
        assertSame(await locations.find(locationId), aLocation({ locationId }), locationId);
      }
      for (const id of hostileKeys) assert.equal(await locations.remove(id), true, id);
    },
  },
  ...listCases({
    name: 'locations.list',
    async add({ locations }, place) {
      const locationId = `LOC-${String(place).padStart(3, '0')}`;
      await locations.set(aLocation({ locationId }));
      return locationId;
    },
    async read({ locations }, page) {
      const { items, next } = await locations.list(page);
      return { items: items.map(({ locationId }) => locationId), next };
    },
  }),
  ...copyCases({
    name: 'locations.set',
    input: aFullLocation,
    write: ({ locations }, location) => locations.set(location),
    read: [({ locations }) => locations.find('LOC-1'), ({ locations }) => locations.list({ limit: 10 })],
  }),
];
