import { aToken } from '@csms/test-handlers';
import type { CallEnvelope } from '@csms/transport';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../src/index.js';
import { aCommandRig, stationId } from './command-rig.js';
import { accepted, card, cards, know, listed, listed16, lists, type SentList } from './local-list-rig.js';
import { aRig, now } from './rig.js';

const kindOf = ({ request }: CallEnvelope) => (request as SentList).updateType;

describe('changes of a local list', () => {
  it('put tokens on it and take them off', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', accepted);
    await know(store, [listed('A')]);
    await commands.sendLocalList(stationId, {
      kind: 'Differential',
      entries: [card('B')],
      removed: [card('A')],
    });
    expect(asked()).toEqual([
      [
        'SendLocalList',
        {
          versionNumber: 8,
          updateType: 'Differential',
          localAuthorizationList: [
            { idToken: { idToken: 'B', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted' } },
            { idToken: { idToken: 'A', type: 'ISO14443' } },
          ],
        },
      ],
    ]);
  });

  it('take tokens off that of a 1.6 station by leaving out what they may do', async () => {
    const { commands, asked, store } = await aCommandRig('1.6', accepted);
    await know(store, []);
    await commands.sendLocalList(stationId, { kind: 'Differential', removed: [{ uid: 'A' }] });
    expect(asked()[0]?.[1]).toMatchObject({ localAuthorizationList: [{ idTag: 'A' }] });
  });

  it('need a version that is known', async () => {
    const rig = await aCommandRig('1.6', accepted);
    const sending = () => rig.commands.sendLocalList(stationId, { kind: 'Differential', entries: cards(1) });
    await expect(sending()).rejects.toMatchObject({ code: 'unknown-list' });
    await know(rig.store, []);
    await rig.store.localLists.recordFailure(stationId, { version: 8, at: now });
    await expect(sending()).rejects.toMatchObject({ code: 'unknown-list' });
    expect(rig.asked()).toEqual([]);
  });

  it.each(['Failed', 'VersionMismatch'])(
    'that end as %s are followed by the whole list, with a higher version (1.6 section 5.15, D01.FR.03)',
    async (status) => {
      const rig = await aCommandRig('2.0.1', (call) =>
        kindOf(call) === 'Full' ? accepted() : { response: { status } },
      );
      await know(rig.store, [listed('A'), listed('B')]);
      const outcome = await rig.commands.sendLocalList(stationId, {
        kind: 'Differential',
        entries: [card('C')],
        removed: [card('a')],
      });
      expect(outcome).toMatchObject({ answer: { status: 'Accepted', listVersion: 9 } });
      expect(lists(rig)).toEqual([
        ['Differential', 8, 'C a'],
        ['Full', 9, 'B C'],
      ]);
    },
  );

  it.each([
    ['what was on the list is not known', 'Failed'],
    ['the station has no list', 'NotSupported'],
  ])('are not followed by the whole list when %s', async (_what, status) => {
    const rig = await aCommandRig('1.6', () => ({ response: { status } }));
    if (status === 'Failed') await know(rig.store, [], { kind: 'differential' });
    else await know(rig.store, [listed16('A')]);
    const input = { kind: 'Differential', entries: cards(1) } as const;
    expect(await rig.commands.sendLocalList(stationId, input)).toMatchObject({ answer: { status } });
    expect(rig.asked()).toHaveLength(1);
  });

  it('are what differs from the tokens of the store when none are given', async () => {
    const rig = await aCommandRig('2.0.1', accepted);
    await know(rig.store, [listed('A'), listed('b'), listed('C'), { ...listed('D'), groupId: 'G' }]);
    for (const token of [
      aToken({ uid: 'a' }),
      aToken({ uid: 'B', valid: false }),
      aToken({ uid: 'D', groupId: 'H' }),
      aToken({ uid: 'E' }),
    ]) {
      await rig.store.tokens.set(token);
    }
    await rig.commands.sendLocalList(stationId, { kind: 'Differential' });
    expect(lists(rig)).toEqual([['Differential', 8, 'B D E C']]);
  });

  it.each([
    ['the tokens of the store are on the list', {}],
    ['there are none', { entries: [], removed: [] }],
  ])('are not sent when %s', async (_what, given) => {
    const rig = await aCommandRig('1.6', accepted);
    await know(rig.store, [listed16('A')]);
    await rig.store.tokens.set(aToken({ uid: 'A' }));
    const outcome = await rig.commands.sendLocalList(stationId, { kind: 'Differential', ...given });
    expect(outcome).toEqual({ status: 'Unchanged', calls: [] });
    expect(rig.asked()).toEqual([]);
  });

  it.each([
    ['an error', { error_code: 'InternalError', error_description: '' }],
    ['what no station may answer', { response: { status: 'accepted' } }],
  ])(
    'that are answered with %s may be on the list, which is not known from then on',
    async (_what, answer) => {
      const rig = await aCommandRig('1.6', () => answer);
      await know(rig.store, [listed16('A')]);
      const sent = { kind: 'Differential', entries: [{ uid: 'B' }] } as const;
      expect(await rig.commands.sendLocalList(stationId, sent)).toMatchObject({ status: 'Refused' });

      await rig.store.tokens.set(aToken({ uid: 'A' }));
      const sending = rig.commands.sendLocalList(stationId, { kind: 'Differential' });
      await expect(sending).rejects.toMatchObject({ code: 'unknown-list' });
      await rig.commands.sendLocalList(stationId, { kind: 'Differential', removed: [{ uid: 'B' }] });
      expect(lists(rig)).toEqual([
        ['Differential', 8, 'B'],
        ['Differential', 9, 'B'],
      ]);
    },
  );

  it('that are not answered may be on the list, which is not known from then on', async () => {
    const rig = await aCommandRig('2.0.1', () => undefined);
    await know(rig.store, [listed('A')]);
    const ended = new AbortController();
    const sent = { kind: 'Differential', entries: cards(1) } as const;
    ended.abort();
    expect(await rig.commands.sendLocalList(stationId, sent, { signal: ended.signal })).toMatchObject({
      status: 'Sent',
    });
    expect(await rig.store.localLists.find(stationId)).toMatchObject({ version: 8, areEntriesKnown: false });
  });

  it('that did not go out leave the list known', async () => {
    const { calls, register, store } = await aRig();
    await register(stationId, '1.6');
    await know(store, [listed16('A')]);
    const sent = { kind: 'Differential', entries: [{ uid: 'B' }] } as const;
    const outcome = await createCommands({ calls, store }).sendLocalList(stationId, sent);
    expect(outcome).toMatchObject({ status: 'NotConnected' });
    expect(await store.localLists.find(stationId)).toMatchObject({ version: 7, areEntriesKnown: true });
  });

  it('to the tokens of the store need what is on the list to be known', async () => {
    const rig = await aCommandRig('1.6', accepted);
    await know(rig.store, [], { kind: 'differential' });
    const sending = rig.commands.sendLocalList(stationId, { kind: 'Differential' });
    await expect(sending).rejects.toMatchObject({ code: 'unknown-list' });
  });

  it('of a list that was told by 1.6 are not followed by the whole list on 2.0.1, which needs more', async () => {
    const rig = await aCommandRig('2.0.1', () => ({ response: { status: 'Failed' } }));
    await know(rig.store, [listed16('A')]);
    await rig.commands.sendLocalList(stationId, { kind: 'Differential', entries: cards(1) });
    expect(rig.asked()).toHaveLength(1);
  });
});
