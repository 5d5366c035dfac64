import type { CheckCertificate } from '@csms/gateway';
import type { Config } from './config.js';
import type { ProgramLogger } from './logging.js';

/** How long the authorities that were read from files are good, in milliseconds: files are renewed while a gateway runs. */
const rootsLifetimeMs = 60_000;

/**
 * Makes what asks, by OCSP, whether client certificates were revoked; `undefined` where that is not configured. Loads what
 * reads certificates only when it is.
 */
export async function openClientOcsp(
  { clientOcsp, tls }: Pick<Config['gateway'], 'clientOcsp' | 'tls'>,
  logger: ProgramLogger,
): Promise<CheckCertificate | undefined> {
  if (!clientOcsp || !tls) return undefined;
  const { mode, responderHosts } = clientOcsp;
  const certificates = await import('@csms/services/certificates');
  const source = { current: async () => (await certificates.readRootFiles(tls.clientCa)).current() };
  const roots = certificates.cacheRoots({ source, lifetimeMs: rootsLifetimeMs, logger });
  const engine = certificates.createOcspEngine({ roots, responderHosts });
  const statusOf = certificates.createChainStatus({ engine });
  return async (chain) => {
    const status = await statusOf(chain);
    if (status === 'revoked') return 'is revoked';
    if (status === 'good') return undefined;
    if (status === 'unreadable') return 'comes with a chain that cannot be checked';
    if (mode === 'required') throw new Error('expected to find out whether a client certificate was revoked');
    logger.warn({}, 'a client certificate is taken as good without a status');
    return undefined;
  };
}
