import { ConfigError } from './config-error.js';
import { duration, httpUrl, oneOf, secret, text } from './kinds.js';
import { required, type Source } from './source.js';

/** Where tokens for a service outside come from. Holds secrets, so it is never logged. */
export type HttpAuthConfig =
  /** A token that never changes, from the file or the environment. */
  | { readonly type: 'token'; readonly token: string }
  | {
      readonly type: 'oauth2_token';
      readonly url: string;
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly type: 'hubject_test_token'; readonly url: string; readonly ttlMs: number };

const types = ['env_token', 'fixed_token', 'oauth2_token', 'hubject_test_token'] as const;

/** Reads how a service outside is asked. Throws a {@link ConfigError} that names the key at fault. */
export function readHttpAuth(source: Source, section: string): HttpAuthConfig {
  const type = required(source, `${section}.type`, oneOf(...types));
  for (const other of types) if (other !== type) source.ignore(`${section}.${other}`);
  const own = `${section}.${type}`;
  switch (type) {
    case 'env_token':
      return { type: 'token', token: variable(source, `${own}.variable`) };
    case 'fixed_token':
      return { type: 'token', token: required(source, `${own}.token`, secret) };
    case 'oauth2_token':
      return {
        type,
        url: required(source, `${own}.url`, httpUrl),
        clientId: required(source, `${own}.client_id`, text),
        clientSecret: clientSecret(source, own),
      };
    case 'hubject_test_token':
      // MaEVe's own tests set it, but its manager does not read it.
      source.ignore(`${own}.cache`);
      return {
        type,
        url: required(source, `${own}.url`, httpUrl),
        ttlMs: source.read(`${own}.ttl`, duration, 3_600_000),
      };
  }
}

function clientSecret(source: Source, section: string): string {
  const given = source.read(`${section}.client_secret`, secret, undefined);
  const name = source.read(`${section}.client_secret_env_var`, text, undefined);
  // Where both are set, as in MaEVe's manager.
  if (given !== undefined) return given;
  if (name !== undefined) return variable(source, `${section}.client_secret_env_var`);
  throw new ConfigError(section, 'expected client_secret or client_secret_env_var');
}

/** The value of the environment variable that a key names. */
function variable(source: Source, key: string): string {
  const value = source.variable(required(source, key, text));
  if (value === undefined || value === '') {
    throw new ConfigError(key, 'expected an environment variable that is set');
  }
  return value;
}
