import type { NewCall } from '../calls.js';
import type { ChargingSchedule } from '../charging-schedules.js';
import type { Reading } from '../readings.js';
import { type RegisterSpan, spanOf } from '../registers.js';
import type { ConnectorState, StationBoot, StationConnection, StationRegistration } from '../stations.js';
import type { Tariff } from '../tariffs.js';
import type { Token } from '../tokens.js';
import type { TransactionEvent } from '../transactions.js';

const noon = Date.UTC(2026, 0, 1, 12);

/** A time, in minutes from a fixed one. */
export function at(minutes: number): Date {
  return new Date(noon + minutes * 60_000);
}

/** The whole numbers from 0 up to a count. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** A registration with a password. */
export function aRegistration(fields: Partial<StationRegistration> = {}): StationRegistration {
  return {
    authentication: { securityProfile: 1, passwordSha256: 'c2VjcmV0', anyUsername: false },
    ...fields,
  };
}

/** What a station says when it boots. */
export function aBoot(fields: Partial<StationBoot> = {}): StationBoot {
  return { ocppVersion: '2.0.1', vendor: 'ACME', model: 'One', at: at(0), ...fields };
}

/** The state of a connector that is available. */
export function aConnector(fields: Partial<ConnectorState> = {}): ConnectorState {
  return { evseId: 1, connectorId: 1, status: 'Available', at: at(0), ...fields };
}

/** The begin of a connection. */
export function aConnection(fields: Partial<StationConnection> = {}): StationConnection {
  return {
    connected: true,
    connectionId: 'c-1',
    gatewayId: 'g-1',
    ocppVersion: '2.0.1',
    at: at(0),
    ...fields,
  };
}

/** A token that may charge. */
export function aToken(fields: Partial<Token> = {}): Token {
  return {
    countryCode: 'DE',
    partyId: 'ACM',
    type: 'RFID',
    uid: 'TAG-1',
    contractId: 'DEACMC12345678X',
    issuer: 'ACME',
    valid: true,
    cacheMode: 'ALWAYS',
    lastUpdated: at(0),
    ...fields,
  };
}

/** A reading of the energy register. */
export function aReading(fields: Partial<Reading> = {}): Reading {
  return {
    id: '1.0',
    at: at(1),
    sampledValues: [
      {
        value: 1_500,
        measurand: 'Energy.Active.Import.Register',
        unit: 'Wh',
        context: 'Sample.Periodic',
        location: 'Outlet',
      },
    ],
    ...fields,
  };
}

/** What the energy register showed at an event. */
export function aRegister(wh: number, seqNo: number): RegisterSpan {
  return spanOf({ wh, seqNo, at: at(seqNo) }, 2);
}

/** An event of a transaction, as many minutes after its start as its `seqNo`. */
export function anEvent(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  const { seqNo = 1 } = fields;
  return {
    stationId: 'CP-1',
    transactionId: 'T-1',
    kind: 'updated',
    at: at(seqNo),
    seqNo,
    ocppVersion: '2.0.1',
    readings: [],
    ...fields,
  };
}

/** The start of a transaction with a token that was accepted. */
export function aStart(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return anEvent({
    kind: 'started',
    seqNo: 0,
    token: { uid: 'TAG-1', type: 'ISO14443' },
    authorization: { status: 'Accepted' },
    ...fields,
  });
}

/** The end of a transaction. */
export function anEnd(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return anEvent({ kind: 'ended', seqNo: 9, ...fields });
}

/** A call to a station. */
export function aCall(fields: Partial<NewCall> = {}): NewCall {
  return {
    callId: 'call-1',
    stationId: 'CP-1',
    ocppVersion: '2.0.1',
    action: 'Reset',
    request: { type: 'Immediate' },
    createdAt: at(0),
    expiresAt: at(1),
    ...fields,
  };
}

/** A tariff of one price per kWh. */
export function aTariff(fields: Partial<Tariff> = {}): Tariff {
  return {
    tariffId: 'TF-1',
    currency: 'EUR',
    elements: [{ priceComponents: [{ dimension: 'ENERGY', price: 0.25, vat: 10, stepSize: 1 }] }],
    lastUpdated: at(0),
    ...fields,
  };
}

/** A schedule of one period. */
export function aSchedule(fields: Partial<ChargingSchedule> = {}): ChargingSchedule {
  return { unit: 'A', periods: [{ startS: 0, limit: 16 }], ...fields };
}

/** A schedule in which each field has a value. */
export function aFullSchedule(): ChargingSchedule {
  const costs = [{ kind: 'RelativePricePercentage', amount: 50, multiplier: -1 }];
  return {
    scheduleId: 0,
    startsAt: at(1),
    durationS: 3_600,
    unit: 'W',
    minChargingRate: 0.1,
    periods: [{ startS: 0, limit: 16.3, numberPhases: 1, phaseToUse: 2 }, { startS: 60 }],
    salesTariff: {
      tariffId: 1,
      description: 'by night',
      priceLevels: 2,
      entries: [{ startS: 0, durationS: 60, priceLevel: 1, costs: [{ startValue: 0, costs }] }],
    },
  };
}
