import { parseDateTime } from '@csms/ocpp-messages';
import type {
  CostUpdatedRequest,
  IdTokenType,
  Ocpp201Messages,
  TransactionEventRequest,
  TransactionEventResponse,
} from '@csms/ocpp-messages/2.0.1';
import type { HandlerContext } from '@csms/router';
import {
  type Billing,
  isAhead,
  recordedAuthorization,
  registerSpan,
  stateTime,
  type TokenAuthorization,
  type TokenAuthorizer,
} from '@csms/services';
import type { Reading, ReservationStore, Transaction, TransactionEvent, TransactionStore } from '@csms/store';
import { idTokenInfo } from './id-token-info.js';
import { type KeepStartProfileDeps, keepStartProfile } from './keep-start-profile.js';
import { measurementOf } from './measurements.js';
import { tokenOf } from './token.js';
import { type CallHandler201, ocppVersion } from './types.js';

/** What TransactionEvent works with. */
export interface TransactionEventDeps extends KeepStartProfileDeps {
  readonly transactions: Pick<TransactionStore, 'record'>;
  readonly reservations: Pick<ReservationStore, 'recordEnd'>;
  readonly tokenAuthorizer: TokenAuthorizer;
  /** Works out what transactions cost; without it, nobody is told. */
  readonly billing?: Billing;
  /** How a station is told what a transaction costs so far; in the response by default (I02.FR.01). */
  readonly runningCost?: RunningCost;
}

/**
 * In the response to the event, or in a CostUpdated, which is not sent for a transaction that is over, nor after an
 * event that was told late.
 */
export type RunningCost = 'response' | 'cost_updated';

const kinds = { Started: 'started', Updated: 'updated', Ended: 'ended' } as const;

/** The `seqNo` of values marked as the begin of the transaction: before all others, whichever event brings them. */
const beginSeqNo = -1;

/**
 * Keeps what happened in a transaction, in whatever order it comes, and says whether its token may charge. An event
 * can't be refused (OCPP 2.0.1 J02.FR.19); sent again, it gets the same answer (E13). An event that names a reservation
 * uses it up, unless its token is refused, or, when it has none, that of its transaction (H01.FR.15).
 */
export function transactionEvent({
  transactions,
  reservations,
  tokenAuthorizer,
  billing,
  runningCost = 'response',
  ...profiles
}: TransactionEventDeps): CallHandler201<'TransactionEvent'> {
  return async (request, context) => {
    const authorization =
      request.idToken && (await authorizationOf(request, request.idToken, context, tokenAuthorizer));
    const event = eventOf(request, context, authorization);
    const tariffId = authorization && (await tariffOf(request, context, authorization, billing));
    const transaction = await transactions.record(tariffId === undefined ? event : { ...event, tariffId });
    const answer = authorization && (recordedAuthorization(transaction, request.seqNo) ?? authorization);
    if (request.reservationId !== undefined && !isRefused(transaction, answer)) {
      const { stationId, receivedAt: at } = context;
      const end = { status: 'consumed', at, transactionId: transaction.transactionId } as const;
      await reservations.recordEnd(stationId, request.reservationId, end);
    }
    const { remoteStartId } = request.transactionInfo;
    if (remoteStartId !== undefined && isRemoteStart(request)) {
      const startedAt = stateTime(event.at, context.receivedAt);
      await keepStartProfile(profiles, transaction, { remoteStartId, startedAt });
    }
    const totalCost = billing && (await billing.settle(transaction, event.readings))?.total;
    const response: TransactionEventResponse = answer ? { idTokenInfo: idTokenInfo(answer) } : {};
    if (totalCost === undefined || request.eventType === 'Started') return response;
    if (request.eventType === 'Ended' || runningCost === 'response') return { ...response, totalCost };
    const { transactionId, status } = transaction;
    if (status === 'active' && !request.offline) await tellCost(context, { totalCost, transactionId });
    return response;
  };
}

