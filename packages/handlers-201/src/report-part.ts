import { parseDateTime } from '@csms/ocpp-messages';
import { findRequest, saidTime } from '@csms/services';
import type { CallRecord, CallStore, ReportPart } from '@csms/store';

/** The fields that all messages have which are parts of a report. */
interface PartFields {
  readonly requestId: number;
  readonly seqNo: number;
  readonly tbc?: boolean;
  readonly generatedAt: string;
}

/** A message as a part of a report; without `tbc` it is the last one (OCPP 2.0.1 B07.FR.04, B07.FR.10). */
export function reportPartOf<Item>(
  { requestId, seqNo, tbc = false, generatedAt }: PartFields,
  receivedAt: Date,
  items: readonly Item[],
): ReportPart<Item> {
  const at = saidTime(parseDateTime(generatedAt), receivedAt);
  return { requestId, seqNo, isLast: !tbc, at, receivedAt, items };
}

/** Which calls ask for reports of a kind, and which of them for everything. */
interface ReportRequests {
  readonly actions: readonly string[];
  /** Absent where no report tells of everything. */
  isOnAll?(request: CallRecord['request']): boolean;
}

/**
 * A part of a report with what is known from the call that asked for it, which is looked up for the first part only.
 */
export async function askedPart<Item>(
  calls: Pick<CallStore, 'list'>,
  stationId: string,
  part: ReportPart<Item>,
  { actions, isOnAll = () => false }: ReportRequests,
): Promise<ReportPart<Item>> {
  const call = part.seqNo === 0 ? await findRequest(calls, stationId, actions, part.requestId) : undefined;
  return call ? { ...part, askedAt: call.createdAt, isComplete: isOnAll(call.request) } : part;
}
