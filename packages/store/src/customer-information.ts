import type { ReportPart } from './report-parts.js';

/** What a station knows of a customer (2.0.1 N09), as text that it writes for people. */
export interface CustomerInformation {
  readonly requestId: number;
  readonly text: string;
  /** When it was received, all of it. */
  readonly receivedAt: Date;
}

/** So many texts of a station are kept, the latest; they are personal data, and fetched soon or not at all. */
export const maxCustomerInformation = 10;

/** What stations know of customers. */
export interface CustomerInformationStore {
  /**
   * Keeps a part of a text by {@link addReportPart}. A text that is whole replaces the one of the same request; of more
   * than {@link maxCustomerInformation} of a station those that were received first are dropped.
   */
  recordReportPart(stationId: string, part: ReportPart<string>): Promise<void>;
  /** Resolves to `undefined` while it is not whole. */
  find(stationId: string, requestId: number): Promise<CustomerInformation | undefined>;
}
