import type { StationWorkStore } from '@csms/store';
import type { Registry } from './registry.js';

/** How many stations are counted at most: beyond this the exact number does not matter. */
const maxCounted = 1_000;

/** Tells on how many stations something is due that no manager has begun. It costs the store one count when it is read. */
export function measureSync(registry: Registry, stationWork: Pick<StationWorkStore, 'countDue'>): void {
  registry.read({
    name: 'csms_sync_due_stations',
    help: `Stations on which something is due that nobody works on, ${maxCounted} at most`,
    type: 'gauge',
    read: async () => [{ value: await stationWork.countDue(new Date(), maxCounted) }],
  });
}
