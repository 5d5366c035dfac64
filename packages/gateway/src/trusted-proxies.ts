import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What is believed of what comes from proxies. */
export interface TrustedProxies {
  /** Whether a request comes from a proxy whose headers are believed. */
  isTrusted(request: IncomingMessage): boolean;
  /** Whether the connection of a request is encrypted, by itself or, behind a trusted proxy, in front of that. */
  isSecure(request: IncomingMessage): boolean;
}

/**
 * Makes what tells trusted proxies.
 *
 * @param trusted addresses, or subnets as `10.0.0.0/8`, whose headers are believed
 * @throws {TypeError} for what is neither
 */
export function createTrustedProxies(trusted: readonly string[]): TrustedProxies {
  const proxies = new BlockList();
  for (const entry of trusted) {
    try {
      add(proxies, entry);
    } catch (cause) {
      throw new TypeError(`expected the address of a proxy, not ${entry}`, { cause });
    }
  }

  function isTrusted({ socket: { remoteAddress = '' } }: IncomingMessage): boolean {
    const family = familyOf(remoteAddress);
    return family !== undefined && proxies.check(remoteAddress, family);
  }

  return {
    isTrusted,
    isSecure(request) {
      const { socket, headers } = request;
      if ('encrypted' in socket && socket.encrypted === true) return true;
      if (!isTrusted(request)) return false;
      const said = [headers['x-forwarded-proto'] ?? ''].flat().join(',').split(',');
      // A proxy may add to what it got, so one plain hop makes the whole way plain.
      return said.every((protocol) => protocol.trim().toLowerCase() === 'https');
    },
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
