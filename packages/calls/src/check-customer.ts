import { CallRequestError } from '@csms/router';

const references = ['idToken', 'customerCertificate', 'customerIdentifier'];

/**
 * Refuses a CustomerInformation that does not name one customer, in one way, which schemas allow (2.0.1 N09.FR.04,
 * N10.FR.08).
 *
 * @throws {CallRequestError} `invalid-request`
 */
export function checkCustomer(action: string, request: unknown): void {
  if (action !== 'CustomerInformation' || typeof request !== 'object' || request === null) return;
  const named = references.filter((field) => Object.hasOwn(request, field));
  if (named.length === 1) return;
  throw new CallRequestError(
    'invalid-request',
    `the payload of ${action} must have one of ${references.join(', ')}, not ${named.join(' and ') || 'none'}`,
  );
}
