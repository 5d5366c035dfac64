import { createMemoryStore } from '@csms/store-memory';
import { at, claimingProvider, csrPem } from '@csms/test-handlers';
import { createPki } from '@csms/test-pki';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type CertificateSigner,
  CsrError,
  createDelegatingSigner,
  createStationCertificates,
  noCertificates,
  noSigner,
  requestStationCertificate,
  type SigningRequest,
} from './index.js';

const request = { stationId: 'CS1', use: 'v2g', dialect: 'ocpp', csr: csrPem, at: at(1) } as const;
const body = csrPem.replace(/-----[^-]*-----|\s/g, '');

describe("a station's request for a certificate", () => {
  test('is taken with the bytes of its CSR (A02.FR.11)', async () => {
    const provider = claimingProvider();
    expect(await requestStationCertificate(provider, request)).toEqual({ status: 'Accepted' });
    const [taken] = provider.claims.values();
    expect(taken).toMatchObject({ stationId: 'CS1', use: 'v2g', dialect: 'ocpp', at: at(1) });
    const { csr } = taken as { readonly csr: Uint8Array };
    expect(Buffer.from(csr).toString('base64')).toBe(body);
  });

  test('is the same request when it comes again, however its CSR is written', async () => {
    const provider = claimingProvider();
    const spellings = [
      csrPem,
      csrPem.replaceAll('\n', '\r\n'),
      csrPem.replaceAll('BEGIN', 'BEGIN NEW').replaceAll('END', 'END NEW'),
      body,
      csrPem.trim(),
    ];
    for (const csr of spellings) {
      expect(await requestStationCertificate(provider, { ...request, csr, at: at(2) })).toEqual({
        status: 'Accepted',
      });
    }
    expect(provider.claims.size).toBe(1);
  });

  test('is the same request when it is signed anew with the same key', async () => {
    const pki = createPki();
    onTestFinished(() => pki.remove());
    const first = pki.request({ subject: '/O=ACME/CN=CS1' });
    const again = pki.request({ subject: '/O=ACME/CN=CS1', keyFile: first.keyFile });
    const other = pki.request({ subject: '/O=ACME/CN=CS1' });
    const rsa = pki.request({ subject: '/CN=CS1', key: ['-algorithm', 'RSA'] });
    expect(again.pem).not.toBe(first.pem);
    const provider = claimingProvider();
    for (const { pem: csr } of [first, again]) await requestStationCertificate(provider, { ...request, csr });
    expect(provider.claims.size).toBe(1);
    for (const { pem: csr } of [other, rsa]) await requestStationCertificate(provider, { ...request, csr });
    expect(provider.claims.size).toBe(3);
  });

  test.each([{ stationId: 'CS2' }, { use: 'csms' }, { dialect: 'pnc' }] as const)(
    'is another one when it differs in %j',
    async (difference) => {
      const provider = claimingProvider();
      await requestStationCertificate(provider, request);
      await requestStationCertificate(provider, { ...request, ...difference });
      expect(provider.claims.size).toBe(2);
    },
  );

  test.each([
    ['nothing', ''],
    ['no base64', 'give me a certificate!'],
    ['base64 of what is no structure', Buffer.from('give me a certificate').toString('base64')],
    ['cut short', body.slice(0, 40)],
    [
      'followed by something else',
      Buffer.concat([Buffer.from(body, 'base64'), Buffer.of(0)]).toString('base64'),
    ],
    ['a certificate', csrPem.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE')],
    ['only a beginning', 'MIH'],
    ['only a tag', 'MA=='],
  ])('is rejected when its CSR is %s (A02.FR.12)', async (_, csr) => {
    const provider = claimingProvider();
    expect(await requestStationCertificate(provider, { ...request, csr })).toEqual({ status: 'Rejected' });
    expect(provider.claims.size).toBe(0);
  });

  test('is rejected where nobody has certificates', async () => {
    expect(await requestStationCertificate(noCertificates.stationCertificates, request)).toEqual({
      status: 'Rejected',
    });
  });
});

describe('a provider that has a signer', () => {
  /** A signer that notes what it is asked, and finds fault with it when told to. */
  function aProvider(fault?: Error) {
    const store = createMemoryStore();
    const checked: SigningRequest[] = [];
    const rejected: unknown[] = [];
    const signer: Pick<CertificateSigner, 'check'> = {
      async check(asked) {
        checked.push(asked);
        if (fault) throw fault;
      },
    };
    const onRejected = (...rejection: unknown[]) => rejected.push(rejection);
    return { store, checked, rejected, provider: createStationCertificates({ store, signer, onRejected }) };
  }

  test('keeps a request whose CSR can be signed, once (A02.FR.11)', async () => {
    const { store, checked, provider } = aProvider();
    for (const minute of [1, 1, 2]) {
      expect(await requestStationCertificate(provider, { ...request, at: at(minute) })).toEqual({
        status: 'Accepted',
      });
    }
    const kept = await store.certificateRequests.listOf('CS1');
    expect(kept).toMatchObject([
      { use: 'v2g', dialect: 'ocpp', csr: body, status: 'Pending', createdAt: at(1), requestedAt: at(2) },
    ]);
    expect(checked[0]).toEqual({
      use: 'v2g',
      csr: new Uint8Array(Buffer.from(body, 'base64')),
      stationId: 'CS1',
      at: at(1),
    });
  });

  test('says so at both of two managers that get a request at once', async () => {
    const { store, provider } = aProvider();
    const copies = Array.from({ length: 6 }, () => requestStationCertificate(provider, request));
    expect(await Promise.all(copies)).toEqual(copies.map(() => ({ status: 'Accepted' })));
    expect(await store.certificateRequests.claimDue(at(1), at(2), 10)).toHaveLength(1);
  });

  test.each([new CsrError('weak-key', 'expected a longer key'), new Error('no such file')])(
    'rejects a CSR that cannot be signed, and tells why (A02.FR.12)',
    async (fault) => {
      const { store, rejected, provider } = aProvider(fault);
      expect(await requestStationCertificate(provider, request)).toEqual({ status: 'Rejected' });
      expect(rejected).toEqual([[{ stationId: 'CS1', use: 'v2g' }, fault]]);
      expect(await store.certificateRequests.listOf('CS1')).toEqual([]);
    },
  );

  test('does not reject while the store is away', async () => {
    const certificateRequests = { request: () => Promise.reject(new Error('away')) };
    const signer = { check: async () => {} };
    const provider = createStationCertificates({ store: { certificateRequests }, signer });
    await expect(requestStationCertificate(provider, request)).rejects.toThrow('away');
  });
});

describe('a signer that delegates', () => {
  const asked = { csr: new Uint8Array(), stationId: 'CS1', at: at(0) };
  const named = (name: string): CertificateSigner => ({
    check: () => Promise.reject(new Error(name)),
    sign: async () => name,
  });
  const signer = createDelegatingSigner({ v2g: named('v2g'), cso: named('cso') });

  test.each([
    ['v2g', 'v2g'],
    ['csms', 'cso'],
    ['combined', 'cso'],
  ] as const)('has certificates for the use %s signed by %s', async (use, name) => {
    expect(await signer.sign({ ...asked, use })).toBe(name);
    await expect(signer.check({ ...asked, use })).rejects.toThrow(name);
  });

  test('may refuse one of them', async () => {
    const half = createDelegatingSigner({ v2g: noSigner, cso: named('cso') });
    await expect(half.check({ ...asked, use: 'v2g' })).rejects.toMatchObject({ code: 'use' });
    await expect(half.sign({ ...asked, use: 'v2g' })).rejects.toMatchObject({ code: 'use' });
    expect(await half.sign({ ...asked, use: 'csms' })).toBe('cso');
  });
});
