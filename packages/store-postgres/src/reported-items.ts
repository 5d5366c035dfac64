import type { ReportPart } from '@csms/store';
import type { Queries } from './database.js';
import { createReportAssembly } from './report-assembly.js';

/** An item of a report, and when the station made the part that it stands in. */
export interface ReportedItem<Item> {
  readonly item: Item;
  readonly at: Date;
}

/** What becomes of reports that are whole. */
export interface ReportSink<Item> {
  put(queries: Queries, stationId: string, items: readonly ReportedItem<Item>[]): Promise<void>;
  /** A report told of everything: what was told before it was made is gone. */
  removeBefore(queries: Queries, stationId: string, time: Date): Promise<void>;
}

/** Makes what takes the parts of reports of a kind, and hands on those that are whole. */
export function createReportedItems<Item>(
  kind: string,
  { put, removeBefore }: ReportSink<Item>,
): (queries: Queries, stationId: string, part: ReportPart<Item>) => Promise<void> {
  const assembly = createReportAssembly<Item>(kind);
  return async (queries, stationId, part) => {
    const whole = await assembly.add(queries, stationId, part);
    if (!whole) return;
    await put(
      queries,
      stationId,
      whole.flatMap(({ at, items }) => items.map((item) => ({ item, at }))),
    );
    if (!whole[0]?.isComplete) return;
    await removeBefore(queries, stationId, new Date(Math.min(...whole.map(({ at }) => at.getTime()))));
  };
}
