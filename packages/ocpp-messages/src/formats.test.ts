import { describe, expect, test } from 'vitest';
import { formats } from './formats.js';

describe('a URI', () => {
  test.each([
    'ftp://user:password@example.com:21/logs',
    'https://example.com/a%20b?c=d&e#f',
    'http://[2001:db8::1]:8080/',
    'urn:ocpp:example',
    'a+b.c-d:e',
  ])('is %s', (text) => {
    expect(formats.uri(text)).toBe(true);
  });

  test.each([
    '',
    'example.com',
    '//example.com',
    '1http://a',
    'http://a b',
    'http://a\u00e4',
    'http://a/%',
    'http://a/%4g',
    'http://a\n',
  ])('is not %j', (text) => {
    expect(formats.uri(text)).toBe(false);
  });

  test('may be ten million characters long', () => {
    expect(formats.uri(`http://example.com/${'a'.repeat(10_000_000)}`)).toBe(true);
    expect(formats.uri(`http://example.com/${'%20'.repeat(3_000_000)} `)).toBe(false);
  });
});
