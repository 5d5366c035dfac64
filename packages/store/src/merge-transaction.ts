import { applyAssumedEnd, laterAssumedEnd, withdrawAssumedEnd } from './assumed-end.js';
import { foldCase } from './fold-case.js';
import { energyOf, mergeSpans, type SpanEnergy } from './registers.js';
import { draftOf, type TransactionDraft } from './transaction-draft.js';
import {
  type AssumedEnd,
  type EventAuthorization,
  type StartIdentity,
  stopSeqNo,
  type TokenReference,
  type Transaction,
  type TransactionEvent,
  type TransactionFlag,
} from './transactions.js';

/** How many answers to tokens a transaction keeps, the earliest; stations send one to three tokens. */
const maxAuthorizations = 16;

/** More than any session lasts, in milliseconds: 100 days. Clocks that were never set are years behind. */
const implausibleDurationMs = 100 * 24 * 3_600_000;

/**
 * The transaction after an event. Events may come in any order, twice or at once: whatever the order, the outcome is
 * the same, and an event that was merged before changes nothing. Where events disagree, the one with the lowest `seqNo`
 * is believed (for the charging state, that with the highest), and what two events of one `seqNo` say is ordered by its
 * value. The only exception is the answer to the token of an event: the one that was recorded first stays. An assumed
 * end ({@link mergeAssumedEnd}) is removed by the event that tells the end, and by one that is later than what was
 * known.
 *
 * Neither argument is changed; the outcome shares objects with both.
 */
export function mergeTransaction(
  current: Transaction | undefined,
  event: TransactionEvent,
  start: StartIdentity | undefined = current?.start,
): Transaction {
  const draft = draftOf(current ?? blank(event));
  const assumedEnd = withdrawAssumedEnd(draft);
  if (start) draft.start = start;
  mergeStart(draft, event);
  if (event.kind === 'ended') mergeEnd(draft, event);
  mergeLatest(draft, event);
  if (event.token) mergeToken(draft, event.token, event);
  if (event.authorization) mergeAuthorization(draft, event.authorization, event);
  if (event.chargingState !== undefined) mergeChargingState(draft, event.chargingState, event);
  mergeFirstKnown(draft, event);
  if (event.registers) draft.registers = mergeSpans(draft.registers, event.registers);
  if (assumedEnd) applyAssumedEnd(draft, assumedEnd);
  return completed(draft, current, event);
}

/**
 * The transaction with an assumed end, which counts only until its station tells the end, or more than was known when
 * it was assumed. The order in which these come, and how often, does not matter. Of several assumed ends the one counts
 * that knows most, and of those the latest.
 *
 * Neither argument is changed; the outcome shares objects with both.
 */
export function mergeAssumedEnd(current: Transaction, end: AssumedEnd): Transaction {
  const draft = draftOf(current);
  const known = withdrawAssumedEnd(draft);
  applyAssumedEnd(draft, known ? laterAssumedEnd(known, end) : end);
  return completed(draft, current);
}

/** A transaction as its station tells it, without an end that was assumed. It shares objects with the one that is given. */
export function withoutAssumedEnd(transaction: Transaction): Transaction {
  const draft = draftOf(transaction);
  withdrawAssumedEnd(draft);
  return completed(draft, transaction);
}

/** A draft with all that follows from its parts. */
function completed(
  draft: TransactionDraft,
  before: Transaction | undefined,
  { isAhead }: Pick<TransactionEvent, 'isAhead'> = {},
): Transaction {
  const energy = draft.registers && energyOf(draft.registers);
  if (energy) draft.energyWh = energy.energyWh;
  draft.flags = flagsOf(draft, isAhead, energy?.flag);
  // The cost of an end that no longer counts.
  if (before?.merge.assumedEnd && before.merge.assumedEnd !== draft.merge.assumedEnd) draft.cost = undefined;
  return draft;
}

function blank({ stationId, transactionId, ocppVersion, at, seqNo }: TransactionEvent): Transaction {
  return {
    stationId,
    transactionId,
    ocppVersion,
    status: 'active',
    authorizations: [],
    startedAt: at,
    flags: [],
    merge: { ocppVersion: seqNo },
  };
}

