import { describe, expect, test } from 'vitest';
import { pnc } from './pnc.js';

const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'E8A1d2',
  issuerKeyHash: '0c5f77',
  serialNumber: '059A2',
};
const ocspRequestData = { ...hash, responderURL: 'http://ocsp.example.com/' };

/** What stations and a CSMS say to each other, written down by hand. */
const samples: ReadonlyArray<readonly [action: string, request: object, response: object]> = [
  [
    'Authorize',
    {
      certificate: 'MIIB',
      idToken: { idToken: 'DE8AA1A2B3C4D59' },
      iso15118CertificateHashData: [ocspRequestData],
    },
    {
      certificateStatus: 'ContractCancelled',
      idTokenInfo: { status: 'Blocked', cacheExpiryDateTime: '2027-01-01T00:00:00Z' },
    },
  ],
  ['CertificateSigned', { certificateChain: 'MIIB' }, { status: 'Accepted' }],
  ['DeleteCertificate', { certificateHashData: hash }, { status: 'NotFound' }],
  [
    'Get15118EVCertificate',
    { iso15118SchemaVersion: 'urn:iso:15118:2:2013:MsgDef', action: 'Install', exiRequest: 'gJgC' },
    { status: 'Failed', exiResponse: '' },
  ],
  ['GetCertificateStatus', { ocspRequestData }, { status: 'Accepted', ocspResult: 'MIIC' }],
  [
    'GetInstalledCertificateIds',
    { certificateType: ['V2GRootCertificate'] },
    {
      status: 'Accepted',
      certificateHashDataChain: [
        { certificateType: 'V2GRootCertificate', certificateHashData: hash },
        {
          certificateType: 'V2GCertificateChain',
          certificateHashData: hash,
          childCertificateHashData: [hash],
        },
      ],
    },
  ],
  ['InstallCertificate', { certificateType: 'MORootCertificate', certificate: 'MIIB' }, { status: 'Failed' }],
  ['SignCertificate', { csr: 'MIIB' }, { status: 'Accepted' }],
  ['TriggerMessage', { requestedMessage: 'SignV2GCertificate' }, { status: 'NotImplemented' }],
];

describe("the Open Charge Alliance's extension", () => {
  test('has nine actions, four of which stations send', () => {
    const ofStations = [...pnc.actions.values()].filter(({ sender }) => sender === 'station');
    expect(ofStations.map(({ action }) => action)).toEqual([
      'Authorize',
      'Get15118EVCertificate',
      'GetCertificateStatus',
      'SignCertificate',
    ]);
    expect(pnc.actions.size).toBe(9);
  });

  test.each(samples)('accepts a %s as it is spoken', (action, request, response) => {
    const info = pnc.actions.get(action);
    expect(info?.validateRequest(request)).toBeUndefined();
    expect(info?.validateResponse?.(response)).toBeUndefined();
  });

  test('has a sample of every action', () => {
    expect(samples.map(([action]) => action)).toEqual([...pnc.actions.keys()].toSorted());
  });

  test.each([
    ['an id token as text', 'Authorize', { idToken: 'DE8AA1A2B3C4D59' }],
    ['an id token with a type', 'Authorize', { idToken: { idToken: 'DE8AA1A2B3C4D59', type: 'eMAID' } }],
    ['an eMAID of 36 characters', 'Authorize', { idToken: { idToken: 'D'.repeat(36) } }],
    [
      "has-to-be's name of the hash data",
      'Authorize',
      { idToken: 'DE8AA1A2B3C4D59', '15118CertificateHashData': [hash] },
    ],
    [
      "has-to-be's name of the schema version",
      'Get15118EVCertificate',
      { '15118SchemaVersion': 'urn:iso:15118:2:2013:MsgDef', action: 'Update', exiRequest: 'gJgC' },
    ],
    ['a type of certificate', 'SignCertificate', { csr: 'MIIB', certificateType: 'V2GCertificate' }],
    ['hash data without a responder', 'GetCertificateStatus', { ocspRequestData: hash }],
  ])('accepts %s, as makers write it', (_, action, request) => {
    const respelled = pnc.respell?.(action, request) ?? request;
    expect(pnc.actions.get(action)?.validateRequest(respelled)).toBeUndefined();
  });

  test.each([
    [{ idToken: { idToken: 'D'.repeat(37) } }, 'property', '/idToken/idToken'],
    [{ idToken: 'D'.repeat(37) }, 'property', '/idToken/idToken'],
    [{ idToken: 7 }, 'type', '/idToken'],
    [{ idToken: null }, 'type', '/idToken'],
    [{ idToken: ['DE8AA1A2B3C4D59'] }, 'type', '/idToken'],
    [{}, 'occurrence', ''],
  ])('refuses what no maker writes: %j', (request, kind, path) => {
    const fault = pnc.actions.get('Authorize')?.validateRequest(pnc.respell?.('Authorize', request));
    expect(fault).toMatchObject({ kind, path });
  });
});
