import type { ClientCertificateStore } from '@csms/store';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { type CertificateJson, fromCertificateJson } from '../schemas/certificate.js';
import { schemaRef } from '../schemas/common.js';

/** Keeps a client certificate, for gateways behind a balancer that ends TLS. */
export function setCertificate(
  certificates: Pick<ClientCertificateStore, 'set'>,
  clock: Clock,
): Operation<unknown, unknown, CertificateJson> {
  return {
    operationId: 'setCertificate',
    method: 'post',
    path: '/api/v0/certificate',
    tag: 'certificates',
    summary: 'Store a client certificate',
    description:
      'Keeps the client certificate of a station, so that a gateway behind a balancer knows it by the hash that the balancer passes on.',
    roles: writers,
    body: schemaRef('Certificate'),
    responses: { 201: { description: 'It is kept' } },
    async handle({ body }) {
      await certificates.set({ ...fromCertificateJson(body), at: clock.now() });
      return { status: 201 };
    },
  };
}
