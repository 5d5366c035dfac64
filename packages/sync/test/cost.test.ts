import { counted } from '@csms/test-handlers';
import { expect, it } from 'vitest';
import { aCsms, pass, setting, withFakeTime } from './rig.js';

withFakeTime();

it('with 50,000 stations, of which 10 wait for something, a round costs a few look-ups for each of these', async () => {
  const csms = await aCsms();
  for (let index = 0; index < 50_000; index++) {
    const boot = { ocppVersion: '1.6', vendor: 'ACME', model: 'One', at: new Date() };
    await csms.store.stations.recordBoot(`CS${index}`, boot, 'Accepted');
  }
  // Others waited for something once.
  const done = csms.manager();
  for (let index = 0; index < 100; index++) {
    await csms.connect(`CS${index}`, '1.6');
    await csms.want(`CS${index}`, setting('Key'));
  }
  await pass(1_000);
  await done.close();

  const { store, calls } = counted(csms.store);
  csms.manager(store);
  const waiting = Array.from({ length: 10 }, (_, index) => `CS${index * 7}`);
  for (const stationId of waiting) await csms.want(stationId, setting('Key', '2'));
  await pass(1_000);
  for (const stationId of waiting) {
    expect(await csms.workOf(stationId)).toMatchObject([{ status: 'Accepted', wanted: { value: '2' } }]);
  }
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  counts.delete('calls.expireDue');
  expect(Object.fromEntries(counts)).toEqual({
    'stationWork.claimDue': 1,
    'stationWork.settle': 10,
    // Once for whether it is there, and once for the command.
    'stations.find': 20,
    'calls.create': 10,
    'calls.markSent': 10,
    'calls.find': 10,
  });

  calls.length = 0;
  await pass(10_000);
  expect(calls.filter((call) => call !== 'calls.expireDue')).toEqual(Array(10).fill('stationWork.claimDue'));
});
