import { aToken } from '@csms/test-handlers';
import { describe, expect, it } from 'vitest';
import { aCommandRig, stationId, tellKey, tellVariable } from './command-rig.js';
import { accepted, card, cards, component, know, lists, type SentList } from './local-list-rig.js';
import { now } from './rig.js';

describe('a full local list', () => {
  it('says of each token what 1.6 tells', async () => {
    const { commands, asked } = await aCommandRig('1.6', accepted);
    const entries = [{ ...card('A'), groupId: 'G', status: 'Blocked', expiresAt: now } as const, card('B')];
    const outcome = await commands.sendLocalList(stationId, { kind: 'Full', entries });
    expect(outcome).toMatchObject({ status: 'Answered', answer: { status: 'Accepted', listVersion: 1 } });
    expect(asked()).toEqual([
      [
        'SendLocalList',
        {
          listVersion: 1,
          updateType: 'Full',
          localAuthorizationList: [
            {
              idTag: 'A',
              idTagInfo: { status: 'Blocked', parentIdTag: 'G', expiryDate: now.toISOString() },
            },
            { idTag: 'B', idTagInfo: { status: 'Accepted' } },
          ],
        },
      ],
    ]);
  });

  it('says of each token what 2.0.1 tells', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', accepted);
    const entries = [{ ...card('A'), groupId: 'G', expiresAt: now }];
    await commands.sendLocalList(stationId, { kind: 'Full', entries });
    expect(asked()).toEqual([
      [
        'SendLocalList',
        {
          versionNumber: 1,
          updateType: 'Full',
          localAuthorizationList: [
            {
              idToken: { idToken: 'A', type: 'ISO14443' },
              idTokenInfo: {
                status: 'Accepted',
                groupIdToken: { idToken: 'G', type: 'Central' },
                cacheExpiryDateTime: now.toISOString(),
              },
            },
          ],
        },
      ],
    ]);
  });

  it.each(['1.6', '2.0.1'] as const)('without tokens clears that of the station (%s)', async (version) => {
    const { commands, asked } = await aCommandRig(version, accepted);
    await commands.sendLocalList(stationId, { kind: 'Full', entries: [] });
    expect(asked()).toEqual([
      ['SendLocalList', { [version === '1.6' ? 'listVersion' : 'versionNumber']: 1, updateType: 'Full' }],
    ]);
  });

  it('has a version above every one that is known of the station (E3.52, D01.FR.18, D01.FR.19)', async () => {
    const rig = await aCommandRig('1.6', accepted);
    await know(rig.store, []);
    await rig.store.localLists.recordFailure(stationId, { version: 11, at: now });
    await rig.commands.sendLocalList(stationId, { kind: 'Full', entries: cards(1) });
    expect(lists(rig)).toEqual([['Full', 12, 'TAG0']]);
  });

  it('comes in parts, the first as the list and the others as changes, each with its version (D01.FR.03, D01.FR.11)', async () => {
    const rig = await aCommandRig('2.0.1', accepted);
    await know(rig.store, []);
    await tellVariable(rig.store, { component, variable: { name: 'ItemsPerMessage' }, value: '2' });
    const outcome = await rig.commands.sendLocalList(stationId, { kind: 'Full', entries: cards(5) });
    expect(lists(rig)).toEqual([
      ['Full', 8, 'TAG0 TAG1'],
      ['Differential', 9, 'TAG2 TAG3'],
      ['Differential', 10, 'TAG4'],
    ]);
    expect(outcome).toMatchObject({ answer: { status: 'Accepted', listVersion: 10 } });
    expect(outcome.calls).toHaveLength(3);
  });

  it('comes in parts that are no longer than the station takes (D01.FR.11)', async () => {
    const rig = await aCommandRig('2.0.1', accepted);
    await tellVariable(rig.store, { component, variable: { name: 'BytesPerMessage' }, value: '500' });
    await rig.commands.sendLocalList(stationId, { kind: 'Full', entries: cards(20) });
    const lengths = rig.station.received.map(
      ({ id, action, request }) => JSON.stringify([2, id, action, request]).length,
    );
    expect(lengths.length).toBeGreaterThan(1);
    expect(lengths.every((length) => length <= 500)).toBe(true);
    expect(lengths.slice(0, -1).every((length) => length > 500 - 110)).toBe(true);
  });

  it('comes in parts of SendLocalListMaxLength on 1.6', async () => {
    const rig = await aCommandRig('1.6', accepted);
    await tellKey(rig.store, 'SendLocalListMaxLength', '3');
    await rig.commands.sendLocalList(stationId, { kind: 'Full', entries: cards(4) });
    expect(lists(rig)).toEqual([
      ['Full', 1, 'TAG0 TAG1 TAG2'],
      ['Differential', 2, 'TAG3'],
    ]);
  });

  it.each([
    ['Failed', { response: { status: 'Failed' } }, { status: 'Answered', answer: { status: 'Failed' } }],
    [
      'refused',
      { error_code: 'InternalError', error_description: 'oops' },
      { status: 'Refused', error: { code: 'InternalError', description: 'oops' } },
    ],
  ])('ends with the part that is %s', async (_what, said, expected) => {
    const rig = await aCommandRig('1.6', ({ request }) =>
      (request as SentList).listVersion === 2 ? said : accepted(),
    );
    await tellKey(rig.store, 'SendLocalListMaxLength', '1');
    const outcome = await rig.commands.sendLocalList(stationId, { kind: 'Full', entries: cards(3) });
    expect(outcome).toMatchObject(expected);
    expect(outcome.calls).toHaveLength(2);
    expect(rig.asked()).toHaveLength(2);
  });

  it('goes on with the version of the first time when the command is given again with the same id', async () => {
    const abort = new AbortController();
    const rig = await aCommandRig('1.6', ({ request }) => {
      if ((request as SentList).listVersion === 1) return accepted();
      if (abort.signal.aborted) return accepted();
      abort.abort();
      return undefined;
    });
    await tellKey(rig.store, 'SendLocalListMaxLength', '1');
    const input = { kind: 'Full', entries: cards(3) } as const;
    await rig.commands.sendLocalList(stationId, input, { id: 'K1', signal: abort.signal });
    await rig.station.answer({ response: { status: 'Accepted' } });
    await know(rig.store, [], { version: 2 });
    const outcome = await rig.commands.sendLocalList(stationId, input, { id: 'K1' });
    expect(outcome).toMatchObject({ answer: { status: 'Accepted', listVersion: 3 } });
    expect(lists(rig)).toEqual([
      ['Full', 1, 'TAG0'],
      ['Differential', 2, 'TAG1'],
      ['Differential', 3, 'TAG2'],
    ]);
  });
});

