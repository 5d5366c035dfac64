import { readFile } from 'node:fs/promises';
import { type CertificateSigner, createDelegatingSigner, noSigner } from '@csms/services';
import type * as certificateServices from '@csms/services/certificates';
import { ConfigError } from './config-error.js';
import { readGoogleCloudSecret } from './google-cloud-secret.js';
import { openTokens } from './open-tokens.js';
import type { LocalSourceConfig, StationSignerConfig } from './station-signer-config.js';

type Certificates = typeof certificateServices;
type PemSource = certificateServices.PemSource;

/**
 * Opens what signs the certificates of stations; `undefined` where nobody does. The libraries for certificates are
 * loaded only then.
 *
 * @throws {ConfigError} for a certificate or a key that can't be used. Secrets of Google Cloud are read when they are
 * needed: the network may be away when a manager starts.
 */
export async function openStationSigner(config: StationSignerConfig): Promise<CertificateSigner | undefined> {
  if (config.type === 'default') return undefined;
  return openSigner(config, await import('@csms/services/certificates'));
}

async function openSigner(
  config: StationSignerConfig,
  certificates: Certificates,
): Promise<CertificateSigner> {
  switch (config.type) {
    case 'opcp': {
      const request = certificates.createAuthorizedRequest({ tokens: openTokens(certificates, config.auth) });
      return certificates.createEstSigner({ url: config.url, request });
    }
    case 'local': {
      const { organization } = config;
      const [cert, key] = [pemSource(config.cert), pemSource(config.key)];
      await checkFiles(config, certificates);
      return certificates.createLocalSigner({
        cert,
        key,
        ...(organization !== undefined && { organization }),
      });
    }
    case 'delegating':
      return createDelegatingSigner({
        v2g: await openSigner(config.v2g, certificates),
        cso: await openSigner(config.cso, certificates),
      });
    case 'default':
      return noSigner;
  }
}

function pemSource(config: LocalSourceConfig): PemSource {
  return config.type === 'file'
    ? () => readFile(config.file, 'utf8')
    : () => readGoogleCloudSecret(config.secret);
}

/** Reads the files of an authority, so that a wrong one is reported at once. */
async function checkFiles(
  { cert, key, section }: Extract<StationSignerConfig, { readonly type: 'local' }>,
  { readAuthority, readIssuers, readSigningKey, SigningAuthorityError }: Certificates,
): Promise<void> {
  const areFiles = { cert: cert.type === 'file', key: key.type === 'file' };
  try {
    if (areFiles.cert && areFiles.key) await readAuthority(pemSource(cert), pemSource(key));
    else if (areFiles.cert) await readIssuers(pemSource(cert));
    else if (areFiles.key) await readSigningKey(pemSource(key));
  } catch (error) {
    if (error instanceof SigningAuthorityError)
      throw new ConfigError(`${section}.${error.part}`, error.message);
    const { code, path } = error as NodeJS.ErrnoException;
    const part = cert.type === 'file' && path === cert.file ? 'cert' : 'key';
    throw new ConfigError(`${section}.${part}.file`, `${path} can't be read (${code})`);
  }
}
