import { has2be } from '@csms/ocpp-messages/has2be';
import { aToken, csrPem } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aVendorCsms, hash, someCertificates } from '../../test/plug-and-charge.js';

const eMAID = 'DE8AA1A2B3C4D59';
const idToken = { idToken: eMAID, type: 'eMAID' };
const hashes = { '15118CertificateHashData': [hash] };

describe('Authorize', () => {
  test.each([
    ['as the extension has it', { idToken, ...hashes }],
    ['as text', { idToken: eMAID, ...hashes }],
    ['without its type', { idToken: { idToken: eMAID }, ...hashes }],
    ['with the hashes under the name of 2.0.1', { idToken, iso15118CertificateHashData: [hash] }],
  ])('takes the contract %s', async (_, request) => {
    const services = someCertificates();
    const { transfer, store } = aVendorCsms(has2be, services);
    await store.tokens.set(aToken({ uid: eMAID }));
    expect(await transfer('Authorize', request)).toEqual({
      status: 'Accepted',
      data: { certificateStatus: 'Accepted', idTokenInfo: { status: 'Accepted' } },
    });
    expect(services.proofs).toEqual([{ hashes: [hash] }]);
  });

  test.each([
    ['that nobody knows', 'valid', 'Accepted', 'Unknown'],
    ['whose certificates have expired', 'expired', 'CertificateRevoked', 'Expired'],
    ['whose certificates are revoked', 'revoked', 'CertificateRevoked', 'Invalid'],
    ['whose chain is wrong', 'chain_invalid', 'CertificateRevoked', 'Invalid'],
    ['whose status is unavailable', 'status_unavailable', 'CertificateRevoked', 'Invalid'],
  ] as const)(
    'answers a contract %s in the words that it has',
    async (_, outcome, certificateStatus, status) => {
      const { transfer } = aVendorCsms(has2be, someCertificates(outcome));
      expect(await transfer('Authorize', { idToken, ...hashes })).toEqual({
        status: 'Accepted',
        data: { certificateStatus, idTokenInfo: { status } },
      });
    },
  );
});

describe('Get15118EVCertificate', () => {
  test.each([
    [{ '15118SchemaVersion': 'urn:iso:15118:2:2013:MsgDef' }],
    [{ iso15118SchemaVersion: 'urn:iso:15118:2:2013:MsgDef' }],
    [{ '15118SchemaVersion': 'urn:iso:15118:2:2013:MsgDef', iso15118SchemaVersion: 'another' }],
  ])('is never refused for the spelling of the schema version: %j', async (spelled) => {
    const services = someCertificates();
    const { transfer } = aVendorCsms(has2be, services);
    expect(await transfer('Get15118EVCertificate', { ...spelled, exiRequest: 'gJgC' })).toEqual({
      status: 'Accepted',
      data: { status: 'Accepted', exiResponse: 'gJgD' },
    });
    const schemaVersion = 'urn:iso:15118:2:2013:MsgDef';
    expect(services.evRequests).toEqual([
      { stationId: 'CS1', schemaVersion, action: 'Install', exiRequest: 'gJgC' },
    ]);
  });
});

describe('GetCertificateStatus', () => {
  test('asks for the certificate as the station names it', async () => {
    const services = someCertificates();
    const { transfer } = aVendorCsms(has2be, services);
    expect(await transfer('GetCertificateStatus', { ocspRequestData: hash })).toEqual({
      status: 'Accepted',
      data: { status: 'Accepted', ocspResult: 'MAA=' },
    });
    expect(services.questions).toEqual([hash]);
  });
});

describe('SignCertificate', () => {
  test.each([
    ['ChargingStationCertificate', 'csms'],
    ['V2GCertificate', 'v2g'],
    [undefined, 'v2g'],
  ])('takes the CSR of a %s once', async (typeOfCertificate, use) => {
    const services = someCertificates();
    const { transfer } = aVendorCsms(has2be, services);
    const request = { csr: csrPem, typeOfCertificate };
    for (const copy of [request, { ...request, csr: csrPem.replace(/-----[^-]*-----|\s/g, '') }]) {
      expect(await transfer('SignCertificate', copy)).toEqual({
        status: 'Accepted',
        data: { status: 'Accepted' },
      });
    }
    expect([...services.claims.values()]).toMatchObject([{ stationId: 'CS1', use, dialect: 'has2be' }]);
  });
});

test('a CSMS without certificates refuses by the standard', async () => {
  const { transfer } = aVendorCsms(has2be);
  const ev = { '15118SchemaVersion': 'urn', exiRequest: 'gJgC' };
  expect(await transfer('Get15118EVCertificate', ev)).toMatchObject({
    data: { status: 'Failed', exiResponse: '' },
  });
  expect(await transfer('GetCertificateStatus', { ocspRequestData: hash })).toMatchObject({
    data: { status: 'Failed' },
  });
  expect(await transfer('SignCertificate', { csr: csrPem })).toMatchObject({ data: { status: 'Rejected' } });
  expect(await transfer('Authorize', { idToken, ...hashes })).toMatchObject({
    data: { certificateStatus: 'CertificateRevoked', idTokenInfo: { status: 'Invalid' } },
  });
});