/** Whether the value of one event, if it has one, is to replace the known one as that of the earlier event. */
function comesFirst<T extends string | number | Date>(
  seqNo: number,
  value: T | undefined,
  knownSeqNo: number | undefined,
  known: T | undefined,
): boolean {
  if (value === undefined) return false;
  if (knownSeqNo === undefined || known === undefined) return true;
  return seqNo === knownSeqNo ? value < known : seqNo < knownSeqNo;
}

/** Merges the parts that count as the earliest event that has them says. */
function mergeFirstKnown(draft: TransactionDraft, event: TransactionEvent): void {
  const { seqNo, ocppVersion, evseId, connectorId, remoteStartId, reservationId, tariffId } = event;
  const { merge } = draft;
  if (comesFirst(seqNo, ocppVersion, merge.ocppVersion, draft.ocppVersion)) {
    draft.ocppVersion = ocppVersion;
    merge.ocppVersion = seqNo;
  }
  if (comesFirst(seqNo, evseId, merge.evseId, draft.evseId)) {
    draft.evseId = evseId;
    merge.evseId = seqNo;
  }
  if (comesFirst(seqNo, connectorId, merge.connectorId, draft.connectorId)) {
    draft.connectorId = connectorId;
    merge.connectorId = seqNo;
  }
  if (comesFirst(seqNo, remoteStartId, merge.remoteStartId, draft.remoteStartId)) {
    draft.remoteStartId = remoteStartId;
    merge.remoteStartId = seqNo;
  }
  if (comesFirst(seqNo, reservationId, merge.reservationId, draft.reservationId)) {
    draft.reservationId = reservationId;
    merge.reservationId = seqNo;
  }
  if (comesFirst(seqNo, tariffId, merge.tariffId, draft.tariffId)) {
    draft.tariffId = tariffId;
    merge.tariffId = seqNo;
  }
}

function mergeStart(draft: TransactionDraft, { kind, at, seqNo }: TransactionEvent): void {
  if (kind === 'started') {
    if (!comesFirst(seqNo, at, draft.merge.startedAt, draft.startedAt)) return;
    draft.startedAt = at;
    draft.merge.startedAt = seqNo;
  } else if (draft.merge.startedAt === undefined && at < draft.startedAt) {
    draft.startedAt = at;
  }
}

/** Needed until the end is told. A transaction that is known from readings alone has no latest event. */
function mergeLatest(draft: TransactionDraft, { seqNo }: TransactionEvent): void {
  const { latestSeqNo = -Infinity, merge } = draft;
  if (merge.endedAt !== undefined) draft.latestSeqNo = undefined;
  else if (seqNo > latestSeqNo && seqNo < stopSeqNo) draft.latestSeqNo = seqNo;
}

function mergeEnd(
  draft: TransactionDraft,
  { at, receivedAt, seqNo, stoppedReason = 'Local' }: TransactionEvent,
): void {
  draft.status = 'ended';
  if (receivedAt && !(draft.endReceivedAt && draft.endReceivedAt <= receivedAt))
    draft.endReceivedAt = receivedAt;
  const isRepeat = seqNo === draft.merge.endedAt && at.getTime() === draft.endedAt?.getTime();
  const replaces = isRepeat
    ? comesFirst(seqNo, stoppedReason, seqNo, draft.stoppedReason)
    : comesFirst(seqNo, at, draft.merge.endedAt, draft.endedAt);
  if (!replaces) return;
  draft.endedAt = at;
  draft.stoppedReason = stoppedReason;
  draft.merge.endedAt = seqNo;
}

function mergeToken(draft: TransactionDraft, token: TokenReference, event: TransactionEvent): void {
  if (event.kind === 'ended') mergeEndToken(draft, token, event);
  if (draft.token && !replacesToken(draft, draft.token, token, event)) return;
  draft.token = token;
  draft.merge.token = event.seqNo;
  draft.merge.tokenIsOfEnd = event.kind === 'ended';
}

