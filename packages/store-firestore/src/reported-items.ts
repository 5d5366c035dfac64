import { type ReportArrival, type ReportedItem, type ReportPart, wholeReport } from '@csms/store';
import { createReportAssembly, type ReportKind } from './report-assembly.js';
import type { StationUnit } from './station-unit.js';

/** What becomes of reports that are whole. */
export interface ReportSink<Item> {
  put(unit: StationUnit, items: readonly ReportedItem<Item>[]): Promise<void>;
  /** Called for a report that tells of everything: what was told before a time is gone. */
  removeBefore(unit: StationUnit, time: Date): Promise<void>;
}

/** Takes the parts of reports of a kind, and hands on those that are whole. */
export interface ReportedItems<Item> {
  add(unit: StationUnit, part: ReportPart<Item>): Promise<void>;
  /** How far a report has come. */
  find(unit: StationUnit, requestId: number): ReportArrival | undefined;
}

/** Makes what takes the parts of reports of a kind. */
export function createReportedItems<Item>(
  kind: ReportKind,
  { put, removeBefore }: ReportSink<Item>,
): ReportedItems<Item> {
  const assembly = createReportAssembly<Item>(kind);
  return {
    async add(unit, part) {
      const parts = await assembly.add(unit, part);
      if (!parts) return;
      const { items, since } = wholeReport(parts);
      await put(unit, items);
      if (since) await removeBefore(unit, since);
    },
    find: assembly.find,
  };
}
