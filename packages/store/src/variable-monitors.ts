import type { ComponentName, VariableName } from './device-model.js';
import type { Page, PageRequest } from './page.js';
import type { ReportArrival, ReportPart } from './report-parts.js';

/** A monitor that watches a variable of a station (2.0.1, VariableMonitoringType). */
export interface ReportedMonitor {
  /** Unique within the station. */
  readonly monitorId: number;
  readonly component: ComponentName;
  readonly variable: VariableName;
  /** Such as `UpperThreshold` or `Periodic`. */
  readonly type: string;
  /** The value of a threshold or a delta, the seconds of a period. */
  readonly value: number;
  /** From 0, a danger, to 9, of interest when debugging. */
  readonly severity: number;
  /** Whether it watches only while a transaction goes on. */
  readonly isInTransactionOnly: boolean;
}

/** A monitor of a station, as it was last told of. */
export interface VariableMonitor extends ReportedMonitor {
  /** When the station told of it. */
  readonly at: Date;
}

/** How many monitors of a station are kept at least. */
export const maxVariableMonitors = 2_000;

/**
 * Monitors of stations. Of each the latest that was told counts, that it is there or that it was cleared, in whatever
 * order this comes. Every value returned is the caller's own copy. A station need not be known, and stays unknown. The
 * {@link maxVariableMonitors} that were told of last, or cleared, are kept; a station never has more than twice as
 * many.
 */
export interface VariableMonitorStore {
  /** Keeps a part of a report by {@link addReportPart}. One that is complete also clears all monitors told of earlier. */
  recordReportPart(stationId: string, part: ReportPart<ReportedMonitor>): Promise<void>;
  /** How far the report of a request has come, as {@link DeviceModelStore.findReport} tells. */
  findReport(stationId: string, requestId: number): Promise<ReportArrival | undefined>;
  /** Keeps monitors that the station told of at a time. */
  record(stationId: string, monitors: readonly ReportedMonitor[], at: Date): Promise<void>;
  /** Clears monitors that the station no longer had at a time. */
  clear(stationId: string, monitorIds: readonly number[], at: Date): Promise<void>;
  /** Clears all monitors that were told of before a time, also those that are recorded afterwards. */
  clearBefore(stationId: string, time: Date): Promise<void>;
  /** The monitors of a station, by their ids. */
  list(stationId: string, page: PageRequest): Promise<Page<VariableMonitor>>;
}
