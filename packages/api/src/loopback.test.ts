import { expect, test } from 'vitest';
import { isLoopbackAddress } from './loopback.js';

test.each(['127.0.0.1', '127.255.0.9', '::1', '::ffff:127.0.0.1'])('%s is loopback', (address) => {
  expect(isLoopbackAddress(address)).toBe(true);
});

test.each(['0.0.0.0', '::', '128.0.0.1', '192.168.1.10', 'fe80::1', '::ffff:10.0.0.1', 'localhost', ''])(
  '%j is not loopback',
  (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  },
);
