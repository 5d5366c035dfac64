import { type ReportArrival, type ReportedItem, type ReportPart, wholeReport } from '@csms/store';
import { createReportAssembly } from './report-assembly.js';
import type { StationMaps } from './station-maps.js';

/** Takes reports that are complete. */
export interface ReportSink<Item> {
  put(stationId: string, items: readonly ReportedItem<Item>[]): void;
  /** Called for a report of everything: what was told before its time is gone. */
  removeBefore(stationId: string, time: Date): void;
}

/** Takes the parts of reports, and hands on the reports that are complete. */
export interface ReportedItems<Item> {
  add(stationId: string, part: ReportPart<Item>): void;
  /** How much of a report has arrived. */
  find(stationId: string, requestId: number): ReportArrival | undefined;
}

/** Makes what takes the parts of reports. */
export function createReportedItems<Item>(
  stationMaps: StationMaps,
  { put, removeBefore }: ReportSink<Item>,
): ReportedItems<Item> {
  const assembly = createReportAssembly<Item>(stationMaps);
  return {
    add(stationId, part) {
      const parts = assembly.add(stationId, part);
      if (!parts) return;
      const { items, since } = wholeReport(parts);
      put(stationId, items);
      if (since) removeBefore(stationId, since);
    },
    find: assembly.find,
  };
}
