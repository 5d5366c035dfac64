import { CallRequestError } from '@csms/router';
import {
  type CertificateHash,
  certificateName,
  type InstalledCertificateStore,
  maxPageLimit,
} from '@csms/store';

/** A call before it is recorded, whose request is not validated yet. */
interface NewRequest {
  readonly stationId: string;
  readonly action: string;
  readonly request: unknown;
}

/**
 * Refuses to have a certificate deleted by another hash algorithm than that by which its station lists it, perhaps the
 * only one that it knows. Schemas allow that (2.0.1 M04.FR.07).
 *
 * @throws {CallRequestError} `invalid-request`
 */
export async function checkCertificateHash(
  installedCertificates: Pick<InstalledCertificateStore, 'list'>,
  { stationId, action, request }: NewRequest,
): Promise<void> {
  if (action !== 'DeleteCertificate' || !namesCertificate(request)) return;
  const { certificateHashData: hash } = request;
  const name = certificateName(hash);
  const { items } = await installedCertificates.list(stationId, { limit: maxPageLimit });
  const known = items.find(
    ({ seenAt, goneAt, hashes }) =>
      seenAt && !goneAt && hashes.some((each) => certificateName(each) === name),
  );
  const { hashAlgorithm: own = hash.hashAlgorithm } = known?.hashes[0] ?? {};
  if (own === hash.hashAlgorithm) return;
  throw new CallRequestError(
    'invalid-request',
    `the payload of ${action} must name the certificate by ${own}, as the station does, not by ${hash.hashAlgorithm}`,
  );
}

function namesCertificate(request: unknown): request is { readonly certificateHashData: CertificateHash } {
  if (typeof request !== 'object' || request === null || !('certificateHashData' in request)) return false;
  const { certificateHashData: hash } = request;
  return (
    typeof hash === 'object' &&
    hash !== null &&
    'serialNumber' in hash &&
    typeof hash.serialNumber === 'string'
  );
}
