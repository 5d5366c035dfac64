import { describe, expect, test } from 'vitest';
import { type Get15118EVCertificateRequest, has2be } from './has2be.js';

const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'e8a1d2',
  issuerKeyHash: '0c5f77',
  serialNumber: '59a2',
  responderURL: 'http://ocsp.example.com/',
};

/** What stations and a CSMS say to each other, written down by hand. */
const samples: ReadonlyArray<readonly [action: string, request: object, response: object]> = [
  [
    'Authorize',
    { idToken: { idToken: 'DE8AA1A2B3C4D59', type: 'eMAID' }, '15118CertificateHashData': [hash] },
    {
      certificateStatus: 'Accepted',
      idTokenInfo: { status: 'Accepted', cacheExpiryDateTime: '2027-01-01T00:00:00Z' },
    },
  ],
  ['CertificateSigned', { cert: 'MIIB', typeOfCertificate: 'V2GCertificate' }, { status: 'Accepted' }],
  ['DeleteCertificate', { certificateHashData: without(hash, 'responderURL') }, { status: 'NotFound' }],
  [
    'Get15118EVCertificate',
    { '15118SchemaVersion': 'urn:iso:15118:2:2013:MsgDef', exiRequest: 'gJgC' },
    { status: 'Accepted', exiResponse: 'gJgD', contractSignatureCertificateChain: { certificate: 'MIIB' } },
  ],
  ['GetCertificateStatus', { ocspRequestData: hash }, { status: 'Accepted', ocspResult: 'MIIC' }],
  [
    'GetInstalledCertificateIds',
    { typeOfCertificate: ['V2GRootCertificate'] },
    { status: 'Accepted', certificateHashDataChain: [without(hash, 'responderURL')] },
  ],
  [
    'InstallCertificate',
    { certificateType: 'MORootCertificate', certificate: 'MIIB' },
    { status: 'Accepted' },
  ],
  ['SignCertificate', { csr: 'MIIB' }, { status: 'Accepted' }],
  ['TriggerMessage', { requestedMessage: 'SignV2GCertificate' }, { status: 'NotImplemented' }],
];

describe('the has-to-be extension', () => {
  test('has nine actions, four of which stations send', () => {
    const senders = [...has2be.actions.values()].map(
      ({ action, sender, kind }) => `${sender} ${kind} ${action}`,
    );
    expect(senders.toSorted()).toEqual([
      'csms call CertificateSigned',
      'csms call DeleteCertificate',
      'csms call GetInstalledCertificateIds',
      'csms call InstallCertificate',
      'csms call TriggerMessage',
      'station call Authorize',
      'station call Get15118EVCertificate',
      'station call GetCertificateStatus',
      'station call SignCertificate',
    ]);
  });

  test.each(samples)('accepts a %s as it is spoken', (action, request, response) => {
    const info = has2be.actions.get(action);
    expect(info?.validateRequest(request)).toBeUndefined();
    expect(info?.validateResponse?.(response)).toBeUndefined();
  });

  test('has a sample of every action', () => {
    expect(samples.map(([action]) => action)).toEqual([...has2be.actions.keys()].toSorted());
  });

  test.each<Get15118EVCertificateRequest>([
    { exiRequest: 'gJgC', '15118SchemaVersion': 'urn:iso:15118:2:2013:MsgDef' },
    { exiRequest: 'gJgC', iso15118SchemaVersion: 'urn:iso:15118:2:2013:MsgDef' },
    { exiRequest: 'gJgC', '15118SchemaVersion': 'one', iso15118SchemaVersion: 'other' },
  ])('accepts the schema version in either spelling: %j', (request) => {
    expect(has2be.actions.get('Get15118EVCertificate')?.validateRequest(request)).toBeUndefined();
  });

  test.each([
    ['an id token as text', { idToken: 'DE8AA1A2B3C4D59', '15118CertificateHashData': [hash] }],
    [
      'an id token without its type',
      { idToken: { idToken: 'DE8AA1A2B3C4D59' }, '15118CertificateHashData': [hash] },
    ],
    ['the name that 2.0.1 has for the hash data', { idToken: 'DE8AA1', iso15118CertificateHashData: [hash] }],
  ])('accepts %s, as makers write it', (_, request) => {
    const respelled = has2be.respell?.('Authorize', request);
    expect(has2be.actions.get('Authorize')?.validateRequest(respelled)).toBeUndefined();
  });

  test('misses the schema version when it comes in neither spelling', () => {
    expect(has2be.actions.get('Get15118EVCertificate')?.validateRequest({ exiRequest: 'gJgC' })).toEqual({
      kind: 'occurrence',
      path: '',
      message: 'must have the field 15118SchemaVersion',
    });
  });
});

function without(object: object, name: string): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
