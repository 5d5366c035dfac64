import { createMemoryStore } from '@csms/store-memory';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { stationNames } from './station-names.js';

async function stations(serialNumber?: string) {
  const store = createMemoryStore();
  const boot = { ocppVersion: '2.0.1', vendor: 'ACME', model: 'One', at: at(0) };
  await store.stations.recordBoot('CS1', { ...boot, ...(serialNumber && { serialNumber }) }, 'Accepted');
  await store.stations.recordBoot('CS2', boot, 'Accepted');
  return store.stations;
}

test('a station goes by its id and by the serial number that it told (A00.FR.405)', async () => {
  expect(await stationNames(await stations('SN-1'), 'CS1')).toEqual(['CS1', 'SN-1']);
});

test('a station that told no serial number, or never booted, goes by its id', async () => {
  expect(await stationNames(await stations(), 'CS1')).toEqual(['CS1']);
  expect(await stationNames(await stations(), 'CS3')).toEqual(['CS3']);
});

test.each(['CS2', '#0C03435332', ' ', '', 'CS2\0', 'CS\u{1d7da}'])(
  'a station does not go by the serial number %j, which is or may look like the id of another',
  async (serialNumber) => {
    expect(await stationNames(await stations(serialNumber), 'CS1')).toEqual(['CS1']);
  },
);
