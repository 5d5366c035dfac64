import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the steps of a firmware update by its request (L01.FR.10, L01.FR.20)', async () => {
  const { send, store } = aCsms();
  expect(
    await send(
      'FirmwareStatusNotification',
      { status: 'InstallScheduled', requestId: 7 },
      { receivedAt: at(1) },
    ),
  ).toEqual({});
  await send('FirmwareStatusNotification', { status: 'Installed', requestId: 7 }, { receivedAt: at(2) });
  expect(await store.progress.find('CS1', 'firmware', 7)).toEqual({
    kind: 'firmware',
    requestId: 7,
    steps: [
      { status: 'InstallScheduled', at: at(1) },
      { status: 'Installed', at: at(2) },
    ],
  });
});

test('keeps what comes without a request id apart', async () => {
  const { send, store } = aCsms();
  await send('FirmwareStatusNotification', { status: 'InstallScheduled', requestId: 7 });
  await send('FirmwareStatusNotification', { status: 'Idle' });
  expect(await store.progress.find('CS1', 'firmware', 7)).toMatchObject({
    steps: [{ status: 'InstallScheduled' }],
  });
  expect(await store.progress.find('CS1', 'firmware')).toMatchObject({ steps: [{ status: 'Idle' }] });
});
