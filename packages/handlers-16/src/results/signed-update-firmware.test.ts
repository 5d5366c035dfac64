import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const firmware = {
  location: 'https://fw.example/1',
  retrieveDateTime: time(0),
  signingCertificate: 'PEM',
  signature: 'c2ln',
};

test.each(['Accepted', 'Rejected', 'InvalidCertificate', 'RevokedCertificate'] as const)(
  'keeps that the station answered %s, by the id of the request (L01)',
  async (status) => {
    const { answer, store } = aCsms();
    await answer('SignedUpdateFirmware', { requestId: 7, firmware }, { status }, { receivedAt: at(2) });
    await answer('SignedUpdateFirmware', undefined, { status: 'Accepted' }, { receivedAt: at(3) });
    expect((await store.progress.list('CS1', { limit: 10 })).items).toEqual([
      { kind: 'firmware', requestId: 7, answer: { status, at: at(2) }, steps: [] },
    ]);
  },
);

test('gives up the update before when the station answers AcceptedCanceled (L01)', async () => {
  const { answer, store } = aCsms();
  await answer(
    'SignedUpdateFirmware',
    { requestId: 1, firmware },
    { status: 'Accepted' },
    { receivedAt: at(2) },
  );
  const canceling = { requestId: 2, firmware };
  await answer('SignedUpdateFirmware', canceling, { status: 'AcceptedCanceled' }, { receivedAt: at(3) });
  expect((await store.progress.find('CS1', 'firmware', 1))?.canceledAt).toEqual(at(3));
});
