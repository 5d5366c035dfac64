import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const firmware = { location: 'https://fw.example/1', retrieveDateTime: time(0) };

test('keeps what the station answered, by the id of the request (L01)', async () => {
  const { answer, send, store } = aCsms();
  await answer('UpdateFirmware', { requestId: 7, firmware }, { status: 'Accepted' }, { receivedAt: at(2) });
  await send('FirmwareStatusNotification', { status: 'Downloading', requestId: 7 }, { receivedAt: at(3) });
  expect(await store.progress.find('CS1', 'firmware', 7)).toEqual({
    kind: 'firmware',
    requestId: 7,
    answer: { status: 'Accepted', at: at(2) },
    steps: [{ status: 'Downloading', at: at(3) }],
  });
});

test('gives up the update before when the station answers AcceptedCanceled (L01)', async () => {
  const { answer, store } = aCsms();
  await answer('UpdateFirmware', { requestId: 1, firmware }, { status: 'Accepted' }, { receivedAt: at(2) });
  await answer(
    'UpdateFirmware',
    { requestId: 2, firmware },
    { status: 'AcceptedCanceled' },
    { receivedAt: at(3) },
  );
  expect((await store.progress.find('CS1', 'firmware', 1))?.canceledAt).toEqual(at(3));
  expect((await store.progress.find('CS1', 'firmware', 2))?.canceledAt).toBeUndefined();
});

test('keeps nothing when nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  await answer('UpdateFirmware', undefined, { status: 'Accepted' });
  expect((await store.progress.list('CS1', { limit: 10 })).items).toEqual([]);
});
