import type { TransactionEvent } from '@csms/store';

/** A minute of the day on which everything happens. */
export function at(minute: number): Date {
  return new Date(Date.UTC(2026, 4, 1, 12, minute));
}

/** An update of a transaction with a reading. */
export function anUpdate(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return {
    stationId: 'CP-1',
    transactionId: 'T-1',
    kind: 'updated',
    at: at(1),
    seqNo: 1,
    ocppVersion: '2.0.1',
    readings: [{ id: 'r-1', at: at(1), sampledValues: [] }],
    ...fields,
  };
}

/** The start of a transaction with a token that is accepted for it alone. */
export function aStart(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return {
    ...anUpdate(),
    kind: 'started',
    at: at(0),
    seqNo: 0,
    token: { uid: 'TAG-1' },
    authorization: { status: 'Accepted', exclusive: true },
    ...fields,
  };
}
