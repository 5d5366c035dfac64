import { type HttpAuthConfig, readHttpAuth } from './http-auth-config.js';
import { baseUrl, oneOf, secret } from './kinds.js';
import { required, type Source } from './source.js';

/** Where a certificate or a key comes from. */
export type LocalSourceConfig =
  | { readonly type: 'file'; readonly file: string }
  /** The name of a version of a secret, such as `projects/p/secrets/s/versions/latest`. */
  | { readonly type: 'google_cloud_secret'; readonly secret: string };

/** Who signs the certificates of stations. */
export type StationSignerConfig =
  /** An EST server, for ISO 15118. */
  | { readonly type: 'opcp'; readonly url: string; readonly auth: HttpAuthConfig }
  /** An authority of our own, for the connection to the CSMS. */
  | {
      readonly type: 'local';
      readonly cert: LocalSourceConfig;
      readonly key: LocalSourceConfig;
      /** Who owns the stations; absent for whoever the certificate names. */
      readonly organization?: string;
      /** The key of the configuration below which this stands. */
      readonly section: string;
    }
  | { readonly type: 'delegating'; readonly v2g: StationSignerConfig; readonly cso: StationSignerConfig }
  /** Nobody. */
  | { readonly type: 'default' };

const signerTypes = ['opcp', 'local', 'delegating', 'default'] as const;
const sourceTypes = ['file', 'google_cloud_secret'] as const;

/** Reads who signs the certificates of stations. Throws a `ConfigError` that names the key at fault. */
export function readStationSigner(
  source: Source,
  section = 'charge_station_cert_provider',
): StationSignerConfig {
  if (!source.has(section)) return { type: 'default' };
  const type = required(source, `${section}.type`, oneOf(...signerTypes));
  for (const other of signerTypes) if (other !== type) source.ignore(`${section}.${other}`);
  const own = `${section}.${type}`;
  switch (type) {
    case 'opcp':
      return {
        type,
        url: required(source, `${own}.url`, baseUrl),
        auth: readHttpAuth(source, `${own}.auth`),
      };
    case 'local':
      return {
        type,
        cert: readLocalSource(source, `${own}.cert`),
        key: readLocalSource(source, `${own}.key`),
        organization: source.read(`${own}.organization`, secret, undefined),
        section: own,
      };
    case 'delegating':
      return {
        type,
        v2g: readStationSigner(source, `${own}.v2g`),
        cso: readStationSigner(source, `${own}.cso`),
      };
    case 'default':
      return { type };
  }
}

function readLocalSource(source: Source, section: string): LocalSourceConfig {
  const type = required(source, `${section}.type`, oneOf(...sourceTypes));
  for (const other of sourceTypes) if (other !== type) source.ignore(`${section}.${other}`);
  const value = required(source, `${section}.${type}`, secret);
  return type === 'file' ? { type, file: value } : { type, secret: value };
}
