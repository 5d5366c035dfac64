import type { StationAuthentication, StationStore } from '@csms/store';

/** Finds how a station proves who it is; `undefined` for one that was never registered. */
export type StationLookup = (stationId: string) => Promise<StationAuthentication | undefined>;

/**
 * Looks stations up in the store, for a gateway beside it. A station id is taken as it is written: two that differ in
 * case only can't both be registered, and every message of a station travels under the one that it connected with.
 */
export function createStationLookup(stations: Pick<StationStore, 'find'>): StationLookup {
  return async (stationId) => (await stations.find(stationId))?.authentication;
}
