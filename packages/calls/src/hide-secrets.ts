import { isSecretSetting } from '@csms/services';

const hidden = '***';

/** Fields that hold secrets wherever they stand (2.0.1 APNType, VPNType; 2.1 NetworkConnectionProfileType). */
const secretFields: readonly string[] = ['password', 'apnPassword', 'basicAuthPassword', 'simPin'];

/** The password in a URL with user information, such as where a station is to upload its log. */
const passwordInUrl = /(?<=:\/\/[^\s/:@]*:)[^\s/]*(?=@)/g;

/** A private key in PEM, also one that was cut off. */
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g;

/** Fields in which the value of a setting stands, as OCPP and the store call them. */
const settingValues: readonly string[] = ['value', 'attributeValue', 'actualValue'];

/**
 * A copy of something in JSON that may be shown, such as a request, a response or what a station told: passwords, keys
 * and the PINs among id tokens (2.0.1 C04) are `***`. What vendors put into data of their own is left as it is.
 */
export function hideSecrets<T extends object>(payload: T): T {
  return shown(payload, secretFields) as T;
}

/** Fields that are secret in an object are so in all that it holds: a variable has several values. */
function shown(value: unknown, secretOutside: readonly string[]): unknown {
  if (typeof value === 'string') return value.replace(passwordInUrl, hidden).replace(privateKey, hidden);
  if (Array.isArray(value)) return value.map((item) => shown(item, secretOutside));
  if (typeof value !== 'object' || value === null) return value;
  const secrets = [...secretOutside, ...secretsOf(value)];
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      secrets.includes(name) ? hidden : shown(field, secrets),
    ]),
  );
}

/** Fields that tell which of an object's other fields are secret. */
interface Telling {
  readonly type?: unknown;
  readonly server?: unknown;
  readonly key?: unknown;
  readonly name?: unknown;
  readonly variable?: { readonly name?: unknown } | null;
}

function secretsOf({ type, server, key, name, variable }: Telling): readonly string[] {
  if (type === 'KeyCode') return ['idToken', 'uid'];
  if ([key, name, variable?.name].some(isSecretName)) return settingValues;
  // The pre-shared key of a VPN stands beside the address of its server.
  return server === undefined ? [] : ['key'];
}

function isSecretName(name: unknown): boolean {
  return typeof name === 'string' && isSecretSetting(name);
}
