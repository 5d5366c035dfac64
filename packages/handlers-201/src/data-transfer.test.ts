import type { Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';
import { pnc } from '@csms/ocpp-messages/pnc';
import { createDataTransfer } from '@csms/router';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const { vendorId } = pnc;

describe('DataTransfer (P01)', () => {
  function aCsmsWithVendor() {
    const dataTransfer = createDataTransfer<Ocpp201Messages>();
    dataTransfer.vendor(pnc).on('SignCertificate', (_request, { stationId }) => ({
      status: stationId === 'CS1' ? 'Accepted' : 'Rejected',
    }));
    return aCsms({ dataTransfer });
  }

  test.each([{ csr: 'MIIB' }, JSON.stringify({ csr: 'MIIB' })])(
    "hands a vendor's message to whoever takes it, and answers with an object: %j",
    async (data) => {
      const answer = await aCsmsWithVendor().send('DataTransfer', {
        vendorId,
        messageId: 'SignCertificate',
        data,
      });
      expect(answer).toEqual({ status: 'Accepted', data: { status: 'Accepted' } });
    },
  );

  test.each([
    ['a vendor that is unknown', { vendorId: 'com.acme' }, 'UnknownVendorId'],
    ['a message that is unknown', { vendorId, messageId: 'Reboot' }, 'UnknownMessageId'],
    ['no message', { vendorId }, 'UnknownMessageId'],
    [
      'data that the message does not have',
      { vendorId, messageId: 'SignCertificate', data: [1] },
      'Rejected',
    ],
  ])('answers %s with a status (TC_P_02)', async (_, request, status) => {
    expect(await aCsmsWithVendor().send('DataTransfer', request)).toEqual({ status });
  });

  test('knows no vendor unless told', async () => {
    expect(await aCsms().send('DataTransfer', { vendorId })).toEqual({ status: 'UnknownVendorId' });
  });
});
