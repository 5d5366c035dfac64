import type { Certificate } from './certificate.js';
import { createKnownAuthorities, type KnownAuthorities } from './known-authorities.js';
import { createResponders, type Responders } from './responders.js';
import type { RootCertificates } from './root-certificates.js';
import { createStatusChecker, type StatusChecker } from './status-checker.js';

/** What the services that ask for the status of certificates share. */
export interface OcspEngine {
  /** The roots that count now; empty while none can be had. */
  readonly currentRoots: () => Promise<readonly Certificate[]>;
  readonly authorities: KnownAuthorities;
  readonly responders: Pick<Responders, 'vouchFor'>;
  readonly checker: StatusChecker;
  /** How long an answer may take, in milliseconds. */
  readonly budgetMs: number;
}

/** How certificates are checked. */
export interface OcspOptions {
  readonly roots: RootCertificates;
  /** Responders that may be asked in any case and at any address, each as `host` or `host:port`; none by default. */
  readonly responderHosts?: readonly string[];
  /** How often a responder is asked that can't be reached or can't answer; 2 by default. */
  readonly maxAttempts?: number;
  /** How long a whole answer may take, in milliseconds; 4 s by default, as a car waits little longer. */
  readonly budgetMs?: number;
}

/** Makes what asks for the status of certificates. Throws a `TypeError` for a responder's host that is none. */
export function createOcspEngine({
  roots,
  responderHosts = [],
  maxAttempts = 2,
  budgetMs = 4_000,
}: OcspOptions): OcspEngine {
  // Attempts share the time, so that the second one has some left.
  const timeoutMs = Math.floor(budgetMs / maxAttempts);
  const responders = createResponders({ responderHosts, timeoutMs });
  return {
    // The source of the roots has logged what went wrong.
    currentRoots: () => roots.current().catch(() => []),
    authorities: createKnownAuthorities(),
    responders,
    checker: createStatusChecker({ responders, maxAttempts }),
    budgetMs,
  };
}
