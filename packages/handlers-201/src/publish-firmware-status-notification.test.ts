import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the steps of publishing firmware by its request (L03)', async () => {
  const { send, store } = aCsms();
  expect(
    await send(
      'PublishFirmwareStatusNotification',
      { status: 'Downloading', requestId: 7 },
      { receivedAt: at(1) },
    ),
  ).toEqual({});
  await send(
    'PublishFirmwareStatusNotification',
    { status: 'ChecksumVerified', requestId: 7 },
    { receivedAt: at(2) },
  );
  expect(await store.progress.find('CS1', 'published_firmware', 7)).toEqual({
    kind: 'published_firmware',
    requestId: 7,
    steps: [
      { status: 'Downloading', at: at(1) },
      { status: 'ChecksumVerified', at: at(2) },
    ],
  });
});

test('keeps what comes without a request id apart', async () => {
  const { send, store } = aCsms();
  await send('PublishFirmwareStatusNotification', { status: 'Downloading', requestId: 7 });
  await send('PublishFirmwareStatusNotification', { status: 'Idle' });
  expect(await store.progress.find('CS1', 'published_firmware', 7)).toMatchObject({
    steps: [{ status: 'Downloading' }],
  });
  expect(await store.progress.find('CS1', 'published_firmware')).toMatchObject({
    steps: [{ status: 'Idle' }],
  });
});

test('keeps where published firmware can be had (L03)', async () => {
  const { send, store } = aCsms();
  const location = ['https://site.example/fw', 'ftp://site.example/fw'] as [string, ...string[]];
  await send('PublishFirmwareStatusNotification', { status: 'Published', requestId: 7, location });
  const progress = await store.progress.find('CS1', 'published_firmware', 7);
  expect(progress?.steps).toMatchObject([{ status: 'Published', locations: location }]);
});
