import type { Page, PageRequest } from './page.js';

/** Something that a station tells of its security (OCPP 1.6 security whitepaper and 2.0.1, A04). */
export interface SecurityEvent {
  /** Names the event among the station's: the same event sent again has the same id. */
  readonly id: string;
  /** What happened, in the words of the standard's list of security events or in the station's own. */
  readonly type: string;
  /** When it happened, by the station's clock. */
  readonly at: Date;
  readonly receivedAt: Date;
  readonly techInfo?: string;
}

/** How many of a station's security events are kept at least. */
export const maxSecurityEvents = 500;

/** Security events of stations. Every value returned is the caller's own copy. */
export interface SecurityEventStore {
  /**
   * Keeps an event once: of two with one id the first stays. The station need not be known, and stays unknown. The
   * {@link maxSecurityEvents} that were received last are kept; a station never has more than twice as many.
   */
  record(stationId: string, event: SecurityEvent): Promise<void>;
  /** Security events of a station, the one that was received last first. */
  list(stationId: string, page: PageRequest): Promise<Page<SecurityEvent>>;
}
