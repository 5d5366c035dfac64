import { type ReportedItem, type ReportPart, wholeReport } from '@csms/store';
import { createReportAssembly } from './report-assembly.js';
import type { StationMaps } from './station-maps.js';

/** What becomes of reports that are whole. */
export interface ReportSink<Item> {
  put(stationId: string, items: readonly ReportedItem<Item>[]): void;
  /** A report told of everything: what was told before a time is gone. */
  removeBefore(stationId: string, time: Date): void;
}

/** Makes what takes the parts of reports, and hands on those that are whole. */
export function createReportedItems<Item>(
  stationMaps: StationMaps,
  { put, removeBefore }: ReportSink<Item>,
): (stationId: string, part: ReportPart<Item>) => void {
  const assembly = createReportAssembly<Item>(stationMaps);
  return (stationId, part) => {
    const parts = assembly.add(stationId, part);
    if (!parts) return;
    const { items, since } = wholeReport(parts);
    put(stationId, items);
    if (since) removeBefore(stationId, since);
  };
}
