import { type HttpAuthConfig, readHttpAuth } from './http-auth-config.js';
import { baseUrl, oneOf } from './kinds.js';
import { required, type Source } from './source.js';

/** Where the contract certificates of EVs come from. */
export type EvProviderConfig =
  /** A contract certificate pool. */
  | { readonly type: 'opcp'; readonly url: string; readonly auth: HttpAuthConfig }
  /** Nowhere. */
  | { readonly type: 'default' };

const section = 'contract_cert_provider';

/** Reads where contract certificates come from. Throws a `ConfigError` that names the key at fault. */
export function readEvProvider(source: Source): EvProviderConfig {
  if (!source.has(section)) return { type: 'default' };
  const type = required(source, `${section}.type`, oneOf('opcp', 'default'));
  if (type === 'default') {
    source.ignore(`${section}.opcp`);
    return { type };
  }
  return {
    type,
    url: required(source, `${section}.opcp.url`, baseUrl),
    auth: readHttpAuth(source, `${section}.opcp.auth`),
  };
}
