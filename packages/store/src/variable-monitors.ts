import type { ComponentName, VariableName } from './device-model.js';
import type { Page, PageRequest } from './page.js';
import type { ReportPart } from './report-parts.js';

/** A monitor that watches a variable of a station (2.0.1, VariableMonitoringType). */
export interface ReportedMonitor {
  /** Unique within the station. */
  readonly monitorId: number;
  readonly component: ComponentName;
  readonly variable: VariableName;
  /** Such as `UpperThreshold` or `Periodic`. */
  readonly type: string;
  /** Of a threshold or a delta the value, of a period its seconds. */
  readonly value: number;
  /** 0, a danger, to 9, of interest when debugging. */
  readonly severity: number;
  /** Whether it watches only while a transaction goes on. */
  readonly isInTransactionOnly: boolean;
}

/** A monitor of a station, as it was last reported. */
export interface VariableMonitor extends ReportedMonitor {
  /** Of the report that it is from. */
  readonly at: Date;
}

/** Monitors of stations. Every value returned is the caller's own copy. */
export interface VariableMonitorStore {
  /**
   * Keeps a part of a report by {@link addReportPart}. Of each monitor in reports that are whole, the latest stays. One
   * that is complete also takes out every monitor that was reported earlier, or comes later and was reported earlier. The
   * station need not be known, and stays unknown.
   */
  recordReportPart(stationId: string, part: ReportPart<ReportedMonitor>): Promise<void>;
  /** The monitors of a station, by their ids. */
  list(stationId: string, page: PageRequest): Promise<Page<VariableMonitor>>;
}