function mergeEndToken(
  { merge }: TransactionDraft,
  token: TokenReference,
  { seqNo }: TransactionEvent,
): void {
  const known = merge.endToken && nameOf(merge.endToken);
  if (!comesFirst(seqNo, nameOf(token), merge.endTokenSeqNo, known)) return;
  merge.endToken = token;
  merge.endTokenSeqNo = seqNo;
}

/** The token of an end may be another's than that of the start, so it counts only when there is no other. */
function replacesToken(
  { merge }: TransactionDraft,
  known: TokenReference,
  token: TokenReference,
  { kind, seqNo }: TransactionEvent,
): boolean {
  const isOfEnd = kind === 'ended';
  if (isOfEnd !== merge.tokenIsOfEnd) return !isOfEnd;
  return comesFirst(seqNo, nameOf(token), merge.token, nameOf(known));
}

function nameOf({ uid, type = '' }: TokenReference): string {
  return `${type}:${uid}`;
}

function mergeAuthorization(
  draft: TransactionDraft,
  { status, groupId, cacheExpiresAt, language, evseIds }: EventAuthorization,
  { seqNo }: TransactionEvent,
): void {
  if (draft.authorizations.some((known) => known.seqNo === seqNo)) return;
  const authorization = { seqNo, status, groupId, cacheExpiresAt, language, evseIds };
  draft.authorizations = [...draft.authorizations, authorization]
    .toSorted((a, b) => a.seqNo - b.seqNo)
    .slice(0, maxAuthorizations);
}

/** The state of the latest event that tells one. */
function mergeChargingState(draft: TransactionDraft, state: string, { seqNo }: TransactionEvent): void {
  const { chargingState: knownSeqNo } = draft.merge;
  if (knownSeqNo !== undefined && !comesFirst(knownSeqNo, draft.chargingState ?? '', seqNo, state)) return;
  draft.chargingState = state;
  draft.merge.chargingState = seqNo;
}

function flagsOf(
  draft: TransactionDraft,
  isAhead: boolean | undefined,
  energyFlag: SpanEnergy['flag'],
): TransactionFlag[] {
  const flags: TransactionFlag[] = [];
  const first = draft.authorizations[0];
  if (draft.merge.startedAt === undefined) flags.push('unknown_start');
  if (draft.merge.assumedEnd) flags.push('assumed_end');
  if (first && first.status !== 'Accepted') flags.push('not_authorized');
  if (energyFlag) flags.push(energyFlag);
  if (draft.endedAt && draft.endedAt < draft.startedAt) flags.push('stop_before_start');
  if (durationMs(draft) > implausibleDurationMs) flags.push('implausible_duration');
  if (isStoppedByOther(draft)) flags.push('other_token');
  if (isBelowOne(draft.evseId) || isBelowOne(draft.connectorId)) flags.push('invalid_connector');
  if (isAhead || draft.flags.includes('future_time')) flags.push('future_time');
  return flags;
}

/** From the earliest to the latest that is known of a transaction. */
function durationMs({ startedAt, endedAt = startedAt, registers }: TransactionDraft): number {
  const { begin, end } = registers ?? { begin: { at: startedAt }, end: { at: endedAt } };
  const times = [startedAt.getTime(), endedAt.getTime(), begin.at.getTime(), end.at.getTime()] as const;
  return Math.max(...times) - Math.min(...times);
}

/** A stop button has no token of its own (2.0.1 C02.FR.02), and members of a group stop for each other (C01, C09). */
function isStoppedByOther({ token, authorizations, merge }: TransactionDraft): boolean {
  const { endToken } = merge;
  if (!token || merge.tokenIsOfEnd || !endToken || endToken.type === 'NoAuthorization') return false;
  if (foldCase(endToken.uid) === foldCase(token.uid)) return false;
  const groupOf = (seqNo: number | undefined) => {
    const groupId = authorizations.find((each) => each.seqNo === seqNo)?.groupId;
    return groupId === undefined ? undefined : foldCase(groupId);
  };
  const group = groupOf(merge.token);
  return group === undefined || group !== groupOf(merge.endTokenSeqNo);
}

function isBelowOne(place: number | undefined): boolean {
  return place !== undefined && place < 1;
}
