import type { AnsweredEvChargingNeeds, EvChargingNeedsStore } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestByEvse } from './latest-by-evse.js';

/** Makes a store of what EVs say that they need. */
export function createEvChargingNeedsStore(): EvChargingNeedsStore {
  const latest = createLatestByEvse<AnsweredEvChargingNeeds>('EV charging needs', copyNeeds);
  return {
    async record(stationId, needs) {
      const known = latest.find(stationId, needs.evseId);
      if (known?.at.getTime() === needs.at.getTime()) return known.answer;
      await latest.record(stationId, needs);
      return needs.answer;
    },
    list: (stationId, request) => latest.list(stationId, request),
  };
}

function copyNeeds(needs: AnsweredEvChargingNeeds): AnsweredEvChargingNeeds {
  const { departsAt, ac, dc, at } = needs;
  return {
    ...needs,
    ...(departsAt && { departsAt: copyDate(departsAt) }),
    ...(ac && { ac: { ...ac } }),
    ...(dc && { dc: { ...dc } }),
    at: copyDate(at),
  };
}
