import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the steps of a signed firmware update by its request (L01 of the security whitepaper)', async () => {
  const { send, store } = aCsms();
  expect(
    await send(
      'SignedFirmwareStatusNotification',
      { status: 'Downloading', requestId: 7 },
      { receivedAt: at(1) },
    ),
  ).toEqual({});
  await send(
    'SignedFirmwareStatusNotification',
    { status: 'InvalidSignature', requestId: 7 },
    { receivedAt: at(2) },
  );
  expect(await store.progress.find('CS1', 'firmware', 7)).toEqual({
    kind: 'firmware',
    requestId: 7,
    steps: [
      { status: 'Downloading', at: at(1) },
      { status: 'InvalidSignature', at: at(2) },
    ],
  });
});

test('keeps what comes without a request id apart', async () => {
  const { send, store } = aCsms();
  await send('SignedFirmwareStatusNotification', { status: 'Downloading', requestId: 7 });
  await send('SignedFirmwareStatusNotification', { status: 'Idle' });
  expect(await store.progress.find('CS1', 'firmware', 7)).toMatchObject({
    steps: [{ status: 'Downloading' }],
  });
  expect(await store.progress.find('CS1', 'firmware')).toMatchObject({ steps: [{ status: 'Idle' }] });
});
