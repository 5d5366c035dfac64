import { mergeSpans } from './registers.js';
import type { TransactionDraft } from './transaction-draft.js';
import type { AssumedEnd } from './transactions.js';

/** Removes the assumed end from a transaction, which is then as its station tells, and returns that end. */
export function withdrawAssumedEnd(draft: TransactionDraft): AssumedEnd | undefined {
  const { merge } = draft;
  const { assumedEnd } = merge;
  if (!assumedEnd) return undefined;
  draft.status = 'active';
  draft.endedAt = undefined;
  draft.endReceivedAt = undefined;
  draft.stoppedReason = undefined;
  draft.registers = merge.toldRegisters;
  draft.energyWh = undefined;
  merge.assumedEnd = undefined;
  merge.toldRegisters = undefined;
  return assumedEnd;
}

/**
 * Puts an assumed end into a transaction, unless its station told the end, or more than was known when it was assumed.
 */
export function applyAssumedEnd(draft: TransactionDraft, end: AssumedEnd): void {
  const { merge, latestSeqNo, registers } = draft;
  const goesOn = latestSeqNo !== undefined && latestSeqNo > end.seqNo;
  if (goesOn || merge.endedAt !== undefined) return;
  draft.status = 'ended';
  draft.endedAt = end.at;
  draft.endReceivedAt = end.assumedAt;
  draft.stoppedReason = 'Other';
  draft.registers = mergeSpans(registers, end.registers);
  merge.assumedEnd = end;
  merge.toldRegisters = registers;
}

/** The one of two that knows more, or was assumed later; a tie is decided by their values. */
export function laterAssumedEnd(known: AssumedEnd, other: AssumedEnd): AssumedEnd {
  const ranks = rankOf(known);
  const difference = rankOf(other)
    .map((rank, index) => rank - (ranks[index] ?? 0))
    .find((each) => each !== 0);
  return difference !== undefined && difference > 0 ? other : known;
}

function rankOf({ seqNo, assumedAt, at, registers }: AssumedEnd): readonly number[] {
  return [seqNo, assumedAt.getTime(), at.getTime(), registers?.end.wh ?? -1];
}
