import type { ReportPart } from '@csms/store';
import { createReportAssembly } from './report-assembly.js';
import type { StationMaps } from './station-maps.js';

/** An item of a report, and when the station made the part that it stands in. */
export interface ReportedItem<Item> {
  readonly item: Item;
  readonly at: Date;
}

/** What becomes of reports that are whole. */
export interface ReportSink<Item> {
  put(stationId: string, items: readonly ReportedItem<Item>[]): void;
  /** A report told of everything: what was told before it was made is gone. */
  removeBefore(stationId: string, time: Date): void;
}

/** Makes what takes the parts of reports, and hands on those that are whole. */
export function createReportedItems<Item>(
  stationMaps: StationMaps,
  { put, removeBefore }: ReportSink<Item>,
): (stationId: string, part: ReportPart<Item>) => void {
  const assembly = createReportAssembly<Item>(stationMaps);
  return (stationId, part) => {
    const whole = assembly.add(stationId, part);
    if (!whole) return;
    put(
      stationId,
      whole.flatMap(({ at, items }) => items.map((item) => ({ item, at }))),
    );
    if (!whole[0]?.isComplete) return;
    removeBefore(stationId, new Date(Math.min(...whole.map(({ at }) => at.getTime()))));
  };
}
