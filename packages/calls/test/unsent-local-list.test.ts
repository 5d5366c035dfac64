import { describe, expect, it } from 'vitest';
import { aCommandRig, stationId, tellKey, tellVariable } from './command-rig.js';
import { accepted, card, cards, component, know, listed } from './local-list-rig.js';

describe('a local list that is not sent', () => {
  it('has a token twice, in whatever case (D01.FR.06)', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', accepted);
    await know(store, []);
    const entries = [card('A'), card('B'), card('a')];
    for (const input of [
      { kind: 'Full', entries },
      { kind: 'Differential', entries: [card('A')], removed: [card('a')] },
    ] as const) {
      await expect(commands.sendLocalList(stationId, input)).rejects.toMatchObject({ code: 'duplicate' });
    }
    expect(asked()).toEqual([]);
  });

  it('has more entries than a 1.6 station has room for', async () => {
    const { commands, asked, store } = await aCommandRig('1.6', accepted);
    await tellKey(store, 'LocalAuthListMaxLength', '3');
    await expect(
      commands.sendLocalList(stationId, { kind: 'Full', entries: cards(4) }),
    ).rejects.toMatchObject({
      code: 'too-many-entries',
      message: 'expected at most 3 entries, which the station has room for, not 4',
    });
    expect(asked()).toEqual([]);
    expect(await commands.sendLocalList(stationId, { kind: 'Full', entries: cards(3) })).toMatchObject({
      status: 'Answered',
    });
  });

  it('would have more entries than a 2.0.1 station has room for', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', accepted);
    await tellVariable(store, { component, variable: { name: 'Entries' }, maxLimit: 2 });
    await know(store, [listed('A'), listed('B')]);
    const sending = commands.sendLocalList(stationId, { kind: 'Differential', entries: cards(1) });
    await expect(sending).rejects.toMatchObject({ code: 'too-many-entries' });
    expect(asked()).toEqual([]);
    const instead = { kind: 'Differential', entries: cards(1), removed: [card('A')] } as const;
    expect(await commands.sendLocalList(stationId, instead)).toMatchObject({ status: 'Answered' });
  });

  it('has more changes than the station has room for, though it is not known what is on it', async () => {
    const { commands, store } = await aCommandRig('1.6', accepted);
    await tellKey(store, 'LocalAuthListMaxLength', '1');
    await know(store, [], { kind: 'differential' });
    const removed = [card('A'), card('B')];
    await expect(
      commands.sendLocalList(stationId, { kind: 'Differential', entries: cards(2), removed }),
    ).rejects.toMatchObject({ code: 'too-many-entries' });
    expect(
      await commands.sendLocalList(stationId, { kind: 'Differential', entries: cards(1), removed }),
    ).toMatchObject({ status: 'Answered' });
  });

  it.each([
    ['1.6', 'expected tokens and groups of 1 to 20 characters', { uid: 'A'.repeat(21) }],
    ['1.6', 'expected tokens and groups of 1 to 20 characters', { uid: '' }],
    ['2.0.1', 'expected tokens and groups of 1 to 36 characters', { ...card('A'), groupId: 'G'.repeat(37) }],
    ['2.0.1', 'expected the types of the tokens, which OCPP 2.0.1 requires', { uid: 'A' }],
  ] as const)('has a token that %s has no words for: %s', async (version, message, token) => {
    const { commands, asked } = await aCommandRig(version, accepted);
    const entries = [...cards(60), token];
    const sending = commands.sendLocalList(stationId, { kind: 'Full', entries });
    await expect(sending).rejects.toMatchObject({ code: 'invalid-command', message });
    expect(asked()).toEqual([]);
  });
});
