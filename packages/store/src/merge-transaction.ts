import { energyOf, mergeSpans, type SpanEnergy } from './registers.js';
import type {
  StartIdentity,
  TokenReference,
  Transaction,
  TransactionAuthorization,
  TransactionEvent,
  TransactionFlag,
  TransactionMerge,
} from './transactions.js';

/** A transaction keeps the answers to so many tokens, the earliest; stations send one to three. */
const maxAuthorizations = 16;

/** Parts of which the value in the earliest event that has one counts. */
const firstKnown = ['ocppVersion', 'evseId', 'connectorId', 'remoteStartId', 'reservationId'] as const;

type FirstKnown = (typeof firstKnown)[number];
type Draft<T> = { -readonly [Key in keyof T]: T[Key] };
type TransactionDraft = Draft<Omit<Transaction, 'merge'>> & { readonly merge: Draft<TransactionMerge> };

/**
 * The transaction after an event. Events may come in any order, twice or at once: whatever the order, the outcome is
 * the same, and an event that was merged before changes nothing. Where events disagree, the one with the lowest `seqNo`
 * is believed (for the charging state, that with the highest), and what two events of one `seqNo` say is ordered by its
 * value. Only of two answers to the token of one event does the one stay that was recorded first.
 *
 * Neither argument is changed; the outcome shares objects with both.
 */
export function mergeTransaction(
  current: Transaction | undefined,
  event: TransactionEvent,
  start: StartIdentity | undefined = current?.start,
): Transaction {
  const draft: TransactionDraft = current ? { ...current, merge: { ...current.merge } } : blank(event);
  if (start) draft.start = start;
  mergeStart(draft, event);
  if (event.kind === 'ended') mergeEnd(draft, event);
  if (event.token) mergeToken(draft, event.token, event);
  if (event.authorization) mergeAuthorization(draft, event.authorization, event);
  if (event.chargingState !== undefined) mergeChargingState(draft, event.chargingState, event);
  for (const part of firstKnown) mergeFirstKnown(draft, part, event[part], event.seqNo);
  if (event.registers) draft.registers = mergeSpans(draft.registers, event.registers);
  const energy = draft.registers && energyOf(draft.registers);
  if (energy) draft.energyWh = energy.energyWh;
  draft.flags = flagsOf(draft, energy?.flag);
  return draft;
}

function blank(event: TransactionEvent): TransactionDraft {
  return {
    stationId: event.stationId,
    transactionId: event.transactionId,
    ocppVersion: event.ocppVersion,
    status: 'active',
    authorizations: [],
    startedAt: event.at,
    flags: [],
    merge: { ocppVersion: event.seqNo },
  };
}

/** Whether the value of one event is to replace the known one, as that of the earlier event. */
function comesFirst<T extends string | number | Date>(
  seqNo: number,
  value: T,
  knownSeqNo: number | undefined,
  known: T | undefined,
): boolean {
  if (knownSeqNo === undefined || known === undefined) return true;
  return seqNo === knownSeqNo ? value < known : seqNo < knownSeqNo;
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

function mergeEnd(draft: TransactionDraft, { at, seqNo, stoppedReason = 'Local' }: TransactionEvent): void {
  draft.status = 'ended';
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
  if (draft.token && !replacesToken(draft, draft.token, token, event)) return;
  draft.token = token;
  draft.merge.token = event.seqNo;
  draft.merge.tokenIsOfEnd = event.kind === 'ended';
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
  authorization: Omit<TransactionAuthorization, 'seqNo'>,
  { seqNo }: TransactionEvent,
): void {
  if (draft.authorizations.some((known) => known.seqNo === seqNo)) return;
  draft.authorizations = [...draft.authorizations, { seqNo, ...authorization }]
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

function mergeFirstKnown<Part extends FirstKnown>(
  draft: TransactionDraft,
  part: Part,
  value: TransactionDraft[Part],
  seqNo: number,
): void {
  if (value === undefined || !comesFirst(seqNo, value, draft.merge[part], draft[part])) return;
  draft[part] = value;
  draft.merge[part] = seqNo;
}

function flagsOf(draft: TransactionDraft, energyFlag: SpanEnergy['flag']): TransactionFlag[] {
  const flags: TransactionFlag[] = [];
  const first = draft.authorizations[0];
  if (draft.merge.startedAt === undefined) flags.push('unknown_start');
  if (first && first.status !== 'Accepted') flags.push('not_authorized');
  if (energyFlag) flags.push(energyFlag);
  if (draft.endedAt && draft.endedAt < draft.startedAt) flags.push('stop_before_start');
  return flags;
}
