import type { DataTransferRequest, Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { createDataTransfer } from '@csms/router';
import { createTokenAuthorizer, noCertificates } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { counted, csrPem, Refused } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { createPlugAndCharge, dataObjects } from './index.js';

const { vendorId } = pnc;
const messageId = 'SignCertificate';

describe('DataTransfer', () => {
  test.each([
    ['a vendor that is unknown', { vendorId: 'com.acme', messageId }, 'UnknownVendorId'],
    ['a message that is unknown', { vendorId, messageId: 'Reboot' }, 'UnknownMessageId'],
    ['a message that only the CSMS sends', { vendorId, messageId: 'CertificateSigned' }, 'UnknownMessageId'],
    ['no message', { vendorId }, 'UnknownMessageId'],
    ['no data', { vendorId, messageId }, 'Rejected'],
    ['data that is no JSON', { vendorId, messageId, data: 'csr=MIIB' }, 'Rejected'],
    ['data that breaks the schema', { vendorId: has2be.vendorId, messageId, data: '{}' }, 'Rejected'],
  ])('answers %s with a status, and never with an error (section 4.3)', async (_, request, status) => {
    expect(await aCsms().send('DataTransfer', request)).toEqual({ status });
  });

  test('does not know an extension that is disabled for the station', async () => {
    const store = createMemoryStore();
    const deps = { tokenAuthorizer: createTokenAuthorizer(store), certificates: noCertificates };
    const dataTransfer = createPlugAndCharge(deps, {
      isEnabled: (vendor, stationId) => vendor !== vendorId || stationId !== 'CS1',
    });
    const { send } = aCsms({ store, dataTransfer });
    const request = { vendorId, messageId, data: JSON.stringify({ csr: csrPem }) };
    expect(await send('DataTransfer', request)).toEqual({ status: 'UnknownVendorId' });
    const rejected = { status: 'Accepted', data: '{"status":"Rejected"}' };
    expect(await send('DataTransfer', request, { stationId: 'CS2' })).toEqual(rejected);
    expect(await send('DataTransfer', { ...request, vendorId: has2be.vendorId })).toEqual(rejected);
  });

  test('takes the messages of any vendor that it is told of', async () => {
    const dataTransfer = createDataTransfer<Ocpp16Messages>();
    dataTransfer.vendor(pnc).on('SignCertificate', (_request, { stationId }) => ({
      status: stationId === 'CS1' ? 'Accepted' : 'Rejected',
    }));
    const { send } = aCsms({ dataTransfer });
    const request = { vendorId, messageId, data: '{"csr":"MIIB"}' };
    expect(await send('DataTransfer', request)).toEqual({
      status: 'Accepted',
      data: '{"status":"Accepted"}',
    });
    expect(await send('DataTransfer', { vendorId: has2be.vendorId })).toEqual({ status: 'UnknownVendorId' });
  });

  test('is an InternalError when the store is away: a status would be taken for an answer', async () => {
    const { store } = aCsms();
    const tokens = { ...store.tokens, find: () => Promise.reject(new Error('away')) };
    const { send } = aCsms({ store: { ...store, tokens } });
    const data = '{"idToken":"DE8AA1A2B3C4D59"}';
    const refused = await send('DataTransfer', { vendorId, messageId: 'Authorize', data }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).envelope.error_code).toBe('InternalError');
  });
});

test('costs one read of the store for a contract, and none for a request for a certificate', async () => {
  const { store, calls } = counted(createMemoryStore());
  const { send } = aCsms({ store });
  const data = JSON.stringify({ idToken: 'DE8AA1A2B3C4D59', certificate: 'MIIB' });
  await send('DataTransfer', { vendorId, messageId: 'Authorize', data });
  expect(calls.splice(0)).toEqual(['tokens.find']);
  await send('DataTransfer', { vendorId, messageId, data: JSON.stringify({ csr: csrPem }) });
  await send('SignCertificate', { csr: csrPem });
  expect(calls).toEqual([]);
});

describe('a message whose data is wrong', () => {
  const hash = {
    hashAlgorithm: 'SHA256',
    issuerNameHash: 'e8a1d2',
    issuerKeyHash: '0c5f77',
    serialNumber: '59a2',
    responderURL: 'http://ocsp.example.com/',
  };
  const idToken = { idToken: 'DE8AA1A2B3C4D59', type: 'eMAID' };
  const samples = [
    [pnc.vendorId, 'Authorize', { idToken, certificate: 'MIIB', iso15118CertificateHashData: [hash] }],
    [
      pnc.vendorId,
      'Get15118EVCertificate',
      { iso15118SchemaVersion: 'urn', action: 'Install', exiRequest: 'gJgC' },
    ],
    [pnc.vendorId, 'GetCertificateStatus', { ocspRequestData: hash }],
    [pnc.vendorId, 'SignCertificate', { csr: csrPem }],
    [has2be.vendorId, 'Authorize', { idToken, '15118CertificateHashData': [hash] }],
    [has2be.vendorId, 'Get15118EVCertificate', { '15118SchemaVersion': 'urn', exiRequest: 'gJgC' }],
    [has2be.vendorId, 'GetCertificateStatus', { ocspRequestData: hash }],
    [has2be.vendorId, 'SignCertificate', { csr: csrPem, typeOfCertificate: 'V2GCertificate' }],
  ] as const;

  test.each(samples)(
    'gets a status whatever stands in any of its fields: %s %s',
    async (vendor, message, sample) => {
      const { send } = aCsms({ store: createMemoryStore() });
      for (const wrong of [null, undefined, 7, true, 'text', '', [], {}, [null], { idToken: null }]) {
        for (const request of [wrong, ...withEachField(sample, wrong)]) {
          const data = JSON.stringify(request);
          const answer = await send('DataTransfer', {
            vendorId: vendor,
            messageId: message,
            ...(data !== undefined && { data }),
          });
          expect(['Accepted', 'Rejected']).toContain(answer.status);
        }
      }
    },
  );
});

/** Copies of a value, each with another of its fields, at whatever depth, in whose place stands `wrong`. */
function* withEachField(value: object, wrong: unknown): Generator<object> {
  for (const [name, field] of Object.entries(value) as [string, unknown][]) {
    const copy = (other: unknown) =>
      Array.isArray(value) ? value.toSpliced(Number(name), 1, other) : { ...value, [name]: other };
    yield copy(wrong);
    if (typeof field !== 'object' || field === null) continue;
    for (const inner of withEachField(field, wrong)) yield copy(inner);
  }
}

describe('data that is an object', () => {
  const withObject = { vendorId, messageId, data: { csr: csrPem } } as unknown as DataTransferRequest;

  test('is read as its text would be', async () => {
    const { send } = aCsms({ interceptors: [dataObjects()] });
    expect(await send('DataTransfer', withObject)).toEqual({
      status: 'Accepted',
      data: '{"status":"Rejected"}',
    });
  });

  test('breaks the schema of 1.6 otherwise', async () => {
    await expect(aCsms().send('DataTransfer', withObject)).rejects.toThrow(
      'DataTransfer: TypeConstraintViolation /data must be of type string',
    );
  });

  test.each([7, true, null])('is no excuse for %j', async (data) => {
    const { send } = aCsms({ interceptors: [dataObjects()] });
    const request = { vendorId, messageId, data } as unknown as DataTransferRequest;
    await expect(send('DataTransfer', request)).rejects.toThrow('TypeConstraintViolation');
  });
});
