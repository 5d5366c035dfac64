import type { Store, Wanted } from '@csms/store';
import { describe, expect, it } from 'vitest';
import { type Fate, faulty, killedAt } from './faulty-store.js';
import { aCsms, accepted, pass, setting, type TestStation, takesAll, withFakeTime } from './rig.js';

withFakeTime();

const minute = 60_000;
/** One of each, and two that go out together. */
const wanted: readonly Wanted[] = [
  setting('Ctrlr/A'),
  setting('Ctrlr/B'),
  { kind: 'certificate', use: 'csms_root', certificate: 'PEM' },
  { kind: 'trigger', message: 'BootNotification' },
  { kind: 'call', callId: 'c-1', action: 'ClearCache', request: {} },
];
const kindsOf = (station: TestStation) => station.asked().map(([action]) => action);
const onceEach = ['SetVariables', 'InstallCertificate', 'TriggerMessage', 'ClearCache'];

async function statusesOf(store: Store, stationId: string): Promise<readonly string[]> {
  const kinds = ['setting', 'certificate', 'trigger', 'call'] as const;
  return (await store.stationWork.list(stationId, kinds, { limit: 10 })).items.map(({ status }) => status);
}

describe('three managers on one store send nothing twice', () => {
  it('while all is well', async () => {
    const csms = await aCsms();
    for (let count = 0; count < 3; count++) csms.manager();
    const ids = Array.from({ length: 20 }, (_, index) => `CS${index}`);
    const stations = await Promise.all(ids.map((id) => csms.connect(id, '2.0.1', takesAll)));
    for (const id of ids) await csms.want(id, ...wanted);
    await pass(3_000);
    expect(stations.map((station) => kindsOf(station).toSorted())).toEqual(
      ids.map(() => onceEach.toSorted()),
    );
    for (const id of ids) expect(await statusesOf(csms.store, id)).toEqual(Array(5).fill('Accepted'));
  });

  it.each([
    ['stationWork.claimDue', 'after', 'between claim and work'],
    ['stations.find', 'before', 'before it knows the station'],
    ['calls.create', 'before', 'between claim and send'],
    ['calls.create', 'after', 'between record and send'],
    ['calls.markSent', 'before', 'right after it sent'],
    ['calls.markSent', 'after', 'between send and answer'],
    ['stationWork.settle', 'before', 'when all is answered'],
    ['stationWork.settle', 'after', 'when all is done'],
  ] as const)('when one is killed at %s, %s it: %s', async (method, when, _what) => {
    const csms = await aCsms();
    const station = await csms.connect('CS1', '2.0.1', takesAll);
    csms.manager(killedAt(csms.store, method, when));
    await csms.want('CS1', ...wanted);
    await pass(1_000);
    csms.manager();
    csms.manager();
    await pass(3 * minute);
    expect(kindsOf(station).toSorted()).toEqual(onceEach.toSorted());
    expect(await statusesOf(csms.store, 'CS1')).toEqual(Array(5).fill('Accepted'));
  });

  it('when one is killed after the answer, and the station leaves with something older yet to be tried again', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CS1', '1.6', ({ action }) =>
      action === 'ClearCache' ? { error_code: 'InternalError', error_description: '' } : accepted,
    );
    const first = csms.manager();
    await csms.want('CS1', { kind: 'call', callId: 'c-1', action: 'ClearCache', request: {} });
    await pass(1_000);
    await first.close();
    csms.manager(killedAt(csms.store, 'stationWork.settle', 'before'));
    await csms.want('CS1', setting('Key'));
    await pass(1_000);
    await station.leave();
    csms.manager();
    csms.manager();
    await pass(3 * minute);
    expect(kindsOf(station)).toEqual(['ClearCache', 'ChangeConfiguration']);
    expect(await csms.workOf('CS1')).toMatchObject([
      { wanted: { kind: 'call' }, status: 'Pending', attempts: 1 },
      { wanted: { kind: 'setting' }, status: 'Accepted', attempts: 1 },
    ]);
  });

  it('when one is killed while the station thinks, and the station answers nobody in particular', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CS1', '1.6', ({ request }) =>
      (request as { value: string }).value === '1' ? undefined : accepted,
    );
    csms.manager(killedAt(csms.store, 'calls.markSent', 'after'));
    await csms.want('CS1', setting('Key'));
    await pass(1_000);
    csms.manager();
    csms.manager();
    await csms.want('CS1', setting('Key', '2'));
    await station.answer(station.received[0], { response: { status: 'Accepted' } });
    await pass(3 * minute);
    // The first value was answered; the one that is wanted by now goes out once.
    expect(station.asked().map(([, request]) => request)).toEqual([
      { key: 'Key', value: '1' },
      { key: 'Key', value: '2' },
    ]);
  });

  it('when a station is so slow that its turn is over before it has answered all', async () => {
    const csms = await aCsms();
    const slow = (call: { id: string }) => void setTimeout(() => void answer(call.id), 20_000);
    const station = await csms.connect('CS1', '1.6', (call) => {
      slow(call);
      return undefined;
    });
    const answer = (id: string) =>
      station.answer(
        station.received.find((call) => call.id === id),
        { response: { status: 'Accepted' } },
      );
    for (let count = 0; count < 3; count++) csms.manager();
    const names = Array.from({ length: 12 }, (_, index) => `K${index}`);
    await csms.want('CS1', ...names.map((name) => setting(name)));
    await pass(6 * minute);
    expect(
      station
        .asked()
        .map(([, request]) => (request as { key: string }).key)
        .toSorted(),
    ).toEqual(names.toSorted());
    expect(await csms.workOf('CS1')).toEqual(
      names.map(() => expect.objectContaining({ status: 'Accepted', attempts: 1 }) as object),
    );
  });

  it.each([
    'stationWork.claimDue',
    'stations.find',
    'calls.create',
    'calls.markSent',
    'calls.find',
    'stationWork.settle',
  ])('when the store is away at %s for a while', async (method) => {
    const csms = await aCsms();
    const station = await csms.connect('CS1', '2.0.1', takesAll);
    let isAway = true;
    const fateOf = (called: string): Fate => (isAway && called === method ? 'away' : 'answered');
    for (let count = 0; count < 3; count++) csms.manager(faulty(csms.store, fateOf));
    await csms.want('CS1', ...wanted);
    await pass(5_000);
    isAway = false;
    await pass(5 * minute);
    expect(kindsOf(station).toSorted()).toEqual(onceEach.toSorted());
    expect(await statusesOf(csms.store, 'CS1')).toEqual(Array(5).fill('Accepted'));
  });

  it('to a station that was away and comes back, when one of them hears of it', async () => {
    const csms = await aCsms();
    const [first] = [csms.manager(), csms.manager(), csms.manager()];
    await (await csms.connect('CS1', '2.0.1')).leave();
    await csms.want('CS1', ...wanted);
    await pass(10 * minute);
    expect(await csms.workOf('CS1')).toMatchObject(
      wanted.map(() => ({ status: 'Pending', attempts: 0, reason: 'the station is not connected' })),
    );
    const station = await csms.connect('CS1', '2.0.1', takesAll);
    await first?.wake('CS1');
    await pass(1);
    expect(kindsOf(station).toSorted()).toEqual(onceEach.toSorted());
  });

  it('to a station that leaves with what it was asked, and comes back', async () => {
    const csms = await aCsms();
    for (let count = 0; count < 2; count++) csms.manager();
    const manager = csms.manager();
    const before = await csms.connect('CS1', '1.6', ({ action }) =>
      action === 'ClearCache' ? undefined : accepted,
    );
    await csms.want('CS1', ...wanted.slice(2));
    await pass(1_000);
    await before.leave();
    const station = await csms.connect('CS1', '1.6');
    await manager.wake('CS1');
    await pass(minute);
    // What was left without an answer is asked again, and nothing else.
    const asked = [...kindsOf(before), ...kindsOf(station)].toSorted();
    expect(asked).toEqual(['ClearCache', 'ClearCache', 'InstallCertificate', 'TriggerMessage']);
    expect(await statusesOf(csms.store, 'CS1')).toEqual(Array(3).fill('Accepted'));
  });
});
