import type { ReportPart } from './report-parts.js';

/** What a station answered when it was asked to tell of a customer, or to forget one (2.0.1 N09, N10). */
export interface CustomerInformationAnswer {
  readonly status: 'Accepted' | 'Rejected' | 'Invalid';
  /** Whether it was asked to forget the customer. */
  readonly isClear: boolean;
  readonly at: Date;
}

/** What came of a request about a customer. At least one of `answer` and `text` is there. */
export interface CustomerInformation {
  readonly requestId: number;
  /** The latest. */
  readonly answer?: CustomerInformationAnswer;
  /** What the station knows of the customer, as it writes it for people. */
  readonly text?: string;
  /** When the text was received, all of it. */
  readonly receivedAt?: Date;
}

/**
 * Of how many requests to a station the outcome is kept, the latest: it is personal data, and fetched soon or not at
 * all.
 */
export const maxCustomerInformation = 10;

/**
 * What stations know of customers. Every value returned is the caller's own copy. The latest {@link
 * maxCustomerInformation} of a station are kept.
 */
export interface CustomerInformationStore {
  /** Keeps a part of a text by {@link addReportPart}. A text that is whole replaces the one of the same request. */
  recordReportPart(stationId: string, part: ReportPart<string>): Promise<void>;
  /** Keeps the latest answer to a request. */
  recordAnswer(stationId: string, requestId: number, answer: CustomerInformationAnswer): Promise<void>;
  /** Resolves to `undefined` while nothing came of the request; `text` is there once it is whole. */
  find(stationId: string, requestId: number): Promise<CustomerInformation | undefined>;
}

/** For the stores: what came of a request after an answer, the latest of all. */
export function withCustomerAnswer(
  known: CustomerInformation | undefined,
  requestId: number,
  answer: CustomerInformationAnswer,
): CustomerInformation {
  if (known?.answer && known.answer.at > answer.at) return known;
  return { requestId, ...known, answer };
}

/** For the stores: what came of a request with the text of a report, all parts of which are there. */
export function withCustomerText(
  known: CustomerInformation | undefined,
  requestId: number,
  parts: readonly ReportPart<string>[],
): CustomerInformation {
  const text = parts.flatMap(({ items }) => items).join('');
  const receivedAt = new Date(Math.max(...parts.map((part) => part.receivedAt.getTime())));
  return { requestId, ...known, text, receivedAt };
}

/** For the stores: when something was last told of a request. */
export function customerToldAt({ answer, receivedAt }: CustomerInformation): Date {
  return new Date(Math.max(answer?.at.getTime() ?? 0, receivedAt?.getTime() ?? 0));
}
