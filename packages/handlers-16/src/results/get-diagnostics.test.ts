import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test.each([
  ['the name of the file', { fileName: 'diag.zip' }],
  ['that there is none', {}],
])('keeps %s (5.9)', async (_what, response) => {
  const { answer, send, store } = aCsms();
  const request = { location: 'ftp://logs.example/' };
  await answer('GetDiagnostics', request, response, { receivedAt: at(2) });
  await send('DiagnosticsStatusNotification', { status: 'Uploading' }, { receivedAt: at(3) });
  expect(await store.progress.find('CS1', 'diagnostics')).toEqual({
    kind: 'diagnostics',
    answer: { ...response, at: at(2) },
    steps: [{ status: 'Uploading', at: at(3) }],
  });
});
