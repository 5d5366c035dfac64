import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

async function aCsmsWithLimits() {
  const csms = aCsms();
  for (const [evseId, source] of [
    [0, 'EMS'],
    [1, 'EMS'],
    [1, 'SO'],
  ] as const) {
    const chargingLimit = { chargingLimitSource: source };
    await csms.send('NotifyChargingLimit', { evseId, chargingLimit }, { receivedAt: at(1) });
  }
  const limits = async () => {
    const { items } = await csms.store.chargingLimits.list('CS1', { limit: 10 });
    return items.map(({ evseId, source }) => `${evseId} ${source}`);
  };
  return { ...csms, limits };
}

test('takes out the limit of a source on an EVSE (K13)', async () => {
  const { send, limits } = await aCsmsWithLimits();
  expect(await send('ClearedChargingLimit', { chargingLimitSource: 'EMS', evseId: 1 })).toEqual({});
  expect(await limits()).toEqual(['0 EMS', '1 SO']);
});

test('takes out the limit of the station as a whole alone when it names that', async () => {
  const { send, limits } = await aCsmsWithLimits();
  await send('ClearedChargingLimit', { chargingLimitSource: 'EMS', evseId: 0 });
  expect(await limits()).toEqual(['1 EMS', '1 SO']);
});

test('takes out all limits of a source when it names no EVSE', async () => {
  const { send, limits } = await aCsmsWithLimits();
  await send('ClearedChargingLimit', { chargingLimitSource: 'EMS' });
  expect(await limits()).toEqual(['1 SO']);
});

test('leaves a limit that was set later', async () => {
  const { send, limits } = await aCsmsWithLimits();
  await send('ClearedChargingLimit', { chargingLimitSource: 'EMS' }, { receivedAt: at(0) });
  expect(await limits()).toEqual(['0 EMS', '1 EMS', '1 SO']);
});
