import type { ClientCertificateStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { hashInPath, normalHash } from '../schemas/certificate.js';
import { schemaRef } from '../schemas/common.js';

/** Removes a client certificate. */
export function removeCertificate(
  certificates: Pick<ClientCertificateStore, 'delete'>,
): Operation<{ hash: string }> {
  return {
    operationId: 'removeCertificate',
    method: 'delete',
    path: '/api/v0/certificate/{hash}',
    tag: 'certificates',
    summary: 'Remove a client certificate',
    description:
      'A station can then no longer connect with it through a load balancer that passes on its hash.',
    roles: writers,
    parameters: [hashInPath],
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'No such certificate is known', schema: schemaRef('Error') },
    },
    async handle({ path: { hash } }) {
      if (!(await certificates.delete(normalHash(hash)))) throw notFound('hash');
      return { status: 204 };
    },
  };
}
