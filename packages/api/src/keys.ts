import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ApiSetupError } from './setup-error.js';

/** What a caller may do: everything, operate stations, read, or authenticate stations. */
export type Role = 'admin' | 'operator' | 'read_only' | 'gateway';

/** A key for the API, by its hash: only its owner has the key itself. */
export interface ApiKey {
  /** Who has it, for logs. */
  readonly name: string;
  readonly role: Role;
  /** SHA-256 of the key, in hex. */
  readonly sha256: string;
}

/** A new key of 256 random bits, and its hash for {@link ApiKey}. */
export function generateApiKey(): { readonly key: string; readonly sha256: string } {
  const key = randomBytes(32).toString('base64url');
  return { key, sha256: hashOf(key).toString('hex') };
}

/** Who makes a request. */
export interface Caller {
  readonly name: string;
  readonly role: Role;
}

/** Roles that may read what the system knows. */
export const readers: readonly Role[] = ['admin', 'operator', 'read_only'];

/** Roles that may read what a gateway needs. */
export const gatewayReaders: readonly Role[] = [...readers, 'gateway'];

/** Roles that may change something. */
export const writers: readonly Role[] = ['admin', 'operator'];

/**
 * Finds who a key belongs to. Every stored hash is compared, each in constant time, so that the time it takes tells
 * nothing of them.
 *
 * @throws {ApiSetupError} `invalid-key` for a hash that is not the hex of a SHA-256.
 */
export function createKeyRing(keys: readonly ApiKey[]): (key: string) => Caller | undefined {
  const ring = keys.map(({ name, role, sha256: hex }) => {
    if (!/^[0-9a-f]{64}$/i.test(hex)) {
      throw new ApiSetupError('invalid-key', `expected the sha256 of api key '${name}' as 64 hex digits`);
    }
    return { caller: { name, role }, hash: Buffer.from(hex, 'hex') };
  });
  return (key) => {
    const presented = hashOf(key);
    let found: Caller | undefined;
    for (const { caller, hash } of ring) {
      if (timingSafeEqual(hash, presented)) found = caller;
    }
    return found;
  };
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