/** Whether an event is that of a remote start, maybe after the cable was plugged in. Later events may repeat its id. */
function isRemoteStart({ eventType, triggerReason }: TransactionEventRequest): boolean {
  return eventType === 'Started' || triggerReason === 'RemoteStart';
}

/** Whether the token of an event is refused; of one without a token, whether that of its transaction is. */
function isRefused({ flags }: Pick<Transaction, 'flags'>, answer: TokenAuthorization | undefined): boolean {
  return answer ? answer.status !== 'Accepted' : flags.includes('not_authorized');
}

/** Sends the cost so far. If that fails, the next event sends it. */
async function tellCost(
  { calls, stationId, logger }: HandlerContext<Ocpp201Messages>,
  cost: CostUpdatedRequest,
): Promise<void> {
  try {
    await calls.call(stationId, 'CostUpdated', cost);
  } catch (err) {
    logger.warn({ err }, 'could not tell the station what its transaction costs so far');
  }
}

/**
 * The tariff of the transaction for which a token is presented: that of the token, or the current one of the station. A
 * token that stops a transaction does not change its tariff.
 */
async function tariffOf(
  { eventType, triggerReason }: TransactionEventRequest,
  { stationId }: Pick<HandlerContext, 'stationId'>,
  { tariffId }: TokenAuthorization,
  billing: Billing | undefined,
): Promise<string | undefined> {
  const isStart = eventType !== 'Ended' && triggerReason !== 'StopAuthorized';
  return isStart ? billing?.tariffFor(stationId, tariffId) : undefined;
}

/**
 * The answer to the token of an event (E01.FR.11, C09.FR.12, C12.FR.03). Other transactions of the token matter only
 * when it is to charge now: not when it stops, and not when the station tells what happened while it was offline.
 */
function authorizationOf(
  { eventType, triggerReason, offline, evse }: TransactionEventRequest,
  idToken: IdTokenType,
  { stationId, receivedAt: at }: Pick<HandlerContext, 'stationId' | 'receivedAt'>,
  tokenAuthorizer: TokenAuthorizer,
): Promise<TokenAuthorization> {
  const token = tokenOf(idToken);
  if (eventType === 'Ended' || triggerReason === 'StopAuthorized' || offline)
    return tokenAuthorizer.authorize({ token, stationId, at });
  return tokenAuthorizer.authorizeUse({
    token,
    stationId,
    evseId: evse?.id,
    at,
  });
}

function eventOf(
  request: TransactionEventRequest,
  { stationId, receivedAt }: Pick<HandlerContext, 'stationId' | 'receivedAt'>,
  authorization: TokenAuthorization | undefined,
): TransactionEvent {
  const { eventType, timestamp, seqNo, offline, reservationId, transactionInfo, evse, idToken } = request;
  const readings = readingsOf(request, receivedAt);
  const at = parseDateTime(timestamp) ?? receivedAt;
  return {
    stationId,
    ocppVersion,
    transactionId: transactionInfo.transactionId,
    kind: kinds[eventType],
    at,
    receivedAt,
    isAhead: isAhead(at, receivedAt),
    seqNo,
    offline,
    token: idToken && tokenOf(idToken),
    authorization,
    evseId: evse?.id,
    connectorId: evse?.connectorId,
    chargingState: transactionInfo.chargingState,
    remoteStartId: transactionInfo.remoteStartId,
    reservationId,
    stoppedReason: transactionInfo.stoppedReason,
    registers: registerSpan(readings, { seqNo, beginSeqNo }),
    readings,
  };
}

/** The readings of an event, whose ids are its `seqNo` and their position. */
function readingsOf({ seqNo, meterValue = [] }: TransactionEventRequest, receivedAt: Date): Reading[] {
  return meterValue.map((value, position) => {
    const { at, sampledValues } = measurementOf(value, receivedAt);
    return { id: `${seqNo}.${position}`, at, sampledValues };
  });
}
