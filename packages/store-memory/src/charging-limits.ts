import {
  type ChargingLimit,
  type ChargingLimitCriteria,
  type ChargingLimitStore,
  cursorsOf,
  isLimitMeant,
  maxChargingLimits,
} from '@csms/store';
import { copySchedule } from './charging-schedules.js';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { createRemovableRecords } from './removable-records.js';
import type { StationMaps } from './station-maps.js';

const byEvseAndSource: ListOrder<ChargingLimit, [number, string]> = {
  cursors: cursorsOf('charging limits', 'number', 'string'),
  positionOf: ({ evseId, source }) => [evseId, source],
  direction: 'ascending',
};

/** Makes a store of charging limits. */
export function createChargingLimitStore(stationMaps: StationMaps): ChargingLimitStore {
  const limits = createRemovableRecords<ChargingLimit, ChargingLimitCriteria>(stationMaps, {
    max: maxChargingLimits,
    keyOf: ({ evseId, source }) => `${evseId} ${source}`,
    isMeant: isLimitMeant,
    copy: copyLimit,
  });
  return {
    async record(stationId, limit) {
      limits.record(stationId, limit);
    },

    async recordRemoved(stationId, criteria, at) {
      limits.remove(stationId, criteria, at);
    },

    async list(stationId, request) {
      const items = limits.of(stationId);
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byEvseAndSource, request);
      return { items: found.map(copyLimit), ...next };
    },
  };
}

function copyLimit(limit: ChargingLimit): ChargingLimit {
  return { ...limit, schedules: limit.schedules.map(copySchedule), at: copyDate(limit.at) };
}
