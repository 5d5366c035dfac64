import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const checksum = 'd41d8cd98f00b204e9800998ecf8427e';

test.each(['Unpublished', 'NoFirmware'] as const)(
  'keeps that a firmware is not published: %s (L04)',
  async (status) => {
    const { answer, store } = aCsms();
    await answer('UnpublishFirmware', { checksum }, { status }, { receivedAt: at(2) });
    expect((await store.progress.find('CS1', 'published_firmware'))?.steps).toEqual([
      { status, checksum, at: at(2) },
    ]);
  },
);

test('keeps nothing while others download it, or when nobody knows which (L04)', async () => {
  const { answer, store } = aCsms();
  await answer('UnpublishFirmware', { checksum }, { status: 'DownloadOngoing' });
  await answer('UnpublishFirmware', undefined, { status: 'Unpublished' });
  expect(await store.progress.find('CS1', 'published_firmware')).toBeUndefined();
});
