import { hasEnded } from '@csms/store';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test('keeps that another update begins: the end of the one before is not its own (5.19)', async () => {
  const { answer, send, store } = aCsms();
  await send('FirmwareStatusNotification', { status: 'Installed' }, { receivedAt: at(1) });
  const request = { location: 'https://fw.example/1', retrieveDate: time(0) };
  await answer('UpdateFirmware', request, {}, { receivedAt: at(2) });
  const progress = await store.progress.find('CS1', 'firmware');
  expect(progress).toEqual({
    kind: 'firmware',
    answer: { at: at(2) },
    steps: [{ status: 'Installed', at: at(1) }],
  });
  expect(progress && hasEnded(progress)).toBe(false);
});
