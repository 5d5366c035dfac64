import type { ComponentName, VariableName } from './device-model.js';
import type { Page, PageRequest } from './page.js';

/** Something that a station tells of a variable that it watches (2.0.1 N07, N08, EventDataType). */
export interface MonitoringEvent {
  /** Names the event among the station's: the same event sent again has the same id. */
  readonly id: string;
  /** The station's number of the event, which may begin anew when it boots. */
  readonly eventId: number;
  /** When it happened, by the station's clock. */
  readonly at: Date;
  readonly receivedAt: Date;
  readonly component: ComponentName;
  readonly variable: VariableName;
  readonly actualValue: string;
  /** Why it is told: `Alerting`, `Delta` or `Periodic`. */
  readonly trigger: string;
  /** What watches the variable, such as `HardWiredMonitor` or `CustomMonitor`. */
  readonly notificationType: string;
  readonly monitorId?: number;
  /** `eventId` of the event that caused it. */
  readonly causeEventId?: number;
  /** Whether what an earlier event told of is over. */
  readonly isCleared?: boolean;
  readonly techCode?: string;
  readonly techInfo?: string;
  readonly transactionId?: string;
}

/** How many of a station's monitoring events are kept at least. */
export const maxMonitoringEvents = 500;

/** Monitoring events of stations. Every value returned is the caller's own copy. */
export interface MonitoringEventStore {
  /**
   * Keeps events that came together, each once: of two with one id the first stays. The station need not be known, and
   * stays unknown. The {@link maxMonitoringEvents} that were received last are kept; a station never has more than twice
   * as many.
   */
  record(stationId: string, events: readonly MonitoringEvent[]): Promise<void>;
  /** Monitoring events of a station, the one that was received last first. */
  list(stationId: string, page: PageRequest): Promise<Page<MonitoringEvent>>;
}
