import { type ReportArrival, type ReportedItem, type ReportPart, wholeReport } from '@csms/store';
import type { Queries } from './database.js';
import { createReportAssembly } from './report-assembly.js';

/** What becomes of reports that are whole. */
export interface ReportSink<Item> {
  put(queries: Queries, stationId: string, items: readonly ReportedItem<Item>[]): Promise<void>;
  /** Called for a report that tells of everything: what was told before a time is gone. */
  removeBefore(queries: Queries, stationId: string, time: Date): Promise<void>;
}

/** Takes the parts of reports of a kind, and hands on those that are whole. */
export interface ReportedItems<Item> {
  /** Only within `inStation`. */
  add(queries: Queries, stationId: string, part: ReportPart<Item>): Promise<void>;
  /** How far a report has come. */
  find(queries: Queries, stationId: string, requestId: number): Promise<ReportArrival | undefined>;
}

/** Makes what takes the parts of reports of a kind. */
export function createReportedItems<Item>(
  kind: string,
  { put, removeBefore }: ReportSink<Item>,
): ReportedItems<Item> {
  const assembly = createReportAssembly<Item>(kind);
  return {
    async add(queries, stationId, part) {
      const parts = await assembly.add(queries, stationId, part);
      if (!parts) return;
      const { items, since } = wholeReport(parts);
      await put(queries, stationId, items);
      if (since) await removeBefore(queries, stationId, since);
    },
    find: assembly.find,
  };
}
