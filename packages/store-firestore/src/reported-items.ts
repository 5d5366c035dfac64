import type { ReportPart } from '@csms/store';
import { createReportAssembly, type ReportKind } from './report-assembly.js';
import type { StationUnit } from './station-unit.js';

/** An item of a report, and when the station made the part that it stands in. */
export interface ReportedItem<Item> {
  readonly item: Item;
  readonly at: Date;
}

/** What becomes of reports that are whole. */
export interface ReportSink<Item> {
  put(unit: StationUnit, items: readonly ReportedItem<Item>[]): Promise<void>;
  /** A report told of everything: what was told before it was made is gone. */
  removeBefore(unit: StationUnit, time: Date): Promise<void>;
}

/** Makes what takes the parts of reports of a kind, and hands on those that are whole. */
export function createReportedItems<Item>(
  kind: ReportKind,
  { put, removeBefore }: ReportSink<Item>,
): (unit: StationUnit, part: ReportPart<Item>) => Promise<void> {
  const assembly = createReportAssembly<Item>(kind);
  return async (unit, part) => {
    const whole = await assembly.add(unit, part);
    if (!whole) return;
    await put(
      unit,
      whole.flatMap(({ at, items }) => items.map((item) => ({ item, at }))),
    );
    if (!whole[0]?.isComplete) return;
    await removeBefore(unit, new Date(Math.min(...whole.map(({ at }) => at.getTime()))));
  };
}
