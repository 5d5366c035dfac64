import type { Token } from '@csms/store';
import { at } from './times.js';

/** A valid token. */
export function aToken(fields: Partial<Token> = {}): Token {
  return {
    countryCode: 'DE',
    partyId: 'ABC',
    type: 'RFID',
    uid: 'CAFE01',
    contractId: 'DEABCC12345678X',
    issuer: 'ABC Mobility',
    valid: true,
    cacheMode: 'ALWAYS',
    lastUpdated: at(0),
    ...fields,
  };
}
