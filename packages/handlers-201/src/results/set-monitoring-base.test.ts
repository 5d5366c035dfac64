import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test('is kept as the variable that tells of it (N03)', async () => {
  const { answer, store } = aCsms();
  await answer(
    'SetMonitoringBase',
    { monitoringBase: 'HardWiredOnly' },
    { status: 'Accepted' },
    { receivedAt: at(2) },
  );
  const known = await store.deviceModel.find(
    'CS1',
    { name: 'MonitoringCtrlr' },
    { name: 'ActiveMonitoringBase' },
  );
  expect(known?.attributes).toEqual([{ type: 'Actual', value: 'HardWiredOnly', at: at(2) }]);
});

test('leaves the variable as it is when the station refuses, or nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  await answer('SetMonitoringBase', { monitoringBase: 'HardWiredOnly' }, { status: 'Rejected' });
  await answer('SetMonitoringBase', undefined, { status: 'Accepted' });
  expect((await store.deviceModel.list('CS1', { limit: 10 })).items).toEqual([]);
});
