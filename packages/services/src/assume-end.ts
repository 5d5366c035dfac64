import {
  type AssumedEnd,
  mergeSpans,
  type RegisterSpan,
  seqNoOfReading,
  spanOf,
  startSeqNo,
  stopSeqNo,
  type Transaction,
  type TransactionStore,
  withoutAssumedEnd,
} from '@csms/store';
import { spanOfReadings } from './numbered-energy.js';
import { countedWh } from './registers.js';
import type { Billing } from './tariffs/billing.js';

/** What assuming an end works with. */
export interface AssumeEndDeps {
  readonly transactions: Pick<TransactionStore, 'assumeEnd' | 'find' | 'findLatestReadings' | 'listReadings'>;
  /** Says what the transaction cost, and keeps it. */
  readonly billing?: Pick<Billing, 'settle'>;
}

/**
 * Which transaction is to end, and what its operator knows of the end; the latest that is known stands for what is
 * absent.
 */
export interface EndToAssume {
  readonly stationId: string;
  readonly transactionId: string;
  readonly endedAt?: Date;
  /** The energy register at the end, in Wh. */
  readonly meterStop?: number;
  /** When this is asked, by our clock. */
  readonly askedAt: Date;
}

/** What came of it. */
export type AssumedEndOutcome =
  | {
      readonly status: 'ended';
      /** With its cost, where that is known. */
      readonly transaction: Transaction;
    }
  /** There is no such transaction. */
  | { readonly status: 'unknown' }
  /** The station has told the end. */
  | { readonly status: 'told' }
  /** The station told more of it at each attempt to assume its end. */
  | { readonly status: 'going-on' }
  /** The transaction can't have ended like this. */
  | { readonly status: 'impossible'; readonly fault: EndFault };

/** Why a transaction can't have ended as is said. */
export type EndFault =
  | { readonly part: 'endedAt'; readonly is: 'before-start'; readonly startedAt: Date }
  | { readonly part: 'endedAt'; readonly is: 'in-future' }
  | { readonly part: 'meterStop'; readonly is: 'below-begin'; readonly beginWh: number }
  /** The register at the begin is not known, so that one at the end says nothing. */
  | { readonly part: 'meterStop'; readonly is: 'without-begin' };

/** How often to try, when the station tells more each time. */
const maxAttempts = 10;

/**
 * Ends a transaction whose end was lost, and settles what it cost: at the time and with the register of its latest reading,
 * or of its begin where there is none, unless more is said of it. What its station tells later counts more: see
 * {@link AssumedEnd}. Where an end is assumed already it stays, unless something is said of it, which replaces it.
 */
export async function assumeEnd(
  deps: AssumeEndDeps,
  { endedAt, meterStop, ...asked }: EndToAssume,
): Promise<AssumedEndOutcome> {
  const { stationId, transactionId } = asked;
  const says = endedAt !== undefined || meterStop !== undefined;
  const found = says ? undefined : await deps.transactions.find(stationId, transactionId);
  if (found?.flags.includes('assumed_end')) return endedAs(found, deps);
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const outcome = await tryToEnd(deps, { ...asked, endedAt, meterStop });
    if (outcome) return outcome;
  }
  return { status: 'going-on' };
}

async function endedAs(transaction: Transaction, { billing }: AssumeEndDeps): Promise<AssumedEndOutcome> {
  const cost = await billing?.settle(transaction);
  return { status: 'ended', transaction: cost ? { ...transaction, cost } : transaction };
}

/** Resolves to `undefined` when the station told more of the transaction meanwhile. */
async function tryToEnd(deps: AssumeEndDeps, asked: EndToAssume): Promise<AssumedEndOutcome | undefined> {
  const { transactions } = deps;
  const { stationId, transactionId } = asked;
  const found = await transactions.find(stationId, transactionId);
  if (!found) return { status: 'unknown' };
  const told = withoutAssumedEnd(found);
  if (told.status === 'ended') return { status: 'told' };
  const known = await knownOf(told, transactions);
  const fault = faultOf(asked, known);
  if (fault) return { status: 'impossible', fault };
  const assumedAt = laterThan(found.endReceivedAt, asked.askedAt);
  const end = { ...endOf(asked, known), assumedAt };
  const ended = await transactions.assumeEnd(stationId, transactionId, end);
  // Readings of 1.6 do not touch the record, so the store can't know of one that came between the two.
  const [latest] = await transactions.findLatestReadings(stationId, transactionId, 1);
  const isLatest = latest?.at.getTime() === known.latestAt?.getTime();
  return ended?.status === 'ended' && isLatest ? endedAs(ended, deps) : undefined;
}

/** What is known of a transaction before its end is assumed. */
interface Known {
  readonly startedAt: Date;
  /** Time of its latest reading. */
  readonly latestAt: Date | undefined;
  readonly seqNo: number;
  /** The energy register by its readings, where the record does not have it. */
  readonly read: RegisterSpan | undefined;
  readonly registers: RegisterSpan | undefined;
}

async function knownOf(
  told: Transaction,
  transactions: Pick<TransactionStore, 'findLatestReadings' | 'listReadings'>,
): Promise<Known> {
  const { stationId, transactionId, ocppVersion, startedAt, latestSeqNo = startSeqNo } = told;
  const [latest] = await transactions.findLatestReadings(stationId, transactionId, 1);
  const known = { startedAt, latestAt: latest?.at };
  if (ocppVersion !== '1.6')
    return { ...known, seqNo: latestSeqNo, read: undefined, registers: told.registers };
  const read = await spanOfReadings(transactions, told);
  return {
    ...known,
    seqNo: latest ? Math.max(latestSeqNo, seqNoOfReading(latest)) : latestSeqNo,
    read,
    registers: mergeSpans(told.registers, read),
  };
}

function faultOf(
  { endedAt, meterStop, askedAt }: EndToAssume,
  { startedAt, registers }: Known,
): EndFault | undefined {
  if (endedAt && endedAt < startedAt) return { part: 'endedAt', is: 'before-start', startedAt };
  if (endedAt && endedAt > askedAt) return { part: 'endedAt', is: 'in-future' };
  if (meterStop === undefined) return undefined;
  if (!registers) return { part: 'meterStop', is: 'without-begin' };
  const { wh: beginWh } = registers.begin;
  return meterStop < beginWh ? { part: 'meterStop', is: 'below-begin', beginWh } : undefined;
}

function endOf(
  { endedAt, meterStop, askedAt }: EndToAssume,
  known: Known,
): Pick<AssumedEnd, 'at' | 'seqNo' | 'registers'> {
  const { startedAt, seqNo, read, registers } = known;
  const at = endedAt ?? latestWithin(known, askedAt) ?? startedAt;
  if (!registers) return { at, seqNo };
  const wh = meterStop === undefined ? registers.end.wh : countedWh(meterStop);
  return { at, seqNo, registers: mergeSpans(read, spanOf({ wh, at, seqNo: stopSeqNo }, registers.rank)) };
}

/** Now, or just after an earlier assumption by a program whose clock was ahead: the later of two counts. */
function laterThan(before: Date | undefined, now: Date): Date {
  return before && before >= now ? new Date(before.getTime() + 1) : now;
}

/** Whatever the clock of a station says, an end that is assumed is neither before the start nor in the future. */
function latestWithin({ startedAt, latestAt }: Known, askedAt: Date): Date | undefined {
  const at = latestAt && latestAt > askedAt ? askedAt : latestAt;
  return at && at > startedAt ? at : undefined;
}
