import { aToken, at, Refused, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;

describe('Authorize (C01)', () => {
  test('accepts a valid token, however its letters are written', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken({ uid: 'CaFe01', groupId: 'FLEET', languageCode: 'nl' }));
    for (const written of ['CaFe01', 'cafe01', 'CAFE01']) {
      expect(await send('Authorize', { idToken: { ...idToken, idToken: written } })).toEqual({
        idTokenInfo: {
          status: 'Accepted',
          groupIdToken: { idToken: 'FLEET', type: 'Central' },
          language1: 'nl',
        },
      });
    }
  });

  test.each([
    ['is unknown', aToken({ uid: 'OTHER' }), 'Unknown'],
    ['is not valid', aToken({ valid: false }), 'Invalid'],
    ['has expired', aToken({ expiresAt: at(59) }), 'Expired'],
  ])('refuses a token that %s', async (_, token, status) => {
    const { send, store } = aCsms();
    await store.tokens.set(token);
    expect(await send('Authorize', { idToken })).toEqual({ idTokenInfo: { status } });
  });

  test('accepts a start without a token (C02.FR.02)', async () => {
    const answer = await aCsms().send('Authorize', { idToken: { idToken: '', type: 'NoAuthorization' } });
    expect(answer).toEqual({ idTokenInfo: { status: 'Accepted' } });
  });

  test('accepts a token that is charging: ConcurrentTx is for starts', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken());
    const started = {
      eventType: 'Started',
      triggerReason: 'Authorized',
      timestamp: time(1),
      seqNo: 0,
      transactionInfo: { transactionId: 'T1' },
      idToken,
    } as const;
    await send('TransactionEvent', started, { stationId: 'CS2' });
    expect(await send('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Accepted' } });
  });

  test('is an InternalError, and no guess, when the store is away', async () => {
    const { store } = aCsms();
    const tokens = { ...store.tokens, find: () => Promise.reject(new Error('away')) };
    const { send } = aCsms({ store: { ...store, tokens } });
    const refused = await send('Authorize', { idToken }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).envelope.error_code).toBe('InternalError');
  });
});
