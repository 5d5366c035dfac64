import { aToken, at, Refused, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

describe('Authorize (section 4.1)', () => {
  test('accepts a valid token, however its letters are written', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken({ uid: 'CaFe01', groupId: 'FLEET' }));
    for (const idTag of ['CaFe01', 'cafe01', 'CAFE01']) {
      expect(await send('Authorize', { idTag })).toEqual({
        idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET' },
      });
    }
  });

  test.each([
    ['is unknown', aToken({ uid: 'OTHER' }), 'Invalid'],
    ['is not valid', aToken({ valid: false }), 'Invalid'],
    ['has expired', aToken({ expiresAt: at(59) }), 'Expired'],
  ])('refuses a token that %s', async (_, token, status) => {
    const { send, store } = aCsms();
    await store.tokens.set(token);
    expect(await send('Authorize', { idTag: 'CAFE01' })).toEqual({ idTagInfo: { status } });
  });

  test('accepts a token that is charging: ConcurrentTx is for starts', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken());
    const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp: time(1) };
    await send('StartTransaction', start, { stationId: 'CS2' });
    expect(await send('Authorize', { idTag: 'CAFE01' })).toEqual({ idTagInfo: { status: 'Accepted' } });
  });

  test('is an InternalError, and no guess, when the store is away', async () => {
    const { store } = aCsms();
    const tokens = { ...store.tokens, find: () => Promise.reject(new Error('away')) };
    const { send } = aCsms({ store: { ...store, tokens } });
    const refused = await send('Authorize', { idTag: 'CAFE01' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).envelope.error_code).toBe('InternalError');
  });
});