describe('a full local list of the tokens of the store', () => {
  it('has those that a station may keep, with what they may do', async () => {
    const rig = await aCommandRig('2.0.1', accepted);
    const expired = new Date('2026-03-01T11:00:00Z');
    const later = new Date('2026-03-01T13:00:00Z');
    for (const token of [
      aToken({ uid: 'A1', groupId: 'G', cacheMode: 'ALLOWED', expiresAt: later }),
      aToken({ uid: 'A2', valid: false, cacheMode: 'ALLOWED_OFFLINE' }),
      aToken({ uid: 'A3', expiresAt: expired }),
      aToken({ uid: 'A4', cacheMode: 'NEVER' }),
      aToken({ uid: 'A5', type: 'APP_USER' }),
      aToken({ uid: 'A6', standing: 'no_credit' }),
      aToken({ uid: 'E0040150A1B2C3D4' }),
      aToken({ uid: 'DE-ABC-C12345678-X', type: 'OTHER', contractId: 'DEABCC12345678X' }),
    ]) {
      await rig.store.tokens.set(token);
    }
    await rig.commands.sendLocalList(stationId, { kind: 'Full' });
    const idToken = (uid: string, type: string) => ({ idToken: uid, type });
    expect(rig.asked()[0]?.[1]).toEqual({
      versionNumber: 1,
      updateType: 'Full',
      localAuthorizationList: [
        {
          idToken: idToken('A1', 'ISO14443'),
          idTokenInfo: {
            status: 'Accepted',
            groupIdToken: { idToken: 'G', type: 'Central' },
            cacheExpiryDateTime: later.toISOString(),
          },
        },
        { idToken: idToken('A2', 'ISO14443'), idTokenInfo: { status: 'Invalid' } },
        { idToken: idToken('A3', 'ISO14443'), idTokenInfo: { status: 'Expired' } },
        { idToken: idToken('A5', 'Central'), idTokenInfo: { status: 'Accepted' } },
        { idToken: idToken('A6', 'ISO14443'), idTokenInfo: { status: 'NoCredit' } },
        { idToken: idToken('DE-ABC-C12345678-X', 'eMAID'), idTokenInfo: { status: 'Accepted' } },
        { idToken: idToken('E0040150A1B2C3D4', 'ISO15693'), idTokenInfo: { status: 'Accepted' } },
      ],
    });
  });

  it('has those that may charge at every EVSE of the station', async () => {
    const rig = await aCommandRig('1.6', accepted);
    for (const token of [
      aToken({ uid: 'A1', allowedPlaces: [{ stationId: 'CS99' }, { stationId }] }),
      aToken({ uid: 'A2', allowedPlaces: [{ stationId: 'CS99' }] }),
      aToken({ uid: 'A3', allowedPlaces: [{ stationId, evseIds: [1] }] }),
      aToken({ uid: 'A4', connectorTypes: ['cCCS2'] }),
    ]) {
      await rig.store.tokens.set(token);
    }
    await rig.commands.sendLocalList(stationId, { kind: 'Full' });
    expect(lists(rig)).toEqual([['Full', 1, 'A1']]);
  });

  it('says in the words of 1.6 what a token may do', async () => {
    const rig = await aCommandRig('1.6', accepted);
    await rig.store.tokens.set(aToken({ uid: 'A', standing: 'no_credit' }));
    await rig.commands.sendLocalList(stationId, { kind: 'Full' });
    expect(rig.asked()[0]?.[1]).toMatchObject({
      localAuthorizationList: [{ idTag: 'A', idTagInfo: { status: 'Blocked' } }],
    });
  });

  it('leaves out what 1.6 has no room for', async () => {
    const rig = await aCommandRig('1.6', accepted);
    await rig.store.tokens.set(aToken({ uid: 'A'.repeat(21) }));
    await rig.store.tokens.set(aToken({ uid: 'B', groupId: 'G'.repeat(21) }));
    await rig.commands.sendLocalList(stationId, { kind: 'Full' });
    expect(rig.asked()[0]?.[1]).toMatchObject({
      localAuthorizationList: [{ idTag: 'B', idTagInfo: { status: 'Accepted' } }],
    });
  });

  it('has all of them, however many pages they fill', async () => {
    const rig = await aCommandRig('1.6', accepted);
    await tellKey(rig.store, 'SendLocalListMaxLength', '600');
    for (const { uid } of cards(1_100)) await rig.store.tokens.set(aToken({ uid }));
    await rig.commands.sendLocalList(stationId, { kind: 'Full' });
    const sent = lists(rig).flatMap(([, , uids]) => String(uids).split(' '));
    expect(new Set(sent).size).toBe(1_100);
  });
});
