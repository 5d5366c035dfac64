import type { Certificate } from './certificate.js';

/** The certificates that chains have to lead to. */
export interface RootCertificates {
  /** Those that count now. Rejects when there are none to be had. */
  current(): Promise<readonly Certificate[]>;
}
