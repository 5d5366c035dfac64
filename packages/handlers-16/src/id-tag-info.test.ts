import { expect, test } from 'vitest';
import { idTagInfo } from './id-tag-info.js';

test.each([
  ['Accepted', 'Accepted'],
  ['Blocked', 'Blocked'],
  ['ConcurrentTx', 'ConcurrentTx'],
  ['Expired', 'Expired'],
  ['Invalid', 'Invalid'],
  ['NoCredit', 'Blocked'],
  ['NotAllowedTypeEVSE', 'Invalid'],
  ['NotAtThisLocation', 'Invalid'],
  ['NotAtThisTime', 'Invalid'],
  ['Unknown', 'Invalid'],
] as const)('%s is %s on 1.6 (section 7.2)', (status, status16) => {
  expect(idTagInfo({ status })).toEqual({ status: status16 });
});

test('tells the group as the parent and how long the answer may be cached (section 7.26)', () => {
  const cacheExpiresAt = new Date('2026-03-01T12:00:00Z');
  expect(idTagInfo({ status: 'Accepted', groupId: 'FLEET', cacheExpiresAt, language: 'de' })).toEqual({
    status: 'Accepted',
    parentIdTag: 'FLEET',
    expiryDate: '2026-03-01T12:00:00.000Z',
  });
});

test('leaves out a group that 1.6 has no room for, so that the station gets the rest', () => {
  expect(idTagInfo({ status: 'Accepted', groupId: 'A'.repeat(20) })).toHaveProperty('parentIdTag');
  expect(idTagInfo({ status: 'Accepted', groupId: 'A'.repeat(21) })).toEqual({ status: 'Accepted' });
});
