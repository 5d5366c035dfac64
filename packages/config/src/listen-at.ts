import { ConfigError } from './config-error.js';

/**
 * Waits until a server listens at the address that a key names.
 *
 * @throws {ConfigError} that names the key, and why nothing can listen there.
 */
export async function listenAt<T>(key: string, listening: Promise<T>): Promise<T> {
  try {
    return await listening;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(key, `expected an address to listen at: ${reason}`, { cause });
  }
}
