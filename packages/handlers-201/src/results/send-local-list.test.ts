import type { SendLocalListRequest, SendLocalListResponse } from '@csms/ocpp-messages/2.0.1';
import { at, time } from '@csms/test-handlers';
import { describe, expect, it } from 'vitest';
import { aCsms } from '../../test/csms.js';

const card = (idToken: string) => ({ idToken, type: 'ISO14443' }) as const;

const full: SendLocalListRequest = {
  versionNumber: 1,
  updateType: 'Full',
  localAuthorizationList: [
    {
      idToken: card('A'),
      idTokenInfo: {
        status: 'NoCredit',
        groupIdToken: { idToken: 'G', type: 'Central' },
        cacheExpiryDateTime: time(30),
      },
    },
    { idToken: card('B'), idTokenInfo: { status: 'Accepted' } },
  ],
};
const changes: SendLocalListRequest = {
  versionNumber: 2,
  updateType: 'Differential',
  localAuthorizationList: [
    { idToken: card('C'), idTokenInfo: { status: 'Accepted' } },
    { idToken: card('a') },
  ],
};

/** A CSMS, and how the station answers it. */
function aListedStation() {
  const csms = aCsms();
  const { localLists } = csms.store;
  return {
    ...csms,
    answered: (
      request: SendLocalListRequest,
      status: SendLocalListResponse['status'] = 'Accepted',
      minute = request.versionNumber,
    ) =>
      csms.deliverAnswer({
        action: 'SendLocalList',
        request,
        response: { status },
        messageId: `list-${request.versionNumber}`,
        receivedAt: at(minute),
      }),
    list: () => localLists.find('CS1'),
    entries: async () => (await localLists.listEntries('CS1', { limit: 10 })).items,
  };
}

describe('a local list that a station has accepted', () => {
  it('is kept with all that it says of a token', async () => {
    const { answered, list, entries } = aListedStation();
    await answered(full);
    expect(await list()).toMatchObject({ version: 1, areEntriesKnown: true, at: at(1) });
    expect(await entries()).toEqual([
      { uid: 'A', type: 'ISO14443', status: 'NoCredit', groupId: 'G', expiresAt: at(30) },
      { uid: 'B', type: 'ISO14443', status: 'Accepted' },
    ]);
  });

  it('is changed by what it has accepted after it, in which a token alone is taken off', async () => {
    const { answered, list, entries } = aListedStation();
    await answered(full);
    await answered(changes);
    expect(await list()).toMatchObject({ version: 2, areEntriesKnown: true });
    expect(await entries()).toMatchObject([{ uid: 'B' }, { uid: 'C' }]);
  });

  it('is the same when answers come twice, and the second before the first', async () => {
    const { answered, list, entries } = aListedStation();
    for (const request of [changes, full, changes, full]) await answered(request);
    expect(await list()).toMatchObject({ version: 2, areEntriesKnown: true });
    expect(await entries()).toMatchObject([{ uid: 'B' }, { uid: 'C' }]);
  });

  it('is empty when it was sent without tokens', async () => {
    const { answered, list, entries } = aListedStation();
    await answered(full);
    await answered({ versionNumber: 2, updateType: 'Full' });
    expect(await list()).toMatchObject({ version: 2, areEntriesKnown: true });
    expect(await entries()).toEqual([]);
  });
});

it.each(['Failed', 'VersionMismatch'] as const)(
  'after %s it is not known which local list a station has (D01.FR.03)',
  async (status) => {
    const { answered, list, entries } = aListedStation();
    await answered(full);
    await answered(changes, status);
    expect(await list()).toMatchObject({ highestVersion: 2, areEntriesKnown: false });
    expect((await list())?.version).toBeUndefined();
    expect(await entries()).toEqual([]);
  },
);

it('what a station was sent is looked up when the gateway does not send it along', async () => {
  const { store, deliverAnswer, entries } = aListedStation();
  await store.calls.create({
    callId: 'list-1',
    stationId: 'CS1',
    ocppVersion: '2.0.1',
    action: 'SendLocalList',
    request: full,
    createdAt: at(0),
    expiresAt: at(1),
  });
  const response = { status: 'Accepted' } as const;
  await deliverAnswer({ action: 'SendLocalList', response, messageId: 'list-1', receivedAt: at(1) });
  expect(await entries()).toHaveLength(2);
});

it('nothing is kept of an answer to what nobody knows', async () => {
  const { deliverAnswer, list } = aListedStation();
  const response = { status: 'Accepted' } as const;
  await deliverAnswer({ action: 'SendLocalList', response, messageId: 'list-9', receivedAt: at(1) });
  expect(await list()).toBeUndefined();
});
