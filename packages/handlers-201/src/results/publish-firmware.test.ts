import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const request = {
  requestId: 7,
  location: 'https://fw.example/1',
  checksum: 'd41d8cd98f00b204e9800998ecf8427e',
};

test('keeps what the station answered, by the id of the request, and which firmware it is (L03)', async () => {
  const { answer, store } = aCsms();
  await answer('PublishFirmware', request, { status: 'Accepted' }, { receivedAt: at(2) });
  await answer('PublishFirmware', undefined, { status: 'Rejected' }, { receivedAt: at(3) });
  expect((await store.progress.list('CS1', { limit: 10 })).items).toEqual([
    {
      kind: 'published_firmware',
      requestId: 7,
      answer: { status: 'Accepted', checksum: request.checksum, at: at(2) },
      steps: [],
    },
  ]);
});
