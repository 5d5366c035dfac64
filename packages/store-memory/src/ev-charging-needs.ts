import { type AnsweredEvChargingNeeds, cursorsOf, type EvChargingNeedsStore, maxEvses } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestRecords } from './latest-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byEvse: ListOrder<AnsweredEvChargingNeeds, [number]> = {
  cursors: cursorsOf('EV charging needs', 'number'),
  positionOf: ({ evseId }) => [evseId],
  direction: 'ascending',
};

/** Makes a store of the needs of EVs. */
export function createEvChargingNeedsStore(stationMaps: StationMaps): EvChargingNeedsStore {
  const records = createLatestRecords<AnsweredEvChargingNeeds>(stationMaps, maxEvses, ({ at }) => at);
  return {
    async record(stationId, needs) {
      const key = String(needs.evseId);
      const known = records.of(stationId).get(key);
      if (known?.at.getTime() === needs.at.getTime()) return known.answer;
      if (!known || known.at < needs.at) records.set(stationId, key, copyNeeds(needs));
      return needs.answer;
    },

    async list(stationId, request) {
      const items = [...records.of(stationId).values()];
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byEvse, request);
      return { items: found.map(copyNeeds), ...next };
    },
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
