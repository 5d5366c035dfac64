import { isSecretSetting } from '@csms/services';

const hidden = '***';

/** Fields that hold secrets wherever they stand (2.0.1 APNType, VPNType). */
const secretFields: readonly string[] = ['password', 'apnPassword', 'simPin'];

/** The password in a URL with user information, such as where a station is to upload its log. */
const passwordInUrl = /(?<=:\/\/[^\s/:@]*:)[^\s/]*(?=@)/g;

/**
 * A copy of a request or a response that may be shown: passwords, keys and the PINs among id tokens (2.0.1 C04) are
 * `***`. What vendors put into data of their own is left as it is.
 */
export function hideSecrets<T extends object>(payload: T): T {
  return shown(payload) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(passwordInUrl, hidden);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  const secrets = secretsOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, secrets.includes(name) ? hidden : shown(field)]),
  );
}

/** What an object may have that tells which of its fields are secret. */
interface Telling {
  readonly type?: unknown;
  readonly server?: unknown;
  readonly key?: unknown;
  readonly variable?: { readonly name?: unknown } | null;
}

function secretsOf({ type, server, key, variable }: Telling): readonly string[] {
  if (type === 'KeyCode') return [...secretFields, 'idToken'];
  if (isSecretName(key)) return [...secretFields, 'value'];
  if (isSecretName(variable?.name)) return [...secretFields, 'attributeValue'];
  // The pre-shared key of a VPN stands beside the address of its server.
  return server === undefined ? secretFields : [...secretFields, 'key'];
}

function isSecretName(name: unknown): boolean {
  return typeof name === 'string' && isSecretSetting(name);
}
