import type { Token } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { judgeToken, recordedAuthorization } from './token-standing.js';

const now = new Date('2026-03-01T12:00:00Z');
const earlier = new Date('2026-03-01T11:59:59Z');
const later = new Date('2026-03-01T12:00:01Z');

function aToken(fields: Partial<Token> = {}): Token {
  return {
    countryCode: 'DE',
    partyId: 'ABC',
    type: 'RFID',
    uid: 'CAFE01',
    contractId: 'DEABCC12345678X',
    issuer: 'ABC Mobility',
    valid: true,
    cacheMode: 'ALWAYS',
    lastUpdated: earlier,
    ...fields,
  };
}

const card = { type: 'ISO14443' };
const pin = { type: 'KeyCode' };

describe('a token by itself', () => {
  test('is Unknown when nobody knows it', () => {
    expect(judgeToken(undefined, card, now)).toEqual({ status: 'Unknown' });
  });

  test('is Invalid when it is not valid, expired or not', () => {
    expect(judgeToken(aToken({ valid: false }), card, now).status).toBe('Invalid');
    expect(judgeToken(aToken({ valid: false, expiresAt: earlier }), card, now).status).toBe('Invalid');
  });

  test('is Accepted until the instant at which it expires', () => {
    expect(judgeToken(aToken({ expiresAt: later }), card, now).status).toBe('Accepted');
    expect(judgeToken(aToken({ expiresAt: now }), card, now).status).toBe('Expired');
    expect(judgeToken(aToken({ expiresAt: earlier }), card, now).status).toBe('Expired');
  });

  test.each([
    ['Accepted', aToken({ groupId: 'FLEET' })],
    ['Invalid', aToken({ groupId: 'FLEET', valid: false })],
    ['Expired', aToken({ groupId: 'FLEET', expiresAt: earlier })],
  ])('tells its group when it is %s (C01.FR.06)', (status, token) => {
    expect(judgeToken(token, card, now)).toEqual({ status, groupId: 'FLEET' });
  });

  test('tells the language of its driver', () => {
    expect(judgeToken(aToken({ languageCode: 'nl' }), card, now)).toEqual({
      status: 'Accepted',
      language: 'nl',
    });
  });

  test('may be cached as long as it is good (C10.FR.08)', () => {
    expect(judgeToken(aToken({ expiresAt: later }), card, now).cacheExpiresAt).toEqual(later);
    expect(judgeToken(aToken(), card, now).cacheExpiresAt).toBeUndefined();
  });

  test('has a cache entry that is over at once when it must not be cached', () => {
    expect(judgeToken(aToken({ cacheMode: 'NEVER', expiresAt: later }), card, now).cacheExpiresAt).toEqual(
      now,
    );
  });

  test.each([
    ['Blocked', { standing: 'blocked' }],
    ['Blocked', { standing: 'blocked', valid: false }],
    ['Blocked', { standing: 'blocked', expiresAt: earlier }],
    ['Expired', { standing: 'no_credit', expiresAt: earlier }],
    ['NoCredit', { standing: 'no_credit' }],
  ] as const)('is %s with %o', (status, fields) => {
    expect(judgeToken(aToken(fields), card, now).status).toBe(status);
  });

  test('is Invalid as a key code that nobody knows (C04.FR.01)', () => {
    expect(judgeToken(undefined, pin, now)).toEqual({ status: 'Invalid' });
  });

  test('is Accepted as a key code that is known (C04.FR.02)', () => {
    expect(judgeToken(aToken({ type: 'OTHER' }), pin, now).status).toBe('Accepted');
  });

  test('is Invalid as a key code when it is a card, whose uid anybody can read (C04.FR.01)', () => {
    expect(judgeToken(aToken({ type: 'RFID' }), pin, now).status).toBe('Invalid');
  });
});

describe('the answer that a transaction recorded', () => {
  const authorizations = [
    { seqNo: 0, status: 'Accepted', groupId: 'FLEET' },
    { seqNo: 7, status: 'Expired' },
  ];

  test('is that of the same event', () => {
    expect(recordedAuthorization({ authorizations }, 7)).toMatchObject({ status: 'Expired' });
    expect(recordedAuthorization({ authorizations }, 0)).toMatchObject({ groupId: 'FLEET' });
  });

  test('is not there when the event had no token', () => {
    expect(recordedAuthorization({ authorizations }, 3)).toBeUndefined();
  });
});
