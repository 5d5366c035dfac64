import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the steps of a firmware update (section 4.5)', async () => {
  const { send, store } = aCsms();
  expect(await send('FirmwareStatusNotification', { status: 'Downloading' }, { receivedAt: at(1) })).toEqual(
    {},
  );
  await send('FirmwareStatusNotification', { status: 'Installed' }, { receivedAt: at(2) });
  expect(await store.progress.find('CS1', 'firmware')).toEqual({
    kind: 'firmware',
    steps: [
      { status: 'Downloading', at: at(1) },
      { status: 'Installed', at: at(2) },
    ],
  });
});
