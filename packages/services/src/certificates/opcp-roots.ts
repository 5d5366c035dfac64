import { fieldOf, jsonIn } from '../outside/answers.js';
import type { AuthorizedRequest } from '../outside/authorized-request.js';
import { OutsideError } from '../outside/outside-error.js';
import { type Certificate, readCertificate } from './certificate.js';
import type { RootCertificates } from './root-certificates.js';

/** Where root certificates are asked for. */
export interface OpcpRootsOptions {
  /** The address of the pool, such as `https://open.plugncharge-test.hubject.com`; `/v1/root/rootCerts` follows. */
  readonly url: string;
  readonly request: AuthorizedRequest;
}

/** More than any pool has; they bound what is kept. */
const maxRoots = 1_000;

/**
 * The root certificates in a pool of the Open Plug & Charge Protocol, asked for each time. Rejects with an {@link
 * OutsideError} when the pool has no answer, or none that holds a certificate. A certificate that can't be read is left
 * out: pools hold those of many makers.
 */
export function createOpcpRoots({ url, request }: OpcpRootsOptions): RootCertificates {
  const address = `${url.replace(/\/+$/, '')}/v1/root/rootCerts`;
  return {
    async current() {
      const collection = fieldOf(jsonIn(await request(address)), 'RootCertificateCollection');
      const listed = fieldOf(collection, 'rootCertificates');
      if (!Array.isArray(listed)) throw new OutsideError('malformed', 'expected a list of root certificates');
      const certificates = listed
        .slice(0, maxRoots)
        .flatMap((entry) => read(fieldOf(entry, 'caCertificate')));
      if (certificates.length > 0) return certificates;
      throw new OutsideError('malformed', 'expected a root certificate that can be read');
    },
  };
}

function read(base64: unknown): Certificate[] {
  if (typeof base64 !== 'string') return [];
  try {
    return [readCertificate(new Uint8Array(Buffer.from(base64, 'base64')))];
  } catch {
    return [];
  }
}
