import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test('is kept as the variable that tells of it (N05)', async () => {
  const { answer, store } = aCsms();
  await answer('SetMonitoringLevel', { severity: 4 }, { status: 'Accepted' }, { receivedAt: at(2) });
  const known = await store.deviceModel.find(
    'CS1',
    { name: 'MonitoringCtrlr' },
    { name: 'ActiveMonitoringLevel' },
  );
  expect(known?.attributes).toEqual([{ type: 'Actual', value: '4', at: at(2) }]);
});

test('leaves the variable as it is when the station refuses, or nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  await answer('SetMonitoringLevel', { severity: 4 }, { status: 'Rejected' });
  await answer('SetMonitoringLevel', undefined, { status: 'Accepted' });
  expect((await store.deviceModel.list('CS1', { limit: 10 })).items).toEqual([]);
});
