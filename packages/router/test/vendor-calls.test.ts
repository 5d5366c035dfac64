import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { describe, expect, it } from 'vitest';
import { CallRequestError, readVendorAnswer, vendorRequest } from '../src/index.js';

const certificateHashData = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'E8a1D2',
  issuerKeyHash: '0c5f77',
  serialNumber: '059A2',
} as const;

describe('a message of the CSMS', () => {
  it.each([
    vendorRequest(pnc, 'CertificateSigned', { certificateChain: 'MIIB' }),
    vendorRequest(pnc, 'DeleteCertificate', { certificateHashData }),
    vendorRequest(pnc, 'GetInstalledCertificateIds', { certificateType: ['MORootCertificate'] }),
    vendorRequest(pnc, 'InstallCertificate', { certificateType: 'V2GRootCertificate', certificate: 'MIIB' }),
    vendorRequest(pnc, 'TriggerMessage', { requestedMessage: 'SignV2GCertificate' }),
    vendorRequest(has2be, 'CertificateSigned', { cert: 'MIIB', typeOfCertificate: 'V2GCertificate' }),
    vendorRequest(has2be, 'DeleteCertificate', { certificateHashData }),
    vendorRequest(has2be, 'GetInstalledCertificateIds', { typeOfCertificate: ['MORootCertificate'] }),
    vendorRequest(has2be, 'InstallCertificate', {
      certificateType: 'MORootCertificate',
      certificate: 'MIIB',
    }),
    vendorRequest(has2be, 'TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' }),
  ])('is the text of its JSON under its ids: $vendorId $messageId', ({ vendorId, messageId, data }) => {
    const messages = [pnc, has2be].find((set) => set.vendorId === vendorId);
    expect(messages?.actions.get(messageId)?.validateRequest(JSON.parse(data))).toBeUndefined();
  });

  it('says what it was given, hashes letter by letter', () => {
    expect(vendorRequest(pnc, 'DeleteCertificate', { certificateHashData })).toEqual({
      vendorId: 'org.openchargealliance.iso15118pnc',
      messageId: 'DeleteCertificate',
      data: JSON.stringify({ certificateHashData }),
    });
  });

  it('is refused when it breaks its schema', () => {
    const tooLong = () => vendorRequest(pnc, 'CertificateSigned', { certificateChain: 'M'.repeat(10_001) });
    expect(tooLong).toThrow(CallRequestError);
    expect(tooLong).toThrow('/certificateChain of CertificateSigned must be at most 10000 characters long');
  });

  it('is refused when only stations send it', () => {
    // @ts-expect-error: a message of stations
    expect(() => vendorRequest(pnc, 'SignCertificate', { csr: 'MIIB' })).toThrow(
      'expected a message of org.openchargealliance.iso15118pnc that a CSMS sends, not SignCertificate',
    );
  });
});

describe("a station's answer to it", () => {
  const response = {
    status: 'Accepted',
    certificateHashDataChain: [{ certificateType: 'V2GRootCertificate', certificateHashData }],
  };

  it.each([
    ['as text', JSON.stringify(response)],
    ['as an object', response],
  ])('is read %s, also without child certificates', (_, data) => {
    const answer = readVendorAnswer(pnc, 'GetInstalledCertificateIds', { status: 'Accepted', data });
    expect(answer).toEqual({ status: 'Accepted', response });
  });

  it.each(['Rejected', 'UnknownMessageId', 'UnknownVendorId'] as const)(
    'is %s without a response',
    (status) => {
      expect(readVendorAnswer(has2be, 'TriggerMessage', { status, data: 'no' })).toEqual({ status });
    },
  );

  it.each([
    ['has no data', undefined, 'must have the field status'],
    ['is no JSON', 'Accepted', 'must be a JSON object'],
    ['is no response of the message', '{"status":"Perhaps"}', 'must be one of Accepted, Rejected'],
  ])('is malformed when it %s', (_, data, message) => {
    const answer = readVendorAnswer(pnc, 'CertificateSigned', { status: 'Accepted', data });
    expect(answer).toMatchObject({ status: 'Malformed', fault: { message } });
  });
});
