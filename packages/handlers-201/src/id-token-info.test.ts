import { expect, test } from 'vitest';
import { idTokenInfo } from './id-token-info.js';

test('tells the group, the language and how long the answer may be cached (C01.FR.06, C10.FR.08)', () => {
  const cacheExpiresAt = new Date('2026-03-01T12:00:00Z');
  expect(idTokenInfo({ status: 'Expired', groupId: 'FLEET', cacheExpiresAt, language: 'de' })).toEqual({
    status: 'Expired',
    groupIdToken: { idToken: 'FLEET', type: 'Central' },
    cacheExpiryDateTime: '2026-03-01T12:00:00.000Z',
    language1: 'de',
  });
});

test('has no fields for what is not known', () => {
  expect(Object.keys(idTokenInfo({ status: 'Unknown' }))).toEqual(['status']);
});

test('leaves out what the message has no room for, so that the station gets the rest', () => {
  const answer = idTokenInfo({ status: 'Accepted', groupId: 'A'.repeat(37), language: 'A'.repeat(9) });
  expect(answer).toEqual({ status: 'Accepted' });
});
