import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const entries = [
  { uid: 'CAFE01', type: 'ISO14443', status: 'Accepted' },
  { uid: 'DEABCC12345678', type: 'eMAID', status: 'Accepted' },
];

test.each(['Accepted', 'Rejected', 'Invalid'] as const)(
  'keeps that the request was answered %s (N09, N10)',
  async (status) => {
    const { answer, store } = aCsms();
    const request = { requestId: 7, report: false, clear: true, customerIdentifier: 'c-1' };
    await answer('CustomerInformation', request, { status }, { receivedAt: at(2) });
    await answer('CustomerInformation', undefined, { status: 'Accepted' }, { receivedAt: at(3) });
    expect(await store.customerInformation.find('CS1', 7)).toEqual({
      requestId: 7,
      answer: { status, isClear: true, at: at(2) },
    });
  },
);

/** Has a station forget a customer, or not, and tells what is taken off its local list then. */
async function unlisted(
  customer: object,
  { status = 'Accepted', clear = true, hasList = true, isKnown = true, hasFailed = false } = {},
) {
  const { answer, store } = aCsms();
  if (hasList) {
    const update = { kind: 'full', version: 3, at: at(0), entries, removed: [] } as const;
    await store.localLists.recordUpdate('CS1', update);
    if (!isKnown) await store.localLists.recordVersion('CS1', { version: 4, at: at(1) });
    if (hasFailed) await store.localLists.recordFailure('CS1', { version: 4, at: at(1) });
  }
  const request = { requestId: 7, report: false, clear, ...customer };
  for (const receivedAt of [at(2), at(2)]) {
    await answer('CustomerInformation', request, { status } as { status: 'Accepted' }, { receivedAt });
  }
  const { items } = await store.stationWork.list('CS1', ['unlisting'], { limit: 10 });
  return items.map(({ wanted }) => wanted);
}

test.each([
  ['by the token', { idToken: { idToken: 'cafe01', type: 'ISO14443' } }, entries[0]],
  ['by another name', { customerIdentifier: 'DEABCC12345678' }, entries[1]],
])('takes a customer whom it forgot off the local list, %s (N10.FR.02)', async (_, customer, entry) => {
  expect(await unlisted(customer)).toEqual([{ kind: 'unlisting', uid: entry?.uid, type: entry?.type }]);
});

test.each([
  ['it is not known who is on it', { isKnown: false }],
  ['it is not known which it is, since the station refused the last one', { hasFailed: true }],
])('takes a customer off a list of which %s (N10.FR.02)', async (_, list) => {
  const idToken = { idToken: 'CAFE99', type: 'ISO14443' };
  expect(await unlisted({ idToken }, list)).toEqual([{ kind: 'unlisting', uid: 'CAFE99', type: 'ISO14443' }]);
});

const listed = { idToken: { idToken: 'CAFE01', type: 'ISO14443' } };

test.each<[string, object, Parameters<typeof unlisted>[1]?]>([
  ['is not on it', { idToken: { idToken: 'CAFE99', type: 'ISO14443' } }],
  ['is known by a certificate alone', { customerCertificate: aCertificate() }],
  ['was asked about only', listed, { clear: false }],
  ['could not be cleared', listed, { status: 'Rejected' }],
  ['is at a station without a list', listed, { hasList: false }],
])('leaves the local list as it is for a customer who %s', async (_, customer, options) => {
  expect(await unlisted(customer, options)).toEqual([]);
});

function aCertificate() {
  return { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '1' };
}
