import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Tells whether the connection of a request is encrypted, by itself or, behind a trusted proxy, in front of that. */
export type IsSecure = (request: IncomingMessage) => boolean;

/**
 * Makes the function that tells secure connections.
 *
 * @param trusted addresses, or subnets as `10.0.0.0/8`, whose `X-Forwarded-Proto` is believed
 * @throws {TypeError} for what is neither
 */
export function createIsSecure(trusted: readonly string[]): IsSecure {
  const proxies = new BlockList();
  for (const entry of trusted) {
    try {
      add(proxies, entry);
    } catch (cause) {
      throw new TypeError(`expected the address of a proxy, not ${entry}`, { cause });
    }
  }

  return ({ socket, headers }) => {
    if ('encrypted' in socket && socket.encrypted === true) return true;
    const family = familyOf(socket.remoteAddress ?? '');
    if (family === undefined || !proxies.check(socket.remoteAddress ?? '', family)) return false;
    const said = [headers['x-forwarded-proto'] ?? ''].flat().join(',').split(',');
    // A proxy may add to what it got, so one plain hop makes the whole way plain.
    return said.every((protocol) => protocol.trim().toLowerCase() === 'https');
  };
}

function add(proxies: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/', 2);
  const family = familyOf(address);
  if (prefix === undefined) proxies.addAddress(address, family);
  else proxies.addSubnet(address, Number(prefix), family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? 'ipv4' : 'ipv6';
}
