import type { KeptWorkItem } from './merge-station-work.js';
import { failedReportRestMs, type Wanted } from './station-work.js';

/** A report that is wanted of a station. */
type WantedReport = Extract<Wanted, { readonly kind: 'report' }>;

/**
 * Whether a request for a report begins a new one, by what is known of the last. One that waits, or that the station
 * gave, for the same station and boot will do. A station that does not have such a report is not asked again while it
 * stays the same, however often it boots; one that failed to give it, not for {@link failedReportRestMs}.
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
