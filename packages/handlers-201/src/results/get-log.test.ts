import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const request = {
  requestId: 7,
  logType: 'SecurityLog',
  log: { remoteLocation: 'https://logs.example' },
} as const;

test('keeps what the station answered, by the id of the request, and the name of the file (N01)', async () => {
  const { answer, store } = aCsms();
  await answer('GetLog', request, { status: 'Accepted', filename: 'security.log' }, { receivedAt: at(2) });
  await answer('GetLog', undefined, { status: 'Rejected' }, { receivedAt: at(3) });
  expect((await store.progress.list('CS1', { limit: 10 })).items).toEqual([
    {
      kind: 'log',
      requestId: 7,
      answer: { status: 'Accepted', fileName: 'security.log', at: at(2) },
      steps: [],
    },
  ]);
});

test('gives up the upload before when the station answers AcceptedCanceled (N01)', async () => {
  const { answer, store } = aCsms();
  await answer('GetLog', request, { status: 'Accepted' }, { receivedAt: at(2) });
  await answer('GetLog', { ...request, requestId: 8 }, { status: 'AcceptedCanceled' }, { receivedAt: at(3) });
  expect((await store.progress.find('CS1', 'log', 7))?.canceledAt).toEqual(at(3));
});
