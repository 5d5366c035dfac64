import { describe, expect, it } from 'vitest';
import { type Answer, aCsms, accepted, pass, start, withFakeTime } from './rig.js';

withFakeTime();

const token = { uid: 'CAFE01', type: 'ISO14443' } as const;

/** Has a token taken off the list of a station, which answers so. */
async function unlisting(version: '1.6' | '2.0.1', answer: () => Answer) {
  const csms = await aCsms();
  const entries = [{ ...token, status: 'Accepted' }];
  const update = { kind: 'full', version: 4, at: start, entries, removed: [] } as const;
  await csms.store.localLists.recordUpdate('CS1', update);
  csms.manager();
  const station = await csms.connect('CS1', version, answer);
  await csms.want('CS1', { kind: 'unlisting', ...token });
  await pass(1_000);
  return { csms, station };
}

describe('a customer who is taken off the local list of a station', () => {
  it.each([
    ['1.6', { listVersion: 5, localAuthorizationList: [{ idTag: token.uid }] }],
    [
      '2.0.1',
      { versionNumber: 5, localAuthorizationList: [{ idToken: { idToken: token.uid, type: token.type } }] },
    ],
  ] as const)('goes by what differs, under the next version, on %s (N10.FR.02)', async (version, request) => {
    const { csms, station } = await unlisting(version, () => accepted);
    expect(station.asked()).toEqual([['SendLocalList', { ...request, updateType: 'Differential' }]]);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted', attempts: 1 }]);
  });

  it('is tried again when the station could not do it, with the list as a whole before', async () => {
    const answers: Answer[] = [
      { response: { status: 'VersionMismatch' } },
      { response: { status: 'Failed' } },
      accepted,
    ];
    const { csms, station } = await unlisting('2.0.1', () => answers.shift());
    expect(await csms.workOf('CS1')).toMatchObject([
      { status: 'Pending', reason: 'the station said Failed' },
    ]);
    await pass(11_000);
    expect(
      station.asked().map(([, { updateType }]: readonly [string, { updateType?: string }]) => updateType),
    ).toEqual(['Differential', 'Full', 'Differential']);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted' }]);
  });

  it('goes by what differs once the station was asked which list it has, when that is not known', async () => {
    const csms = await aCsms();
    const { localLists } = csms.store;
    await localLists.recordFailure('CS1', { version: 4, at: start });
    csms.manager();
    const answers: Answer[] = [{ response: { versionNumber: 3 } }, accepted];
    const station = await csms.connect('CS1', '2.0.1', () => answers.shift());
    await csms.want('CS1', { kind: 'unlisting', ...token });
    await pass(1_000);
    expect(station.asked()).toEqual([['GetLocalListVersion', {}]]);
    // As the handler of the answer does.
    await localLists.recordVersion('CS1', { version: 3, at: new Date() });
    await pass(11_000);
    expect(station.asked()[1]).toMatchObject(['SendLocalList', { versionNumber: 5 }]);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted' }]);
  });

  it.each<[string, Answer, string]>([
    ['has no list', { response: { status: 'NotSupported' } }, 'Rejected'],
    ['refuses the call', { error_code: 'NotImplemented', error_description: '' }, 'Rejected'],
    ['does not answer', undefined, 'Pending'],
  ])('is still on it when the station %s', async (_, answer, status) => {
    const { csms } = await unlisting('1.6', () => answer);
    await pass(40_000);
    expect(await csms.workOf('CS1')).toMatchObject([{ status }]);
  });
});
