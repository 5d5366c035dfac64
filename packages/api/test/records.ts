import { createHash } from 'node:crypto';
import type { Reading, StationBoot, Token, TransactionEvent } from '@csms/store';
import type { ApiKey, Role } from '../src/index.js';

/** Hash of a Basic password, as the API takes it. */
export function hashOf(password: string): string {
  return createHash('sha256').update(password).digest('base64');
}

/** A key that opens the API with a role, called like the role. */
export function aKey(key: string, role: Role): ApiKey {
  return { name: role, role, sha256: createHash('sha256').update(key).digest('hex') };
}

/** A token as an operator sends it. */
export function aTokenBody(fields: object = {}) {
  return {
    countryCode: 'GB',
    partyId: 'TWK',
    type: 'RFID',
    uid: 'DEADBEEF',
    contractId: 'gb-twk-012345678-v',
    issuer: 'Thousand Watts',
    valid: true,
    cacheMode: 'ALWAYS',
    ...fields,
  };
}

/** A token as the store keeps it. */
export function aToken(fields: Partial<Token> = {}): Token {
  return {
    countryCode: 'GB',
    partyId: 'TWK',
    type: 'RFID',
    uid: 'DEADBEEF',
    contractId: 'GBTWK012345678V',
    issuer: 'Thousand Watts',
    valid: true,
    cacheMode: 'ALWAYS',
    lastUpdated: new Date('2026-01-01T00:00:00Z'),
    ...fields,
  };
}

/** What a station tells when it boots. */
export function aBoot(fields: Partial<StationBoot> = {}): StationBoot {
  return {
    ocppVersion: '1.6',
    vendor: 'ACME',
    model: 'Box',
    at: new Date('2026-01-31T12:00:00Z'),
    ...fields,
  };
}

/** The start of a transaction. */
export function aStart(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return {
    stationId: 'CP01',
    transactionId: '4711',
    kind: 'started',
    at: new Date('2026-01-31T12:00:00Z'),
    seqNo: 0,
    ocppVersion: '1.6',
    token: { uid: 'DEADBEEF' },
    evseId: 2,
    connectorId: 1,
    readings: [],
    ...fields,
  };
}

/** A reading of the energy register. */
export function aReading(id: string, at: string, value: number): Reading {
  return {
    id,
    at: new Date(at),
    sampledValues: [
      {
        value,
        measurand: 'Energy.Active.Import.Register',
        unit: 'Wh',
        context: 'Sample.Periodic',
        location: 'Outlet',
      },
    ],
  };
}
