import type { ClientCertificateStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { gatewayReaders } from '../keys.js';
import type { Operation } from '../operation.js';
import { hashInPath, normalHash } from '../schemas/certificate.js';
import { schemaRef } from '../schemas/common.js';

/** Reads a client certificate. */
export function readCertificate(
  certificates: Pick<ClientCertificateStore, 'find'>,
): Operation<{ hash: string }> {
  return {
    operationId: 'readCertificate',
    method: 'get',
    path: '/api/v0/certificate/{hash}',
    tag: 'certificates',
    summary: 'Read a client certificate',
    roles: gatewayReaders,
    parameters: [hashInPath],
    responses: {
      200: { description: 'The certificate', schema: schemaRef('Certificate') },
      404: { description: 'No such certificate is known', schema: schemaRef('Error') },
    },
    async handle({ path: { hash } }) {
      const found = await certificates.find(normalHash(hash));
      if (!found) throw notFound('hash');
      return { status: 200, body: { certificate: found.certificate } };
    },
  };
}
