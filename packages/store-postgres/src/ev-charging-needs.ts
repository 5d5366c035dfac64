import { type AnsweredEvChargingNeeds, codecOf, type EvChargingNeedsStore } from '@csms/store';
import type { Database } from './database.js';
import { createLatestByEvse } from './latest-by-evse.js';

const codec = codecOf<AnsweredEvChargingNeeds>({ departsAt: 'date', at: 'date' });

/** Makes a store of the needs of EVs. */
export function createEvChargingNeedsStore(database: Database): EvChargingNeedsStore {
  const { records, list } = createLatestByEvse(database, 'EV charging needs', codec);
  return {
    async record(stationId, needs) {
      if (await records.putNewer(database, stationId, needs)) return needs.answer;
      // What is kept now is of this time or later, and no earlier one replaces it.
      const known = await records.find(database, stationId, [needs.evseId]);
      return known?.at.getTime() === needs.at.getTime() ? known.answer : needs.answer;
    },
    list,
  };
}
