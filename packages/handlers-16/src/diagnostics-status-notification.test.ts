import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the steps of an upload of diagnostics (section 4.4)', async () => {
  const { send, store } = aCsms();
  expect(await send('DiagnosticsStatusNotification', { status: 'Uploading' }, { receivedAt: at(1) })).toEqual(
    {},
  );
  await send('DiagnosticsStatusNotification', { status: 'UploadFailed' }, { receivedAt: at(2) });
  expect(await store.progress.find('CS1', 'diagnostics')).toEqual({
    kind: 'diagnostics',
    steps: [
      { status: 'Uploading', at: at(1) },
      { status: 'UploadFailed', at: at(2) },
    ],
  });
});
