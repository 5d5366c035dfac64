import { type AnsweredEvChargingNeeds, codecOf, type EvChargingNeedsStore } from '@csms/store';
import type { Database } from './database.js';
import { createLatestByEvse } from './latest-by-evse.js';

const codec = codecOf<AnsweredEvChargingNeeds>({ departsAt: 'date', at: 'date' });

/** Makes a store of the needs of EVs. */
export function createEvChargingNeedsStore(database: Database): EvChargingNeedsStore {
  const { recordFirst, list } = createLatestByEvse(database, 'evChargingNeeds', 'EV charging needs', codec);
  return {
    async record(stationId, needs) {
      const known = await recordFirst(stationId, needs);
      return known?.at.getTime() === needs.at.getTime() ? known.answer : needs.answer;
    },
    list,
  };
}
