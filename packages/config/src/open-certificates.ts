import { type CertificateServices, claimEvCertificates, type EvCertificateProvider } from '@csms/services';
import type * as certificateServices from '@csms/services/certificates';
import type { Store } from '@csms/store';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import type { ContractValidatorConfig } from './contract-validator-config.js';
import type { EvProviderConfig } from './ev-provider-config.js';
import type { ProgramLogger } from './logging.js';
import { openTokens } from './open-tokens.js';
import type { RootCertsConfig } from './root-certs-config.js';

type Certificates = typeof certificateServices;
type RootCertificates = certificateServices.RootCertificates;

/** What the services behind Plug & Charge work with. */
export interface CertificatesDeps {
  readonly store: Pick<Store, 'evCertificates'>;
  readonly logger: ProgramLogger;
}

/**
 * Builds the services behind Plug & Charge that the configuration names; requests to the others are refused as the
 * standard says. The libraries for certificates are loaded only when they are needed.
 *
 * @throws {ConfigError} for a file that can't be used.
 */
export async function openCertificates(
  { contractValidator, evProvider }: Pick<Config, 'contractValidator' | 'evProvider'>,
  { store, logger }: CertificatesDeps,
): Promise<Partial<CertificateServices>> {
  if (!contractValidator && evProvider.type === 'default') return {};
  const certificates = await import('@csms/services/certificates');
  return {
    ...(contractValidator && (await openValidator(certificates, contractValidator, logger))),
    ...(evProvider.type === 'opcp' && {
      evCertificates: claimEvCertificates({
        provider: openEvCertificates(certificates, evProvider, logger),
        evCertificates: store.evCertificates,
      }),
    }),
  };
}

function openEvCertificates(
  certificates: Certificates,
  { url, auth }: Extract<EvProviderConfig, { readonly type: 'opcp' }>,
  logger: ProgramLogger,
): EvCertificateProvider {
  const request = certificates.createAuthorizedRequest({ tokens: openTokens(certificates, auth) });
  return certificates.createOpcpEvCertificates({
    url,
    request,
    onFailed: (asked, err) => logger.warn({ ...asked, err }, 'could not get a contract certificate'),
  });
}

/**
 * Builds what checks contract certificates as the configuration says, and tells by which rule.
 *
 * @throws {ConfigError} for a file that can't be used.
 */
export async function openContractValidator(
  validator: ContractValidatorConfig,
  logger: ProgramLogger,
): Promise<certificateServices.OcspContractValidator> {
  const certificates = await import('@csms/services/certificates');
  const engine = await openEngine(certificates, validator, logger);
  return certificates.createOcspContractValidator({ engine, mode: validator.mode, logger });
}

async function openValidator(
  certificates: Certificates,
  validator: ContractValidatorConfig,
  logger: ProgramLogger,
): Promise<Partial<CertificateServices>> {
  const engine = await openEngine(certificates, validator, logger);
  return {
    contractCertificates: certificates.createOcspContractValidator({ engine, mode: validator.mode, logger }),
    certificateStatus: certificates.createOcspStatusSource({ engine }),
  };
}

async function openEngine(
  certificates: Certificates,
  { rootCerts, maxAttempts, responderHosts }: ContractValidatorConfig,
  logger: ProgramLogger,
): Promise<certificateServices.OcspEngine> {
  const roots = await openRoots(certificates, rootCerts, logger);
  return certificates.createOcspEngine({ roots, responderHosts, maxAttempts });
}

async function openRoots(
  certificates: Certificates,
  config: RootCertsConfig,
  logger: ProgramLogger,
): Promise<RootCertificates> {
  switch (config.type) {
    case 'file':
      return openRootFiles(certificates, config.files);
    case 'opcp': {
      const request = certificates.createAuthorizedRequest({ tokens: openTokens(certificates, config.auth) });
      const source = certificates.createOpcpRoots({ url: config.url, request });
      return certificates.cacheRoots({ source, lifetimeMs: config.ttlMs, logger });
    }
    case 'composite':
      return certificates.composeRoots(
        await Promise.all(config.providers.map((provider) => openRoots(certificates, provider, logger))),
      );
  }
}

async function openRootFiles(
  { readRootFiles, RootFileError }: Certificates,
  files: readonly string[],
): Promise<RootCertificates> {
  try {
    return await readRootFiles(files);
  } catch (cause) {
    if (!(cause instanceof RootFileError)) throw cause;
    throw new ConfigError('contract_cert_validator.ocsp.root_certs', cause.message, { cause });
  }
}
