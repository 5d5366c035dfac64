import type { KeptWorkItem } from './merge-station-work.js';
import { failedReportRestMs, type Wanted } from './station-work.js';

/** A report that is wanted of a station. */
type WantedReport = Extract<Wanted, { readonly kind: 'report' }>;

/**
 * Whether a report is wanted anew where one is known to be wanted, or has come to something. One that waits, or was given,
 * of the same station and boot is the one that is wanted. A station that does not have it is not asked again as long as it
 * is the same, whenever it boots; one that did not give it in the end, not for {@link failedReportRestMs}.
 */
export function isReportWantedAnew(
  { wanted: known, status, endedAt }: KeptWorkItem,
  wanted: WantedReport,
  at: Date,
): boolean {
  if (known.kind !== 'report' || known.of !== wanted.of) return true;
  switch (status) {
    case 'Rejected':
      return false;
    case 'Failed':
      return !endedAt || at.getTime() - endedAt.getTime() >= failedReportRestMs;
    default:
      return wanted.boot !== undefined && wanted.boot !== known.boot;
  }
}
