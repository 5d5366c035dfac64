import type { ActiveTransaction, Token } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { createTokenAuthorizer, judgeToken, recordedAuthorization } from './token-authorization.js';

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

/** A store with these tokens, and with transactions that they were accepted for. */
async function aTokenStore(tokens: readonly Token[], active: readonly ActiveTransaction[] = []) {
  const store = createMemoryStore();
  for (const token of tokens) await store.tokens.set(token);
  for (const transaction of active) {
    await store.transactions.record({
      ...transaction,
      ocppVersion: '2.0.1',
      kind: 'started',
      seqNo: 0,
      token: { uid: 'CAFE01' },
      authorization: { status: 'Accepted' },
      readings: [],
      at: earlier,
    });
  }
  return store.tokens;
}

function fail(): Promise<never> {
  return Promise.reject(new Error('the store is away'));
}

describe('a token by itself', () => {
  test('is Unknown when nobody knows it', () => {
    expect(judgeToken(undefined, now)).toEqual({ status: 'Unknown' });
  });

  test('is Invalid when it is not valid, expired or not', () => {
    expect(judgeToken(aToken({ valid: false }), now).status).toBe('Invalid');
    expect(judgeToken(aToken({ valid: false, expiresAt: earlier }), now).status).toBe('Invalid');
  });

  test('is Accepted until the instant at which it expires', () => {
    expect(judgeToken(aToken({ expiresAt: later }), now).status).toBe('Accepted');
    expect(judgeToken(aToken({ expiresAt: now }), now).status).toBe('Expired');
    expect(judgeToken(aToken({ expiresAt: earlier }), now).status).toBe('Expired');
  });

  test.each([
    ['Accepted', aToken({ groupId: 'FLEET' })],
    ['Invalid', aToken({ groupId: 'FLEET', valid: false })],
    ['Expired', aToken({ groupId: 'FLEET', expiresAt: earlier })],
  ])('tells its group when it is %s (C01.FR.06)', (status, token) => {
    expect(judgeToken(token, now)).toEqual({ status, groupId: 'FLEET' });
  });

  test('tells the language of its driver', () => {
    expect(judgeToken(aToken({ languageCode: 'nl' }), now)).toEqual({ status: 'Accepted', language: 'nl' });
  });

  test('may be cached as long as it is good (C10.FR.08)', () => {
    expect(judgeToken(aToken({ expiresAt: later }), now).cacheExpiresAt).toEqual(later);
    expect(judgeToken(aToken(), now).cacheExpiresAt).toBeUndefined();
  });

  test('has a cache entry that is over at once when it must not be cached', () => {
    expect(judgeToken(aToken({ cacheMode: 'NEVER', expiresAt: later }), now).cacheExpiresAt).toEqual(now);
  });
});

describe('a token authorizer', () => {
  const elsewhere: ActiveTransaction = { stationId: 'CS2', transactionId: 'T9', evseId: 1 };
  const use = { token: { uid: 'CAFE01' }, stationId: 'CS1', transactionId: 'T1', evseId: 1, at: now };

  test('never answers ConcurrentTx to a token that asks in general (1.6 section 4.1)', async () => {
    const authorizer = createTokenAuthorizer({ tokens: await aTokenStore([aToken()], [elsewhere]) });
    expect(await authorizer.authorize({ uid: 'CAFE01' }, now)).toEqual({ status: 'Accepted' });
  });

  test.each<[what: string, other: ActiveTransaction]>([
    ['at another station', elsewhere],
    ['at another EVSE of the station', { stationId: 'CS1', transactionId: 'T0', evseId: 2 }],
    ['at an EVSE of the station that is not known yet', { stationId: 'CS1', transactionId: 'T0' }],
    ['at another station under the same id', { stationId: 'CS2', transactionId: 'T1', evseId: 1 }],
  ])('answers ConcurrentTx when the token charges %s', async (_, other) => {
    const authorizer = createTokenAuthorizer({
      tokens: await aTokenStore([aToken({ groupId: 'FLEET' })], [other]),
    });
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'ConcurrentTx', groupId: 'FLEET' });
  });

  test('does not count the transaction itself, on whichever EVSE it was', async () => {
    const itself = { stationId: 'CS1', transactionId: 'T1' };
    const authorizer = createTokenAuthorizer({ tokens: await aTokenStore([aToken()], [itself]) });
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'Accepted' });
  });

  test('does not count a transaction on the same EVSE, which this one supersedes', async () => {
    const before = { stationId: 'CS1', transactionId: 'T0', evseId: 1 };
    const authorizer = createTokenAuthorizer({ tokens: await aTokenStore([aToken()], [before]) });
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'Accepted' });
  });

  test('says what is wrong with the token itself rather than ConcurrentTx', async () => {
    const authorizer = createTokenAuthorizer({
      tokens: await aTokenStore([aToken({ valid: false })], [elsewhere]),
    });
    expect((await authorizer.authorizeUse(use)).status).toBe('Invalid');
  });

  test('allows several transactions at once when told to', async () => {
    const authorizer = createTokenAuthorizer({
      tokens: await aTokenStore([aToken()], [elsewhere]),
      concurrentTransactions: 'allow',
    });
    expect((await authorizer.authorizeUse(use)).status).toBe('Accepted');
  });

  test('accepts what needs no authorization, without looking for a token (C02.FR.02)', async () => {
    const tokens = { find: fail, findWithActive: fail };
    const authorizer = createTokenAuthorizer({ tokens });
    const token = { uid: '', type: 'NoAuthorization' };
    expect(await authorizer.authorize(token, now)).toEqual({ status: 'Accepted' });
    expect(await authorizer.authorizeUse({ ...use, token })).toEqual({ status: 'Accepted' });
  });

  test('does not guess when the store is away', async () => {
    const authorizer = createTokenAuthorizer({ tokens: { find: fail, findWithActive: fail } });
    await expect(authorizer.authorize({ uid: 'CAFE01' }, now)).rejects.toThrow('away');
    await expect(authorizer.authorizeUse(use)).rejects.toThrow('away');
  });

  test('does not take a token for one that needs no authorization because it says so', async () => {
    const authorizer = createTokenAuthorizer({ tokens: await aTokenStore([]) });
    expect((await authorizer.authorize({ uid: 'X', type: 'NoAuthorization' }, now)).status).toBe('Unknown');
    expect((await authorizer.authorize({ uid: '', type: 'Central' }, now)).status).toBe('Unknown');
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
