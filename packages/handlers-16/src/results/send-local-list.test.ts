import type { SendLocalListRequest, SendLocalListResponse } from '@csms/ocpp-messages/1.6';
import { at, time } from '@csms/test-handlers';
import { describe, expect, it } from 'vitest';
import { aCsms } from '../../test/csms.js';

const full: SendLocalListRequest = {
  listVersion: 1,
  updateType: 'Full',
  localAuthorizationList: [
    { idTag: 'A', idTagInfo: { status: 'Blocked', parentIdTag: 'G', expiryDate: time(30) } },
    { idTag: 'B', idTagInfo: { status: 'Accepted' } },
  ],
};
const changes: SendLocalListRequest = {
  listVersion: 2,
  updateType: 'Differential',
  localAuthorizationList: [{ idTag: 'C', idTagInfo: { status: 'Accepted' } }, { idTag: 'a' }],
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
      minute = request.listVersion,
    ) =>
      csms.deliverAnswer({
        action: 'SendLocalList',
        request,
        response: { status },
        messageId: `list-${request.listVersion}`,
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
      { uid: 'A', status: 'Blocked', groupId: 'G', expiresAt: at(30) },
      { uid: 'B', status: 'Accepted' },
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
    await answered({ listVersion: 2, updateType: 'Full' });
    expect(await list()).toMatchObject({ version: 2, areEntriesKnown: true });
    expect(await entries()).toEqual([]);
  });
});

it.each(['Failed', 'VersionMismatch', 'NotSupported'] as const)(
  'after %s it is not known which local list a station has (section 5.15)',
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
    ocppVersion: '1.6',
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
