import { type Ledger, mayBeLast, type Sample, type Session } from './ledger.js';
import type { StoredReading, StoredStation, StoredTransaction } from './stored.js';

/**
 * Compares what a station said and was answered with what the system holds, and says what differs, a line each: what
 * was answered is there, once and unchanged; what was not answered may be there; and nothing else is.
 */
export function audit(ledger: Ledger, stored: StoredStation): readonly string[] {
  const left = [...stored.transactions];
  const faults = ledger.sessions.flatMap((session) => {
    const index = left.findIndex((transaction) => isOf(ledger, session, transaction));
    const found = left[index];
    if (!found) {
      return session.start.told.answered ? [`${session.transactionId}: the transaction is lost`] : [];
    }
    left.splice(index, 1);
    return auditSession(ledger, session, found).map((fault) => `${found.transactionId}: ${fault}`);
  });
  const extra = left.map(({ transactionId }) => `${transactionId}: nobody started it, or not twice`);
  return [...faults, ...extra, ...auditStatus(ledger, stored)].map(
    (fault) => `${ledger.stationId}: ${fault}`,
  );
}

/** On 1.6 a station knows a transaction by its start until that is answered. */
function isOf({ tokenUid }: Ledger, { transactionId, start }: Session, stored: StoredTransaction): boolean {
  if (transactionId !== undefined) return stored.transactionId === transactionId;
  return stored.tokenUid === tokenUid && stored.startedAt === start.at;
}

function auditSession(ledger: Ledger, session: Session, stored: StoredTransaction): readonly string[] {
  const { start, samples, end } = session;
  const mayHaveEnded = stored.status === 'ended' ? end !== undefined : !end?.told.answered;
  const ending = stored.status === 'ended' ? end : undefined;
  return [
    ...differs('the token', stored.tokenUid, [ledger.tokenUid]),
    ...differs('the EVSE', stored.evseId, [1]),
    ...differs('the start', stored.startedAt, [start.at]),
    ...(mayHaveEnded ? [] : [`it is ${stored.status}`]),
    ...differs('the end', stored.endedAt, [ending?.at]),
    ...differs('the reason', stored.stoppedReason, [ending?.reason]),
    ...differs('the energy', stored.energyWh, energies(session, stored.status)),
    ...stored.flags.map((flag) => `it is flagged ${flag}`),
    ...auditReadings(samples, stored.readings),
  ];
}

/** What the energy may be: what was taken up to the last answer, or more where more was said. */
function energies({ start, samples, end }: Session, status: 'active' | 'ended'): readonly number[] {
  const last = status === 'ended' && end ? [end] : mayBeLast([start, ...samples]);
  return last.map(({ registerWh }) => registerWh - start.registerWh);
}

function auditReadings(samples: readonly Sample[], readings: readonly StoredReading[]): readonly string[] {
  const said = new Map(samples.map((sample) => [textOf(sample), sample]));
  const held = readings.map(storedTextOf);
  const inOrder = held.toSorted();
  return [
    ...[...said].flatMap(([text, { told }]) =>
      told.answered && !held.includes(text) ? [`the reading ${text} is lost`] : [],
    ),
    ...held.filter((text) => !said.has(text)).map((text) => `nobody sent the reading ${text}`),
    ...held
      .filter((text, index) => held.indexOf(text) !== index)
      .map((text) => `the reading ${text} is there twice`),
    ...(held.every((text, index) => text === inOrder[index]) ? [] : ['its readings are out of order']),
  ];
}

function auditStatus({ statuses }: Ledger, { status }: StoredStation): readonly string[] {
  const isAnswered = statuses.some(({ told }) => told.answered);
  const possible = mayBeLast(statuses).map((said) => said.status);
  return differs('the status', status, isAnswered ? possible : [undefined, ...possible]);
}

function differs<T>(what: string, held: T, possible: readonly T[]): readonly string[] {
  if (possible.includes(held)) return [];
  return [`${what} is ${String(held)}, not ${possible.map(String).join(' or ')}`];
}

/** A reading as one text, which begins with its time, so that texts are in the order of time. */
function textOf({ at, registerWh, voltageV }: Sample): string {
  const values = [`Energy.Active.Import.Register=${registerWh} Wh`, `Voltage=${voltageV} V`];
  return `${at} ${values.join(' ')}`;
}

function storedTextOf({ at, sampledValues }: StoredReading): string {
  const values = sampledValues.map(({ value, measurand, unit }) => `${measurand}=${value} ${unit}`);
  return `${at} ${values.join(' ')}`;
}
