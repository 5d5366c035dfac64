import type {
  CertificateRequest,
  CertificateRequestAttempt,
  CertificateRequestRecord,
} from '../certificate-requests.js';
import { at } from './builders.js';

/** A request of the station CP-1 for its connection. */
export function aCertificateRequest(fields: Partial<CertificateRequest> = {}): CertificateRequest {
  return {
    requestId: 'r-1',
    stationId: 'CP-1',
    use: 'csms',
    dialect: 'ocpp',
    csr: 'MIIB',
    at: at(0),
    ...fields,
  };
}

/** A request that was just taken, as it is kept. */
export function aCertificateRecord(fields: Partial<CertificateRequest> = {}): CertificateRequestRecord {
  const { at: createdAt, ...request } = aCertificateRequest(fields);
  return {
    ...request,
    status: 'Pending',
    createdAt,
    requestedAt: createdAt,
    attempts: 0,
    dueAt: createdAt,
  };
}

/** The first attempt at {@link aCertificateRequest}. */
export const attempt: CertificateRequestAttempt = {
  stationId: 'CP-1',
  use: 'csms',
  requestId: 'r-1',
  attempts: 0,
};
