import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CertificateSigner } from '@csms/services';
import { createLocalSigner } from '@csms/services/certificates';
import type { CertificateRequest, Store } from '@csms/store';
import { createPki } from '@csms/test-pki';
import { afterAll, vi } from 'vitest';
import { createCertificateProvision } from '../src/index.js';
import { type Answer, aRig } from './rig.js';

/** Where tests of this file make keys and certificates. */
export const pki = createPki();
afterAll(() => pki.remove());
const root = pki.root({ commonName: 'Root' });
export const sub = root.subordinate({ commonName: 'Sub' });
const csr = pki.request({ subject: '/CN=CP01' }).der.toString('base64');
/** Signs with {@link sub}. */
export const local = createLocalSigner({
  cert: async () => sub.pem,
  key: async () => readFileSync(sub.keyFile, 'utf8'),
});

export const minute = 60_000;
/** When each test starts: now, since certificates are made by the clock of the machine. */
export const start = new Date();
export const after = (ms: number) => new Date(start.getTime() + ms);
export const accepts = (): Answer => ({ response: { status: 'Accepted' } });
export const rejects = (): Answer => ({ response: { status: 'Rejected' } });

/** A CSMS that provides certificates, and what it has signed and logged. */
export async function aCsms(
  sign: CertificateSigner['sign'] = (request) => local.sign({ ...request, use: 'csms' }),
) {
  const clock = { now: () => new Date() };
  const rig = await aRig(() => ({ clock, timeoutMs: 5_000 }));
  const { store, calls } = rig;
  const chains: string[] = [];
  const logs: object[] = [];
  const log = (fields: object) => logs.push(fields);
  const logger = { debug: log, info: log, warn: log, error: log };
  const signer = {
    async sign(request: Parameters<CertificateSigner['sign']>[0]) {
      const chain = await sign(request);
      chains.push(chain);
      return chain;
    },
  };
  return {
    ...rig,
    chains,
    logs,
    /** Starts a manager's part in it. */
    manager: () => createCertificateProvision({ store, signer, calls, clock, logger }),
    request: (fields: Partial<CertificateRequest> = {}) =>
      store.certificateRequests.request({
        requestId: 'r-1',
        stationId: 'CP01',
        use: 'csms',
        dialect: 'ocpp',
        csr,
        at: new Date(),
        ...fields,
      }),
    requests: () => store.certificateRequests.listOf('CP01'),
  };
}

/** Lets time pass. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** How many certificates a chain has. */
export const countOf = (chain: unknown) => String(chain).match(/BEGIN CERTIFICATE/g)?.length;

/** The certificate of a chain, as gateways find it. */
export async function clientCertificate({ clientCertificates }: Store, chain: string | undefined) {
  const der = new X509Certificate(chain ?? '').raw;
  const digest = await crypto.subtle.digest('SHA-256', der);
  return clientCertificates.find(Buffer.from(digest).toString('base64url'));
}
