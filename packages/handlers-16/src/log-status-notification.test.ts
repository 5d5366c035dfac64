import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the steps of the upload of a log by its request (N01 of the security whitepaper)', async () => {
  const { send, store } = aCsms();
  expect(
    await send('LogStatusNotification', { status: 'Uploading', requestId: 7 }, { receivedAt: at(1) }),
  ).toEqual({});
  await send('LogStatusNotification', { status: 'Uploaded', requestId: 7 }, { receivedAt: at(2) });
  expect(await store.progress.find('CS1', 'log', 7)).toEqual({
    kind: 'log',
    requestId: 7,
    steps: [
      { status: 'Uploading', at: at(1) },
      { status: 'Uploaded', at: at(2) },
    ],
  });
});

test('keeps what comes without a request id apart', async () => {
  const { send, store } = aCsms();
  await send('LogStatusNotification', { status: 'Uploading', requestId: 7 });
  await send('LogStatusNotification', { status: 'Idle' });
  expect(await store.progress.find('CS1', 'log', 7)).toMatchObject({ steps: [{ status: 'Uploading' }] });
  expect(await store.progress.find('CS1', 'log')).toMatchObject({ steps: [{ status: 'Idle' }] });
});
