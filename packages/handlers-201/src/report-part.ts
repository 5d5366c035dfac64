import { parseDateTime } from '@csms/ocpp-messages';
import { stateTime } from '@csms/services';
import type { ReportPart } from '@csms/store';

/** What all messages have in common that are parts of a report. */
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
  const at = stateTime(parseDateTime(generatedAt), receivedAt);
  return { requestId, seqNo, isLast: !tbc, at, receivedAt, items };
}
