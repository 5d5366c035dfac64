import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createTrustedProxies } from './trusted-proxies.js';

function requestFrom(remoteAddress: string, proto?: string, encrypted = false): IncomingMessage {
  return {
    socket: { remoteAddress, encrypted },
    headers: { 'x-forwarded-proto': proto },
  } as unknown as IncomingMessage;
}

const { isSecure } = createTrustedProxies(['10.1.0.0/16', '192.0.2.7', '2001:db8::/32']);

test.each(['10.1.2.3', '192.0.2.7', '::ffff:192.0.2.7', '2001:db8::1'])(
  'believes the proxy %s',
  (address) => {
    expect(isSecure(requestFrom(address, 'https'))).toBe(true);
    expect(isSecure(requestFrom(address, 'http'))).toBe(false);
    expect(isSecure(requestFrom(address))).toBe(false);
  },
);

test.each(['10.2.0.1', '192.0.2.8', '::1', ''])('does not believe %s', (address) => {
  expect(isSecure(requestFrom(address, 'https'))).toBe(false);
});

test('takes a way with one plain hop for plain', () => {
  expect(isSecure(requestFrom('192.0.2.7', 'HTTPS, https'))).toBe(true);
  expect(isSecure(requestFrom('192.0.2.7', 'https, http'))).toBe(false);
});

test('takes a connection that is encrypted itself for secure', () => {
  expect(isSecure(requestFrom('10.2.0.1', undefined, true))).toBe(true);
});

test.each(['proxy.local', '10.0.0.0/99', '10.0.0.0/x', ''])(
  'refuses %j as the address of a proxy',
  (entry) => {
    expect(() => createTrustedProxies([entry])).toThrow(`expected the address of a proxy, not ${entry}`);
  },
);
