import { pnc } from '@csms/ocpp-messages/pnc';
import { aToken, csrPem } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aVendorCsms, hash, someCertificates } from '../../test/plug-and-charge.js';

const eMAID = 'DE8AA1A2B3C4D59';
const ocspRequestData = { ...hash, responderURL: 'http://ocsp.example.com/' };
const certificate = { ...hash, responderUrl: 'http://ocsp.example.com/' };

describe('Authorize', () => {
  test.each([
    ['an object', { idToken: eMAID }],
    ['an object with a type', { idToken: eMAID, type: 'eMAID' }],
    ['text', eMAID],
  ])('takes the contract as %s', async (_, idToken) => {
    const { transfer, store } = aVendorCsms(pnc);
    await store.tokens.set(aToken({ uid: eMAID, groupId: 'FLEET', cacheMode: 'NEVER' }));
    expect(await transfer('Authorize', { idToken })).toEqual({
      status: 'Accepted',
      data: { idTokenInfo: { status: 'Accepted', cacheExpiryDateTime: '2026-03-01T12:59:00.000Z' } },
    });
  });

  test('takes a contract of 36 characters', async () => {
    const { transfer, store } = aVendorCsms(pnc);
    await store.tokens.set(aToken({ uid: 'D'.repeat(36) }));
    expect(await transfer('Authorize', { idToken: { idToken: 'D'.repeat(36) } })).toMatchObject({
      data: { idTokenInfo: { status: 'Accepted' } },
    });
  });

  test.each([
    ['a chain', { certificate: 'MIIB' }, { certificateChain: 'MIIB' }],
    ['hashes', { iso15118CertificateHashData: [ocspRequestData] }, { hashes: [certificate] }],
    [
      "hashes under has-to-be's name, without a responder",
      { '15118CertificateHashData': [hash] },
      { hashes: [hash] },
    ],
  ])('checks the certificates that come as %s', async (_, certificates, proof) => {
    const services = someCertificates();
    const { transfer, store } = aVendorCsms(pnc, services);
    await store.tokens.set(aToken({ uid: eMAID }));
    expect(await transfer('Authorize', { idToken: { idToken: eMAID }, ...certificates })).toEqual({
      status: 'Accepted',
      data: { certificateStatus: 'Accepted', idTokenInfo: { status: 'Accepted' } },
    });
    expect(services.proofs).toEqual([proof]);
  });

  test.each([
    ['valid', 'ContractCancelled', 'Unknown'],
    ['expired', 'CertificateExpired', 'Expired'],
    ['revoked', 'CertificateRevoked', 'Invalid'],
    ['status_unavailable', 'CertChainError', 'Invalid'],
  ] as const)(
    'refuses an unknown contract, its certificates %s',
    async (outcome, certificateStatus, status) => {
      const { transfer } = aVendorCsms(pnc, someCertificates(outcome));
      expect(await transfer('Authorize', { idToken: eMAID, certificate: 'MIIB' })).toEqual({
        status: 'Accepted',
        data: { certificateStatus, idTokenInfo: { status } },
      });
    },
  );
});

describe('Get15118EVCertificate', () => {
  test.each(['iso15118SchemaVersion', '15118SchemaVersion'])(
    "passes an EV's request on, its schema version spelled %s",
    async (spelling) => {
      const services = someCertificates();
      const { transfer } = aVendorCsms(pnc, services);
      const request = { [spelling]: 'urn:iso:15118:2:2013:MsgDef', action: 'Update', exiRequest: 'gJgC' };
      expect(await transfer('Get15118EVCertificate', request)).toEqual({
        status: 'Accepted',
        data: { status: 'Accepted', exiResponse: 'gJgD' },
      });
      const schemaVersion = 'urn:iso:15118:2:2013:MsgDef';
      expect(services.evRequests).toEqual([
        { stationId: 'CS1', schemaVersion, action: 'Update', exiRequest: 'gJgC' },
      ]);
    },
  );
});

describe('GetCertificateStatus', () => {
  test('asks for the certificate as the station names it', async () => {
    const services = someCertificates();
    const { transfer } = aVendorCsms(pnc, services);
    expect(await transfer('GetCertificateStatus', { ocspRequestData })).toEqual({
      status: 'Accepted',
      data: { status: 'Accepted', ocspResult: 'MAA=' },
    });
    expect(services.questions).toEqual([certificate]);
  });
});

describe('SignCertificate', () => {
  test('takes a CSR once, for ISO 15118, however often and to however many managers it is sent', async () => {
    const services = someCertificates();
    const managers = [aVendorCsms(pnc, services), aVendorCsms(pnc, services)];
    const request = { csr: csrPem, certificateType: 'V2GCertificate' };
    const answers = await Promise.all(
      [...managers, ...managers].map(({ transfer }) => transfer('SignCertificate', request)),
    );
    for (const answer of answers)
      expect(answer).toEqual({ status: 'Accepted', data: { status: 'Accepted' } });
    expect([...services.claims.values()]).toMatchObject([{ stationId: 'CS1', use: 'v2g', dialect: 'pnc' }]);
  });
});

test('a CSMS without certificates refuses by the standard', async () => {
  const { transfer } = aVendorCsms(pnc);
  const ev = { iso15118SchemaVersion: 'urn', action: 'Install', exiRequest: 'gJgC' };
  expect(await transfer('Get15118EVCertificate', ev)).toMatchObject({
    data: { status: 'Failed', exiResponse: '' },
  });
  expect(await transfer('GetCertificateStatus', { ocspRequestData })).toMatchObject({
    data: { status: 'Failed' },
  });
  expect(await transfer('SignCertificate', { csr: csrPem })).toMatchObject({ data: { status: 'Rejected' } });
  expect(await transfer('Authorize', { idToken: eMAID, certificate: 'MIIB' })).toMatchObject({
    data: { certificateStatus: 'CertChainError', idTokenInfo: { status: 'Invalid' } },
  });
});
