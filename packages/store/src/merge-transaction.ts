import { energyOf, mergeSpans } from './registers.js';
import {
  type StartIdentity,
  type Transaction,
  type TransactionAuthorization,
  type TransactionEvent,
  type TransactionFlag,
} from './transactions.js';

/** A transaction keeps the answers to so many tokens; stations send one to three. */
const maxAuthorizations = 16;

/**
 * The transaction after an event. Events may come in any order, twice or at once: whatever the order, the outcome is
 * the same, and an event that was merged before changes nothing.
 */
export function mergeTransaction(
  current: Transaction | undefined,
  event: TransactionEvent,
  start: StartIdentity | undefined = current?.start,
): Transaction {
  const startSeen = (current?.merge.startSeen ?? false) || event.kind === 'started';
  const ended = current?.status === 'ended' || event.kind === 'ended';
  const startedAt = startTime(current, event);
  const endedAt = event.kind === 'ended' ? (current?.endedAt ?? event.at) : current?.endedAt;
  const registers = mergeSpans(current?.registers, event.registers);
  const energy = registers && energyOf(registers);
  const token = mergedToken(current, event);
  const chargingState = mergedChargingState(current, event);
  const authorizations = mergedAuthorizations(current?.authorizations ?? [], event);
  const flags: TransactionFlag[] = [];
  if (!startSeen) flags.push('unknown_start');
  if (authorizations[0] && authorizations[0].status !== 'Accepted') flags.push('not_authorized');
  if (energy?.flag) flags.push(energy.flag);
  if (endedAt && endedAt < startedAt) flags.push('stop_before_start');
  return defined({
    stationId: event.stationId,
    transactionId: event.transactionId,
    ocppVersion: event.ocppVersion,
    status: ended ? 'ended' : 'active',
    token: token.value,
    authorizations,
    evseId: current?.evseId ?? event.evseId,
    connectorId: current?.connectorId ?? event.connectorId,
    chargingState: chargingState.value,
    remoteStartId: current?.remoteStartId ?? event.remoteStartId,
    reservationId: current?.reservationId ?? event.reservationId,
    startedAt,
    endedAt,
    stoppedReason: event.kind === 'ended' ? (current?.stoppedReason ?? event.stoppedReason ?? 'Local') : current?.stoppedReason,
    registers,
    energyWh: energy?.energyWh,
    flags,
    start,
    merge: defined({ startSeen, tokenSeqNo: token.seqNo, chargingStateSeqNo: chargingState.seqNo }),
  });
}

function startTime(current: Transaction | undefined, event: TransactionEvent): Date {
  if (!current) return event.at;
  if (current.merge.startSeen) return current.startedAt;
  return event.kind === 'started' || event.at < current.startedAt ? event.at : current.startedAt;
}

/** The token of the earliest event that has one; that of the end, which may be another's, only when there is no other. */
function mergedToken(current: Transaction | undefined, event: TransactionEvent) {
  const known = { value: current?.token, seqNo: current?.merge.tokenSeqNo };
  if (!event.token) return known;
  const seqNo = event.kind === 'ended' ? Number.MAX_SAFE_INTEGER : event.seqNo;
  return known.seqNo !== undefined && known.seqNo <= seqNo ? known : { value: event.token, seqNo };
}

function mergedChargingState(current: Transaction | undefined, event: TransactionEvent) {
  const known = { value: current?.chargingState, seqNo: current?.merge.chargingStateSeqNo };
  if (event.chargingState === undefined) return known;
  return known.seqNo !== undefined && known.seqNo >= event.seqNo
    ? known
    : { value: event.chargingState, seqNo: event.seqNo };
}

function mergedAuthorizations(
  known: readonly TransactionAuthorization[],
  { authorization, seqNo }: TransactionEvent,
): readonly TransactionAuthorization[] {
  if (!authorization || known.length >= maxAuthorizations || known.some((other) => other.seqNo === seqNo)) return known;
  return [...known, { seqNo, ...authorization }].sort((a, b) => a.seqNo - b.seqNo);
}

/** Leaves out what is not known, so that a record has no fields without a value. */
function defined<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  for (const key of Object.keys(fields) as Array<keyof T>) {
    if (fields[key] === undefined) delete fields[key];
  }
  return fields as T;
}
