import type { Version } from '../csms.js';

/** A message that departs from the standard, and what is made of it. */
export interface RuleCase {
  readonly what: string;
  readonly version: Version;
  readonly action: string;
  /** What the station asks. */
  readonly request?: object;
  /** What it answers to a call of ours, instead. */
  readonly response?: object;
  /** What the handler gets; `undefined` for a message that stays refused. */
  readonly read: object | undefined;
  /** What a strict station is answered: an error code, or `taken` where the schema has nothing against it. */
  readonly strict: string;
  /** Where the deviation is recorded, and with which example. */
  readonly field: string;
  readonly example: string;
}

/** A minute before the message is received. */
export const timestamp = '2026-03-01T11:59:00Z';
/** A boot of 1.6. */
export const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };
/** A boot of 2.0.1. */
export const boot201 = { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'One' } };
/** A start of a transaction (1.6). */
export const start = { connectorId: 1, idTag: 'TAG', meterStart: 0, timestamp };
/** A stop of a transaction (1.6). */
export const stop = { meterStop: 10, timestamp, transactionId: 7 };
/** A state of a connector (1.6). */
export const status = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
/** A state of a connector (2.0.1). */
export const status201 = { evseId: 1, connectorId: 1, connectorStatus: 'Available', timestamp };
/** What a meter showed (1.6). */
export const sample = { value: '5' };
/** What a meter showed (2.0.1). */
export const sample201 = { value: 5 };

/** Meter values of a transaction (1.6). */
export function values(...sampledValue: readonly unknown[]) {
  return { connectorId: 1, transactionId: 7, meterValue: [{ timestamp, sampledValue }] };
}

/** Meter values (2.0.1). */
export function values201(...sampledValue: readonly unknown[]) {
  return { evseId: 1, meterValue: [{ timestamp, sampledValue }] };
}

/** An event of a transaction (2.0.1). */
export function event(fields: object = {}) {
  return {
    eventType: 'Updated',
    timestamp,
    triggerReason: 'Trigger',
    seqNo: 1,
    transactionInfo: { transactionId: 'T1' },
    ...fields,
  };
}

/** For cases of 1.6. */
export const of16 = { version: '1.6' } as const;
/** For cases of 2.0.1. */
export const of201 = { version: '2.0.1' } as const;
