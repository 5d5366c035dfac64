import { type Availability, type AvailabilityStore, cursorsOf, maxAvailabilities } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestOfEach } from './latest-of-each.js';

/** Makes a store of availabilities. */
export function createAvailabilityStore(): AvailabilityStore {
  const { record, list } = createLatestOfEach<Availability, [number, number]>({
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
