import {
  addReportPart,
  type OpenReport,
  type ReportArrival,
  type ReportPart,
  reportArrival,
} from '@csms/store';
import { copyDate, copyJson } from './copies.js';
import type { StationMaps } from './station-maps.js';

/** Reports of stations that come in parts. */
export interface ReportAssembly<Item> {
  /** Adds a copy of a part. Returns all parts of the report when this completes it. */
  add(stationId: string, part: ReportPart<Item>): readonly ReportPart<Item>[] | undefined;
  /** How much of a report has arrived. */
  find(stationId: string, requestId: number): ReportArrival | undefined;
}

/** Makes an assembly without reports. */
export function createReportAssembly<Item>(stationMaps: StationMaps): ReportAssembly<Item> {
  const stations = stationMaps.map<readonly OpenReport<Item>[]>();
  return {
    add(stationId, part) {
      const { reports, whole } = addReportPart(stations.get(stationId) ?? [], copyPart(part));
      stations.set(stationId, reports);
      return whole;
    },
    find: (stationId, requestId) => reportArrival(stations.get(stationId) ?? [], requestId),
  };
}

function copyPart<Item>(part: ReportPart<Item>): ReportPart<Item> {
  const { at, receivedAt, askedAt } = part;
  return {
    ...part,
    at: copyDate(at),
    receivedAt: copyDate(receivedAt),
    ...(askedAt && { askedAt: copyDate(askedAt) }),
    items: copyJson([...part.items]),
  };
}
