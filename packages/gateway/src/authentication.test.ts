import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkProof, type StationAuthentication } from './authentication.js';

const sha256 = (of: string | Uint8Array) => createHash('sha256').update(of).digest('base64');

/** Checks a password that a station sends against the one that it is registered with. */
function status(
  sent: string | Uint8Array,
  registered: string | Uint8Array,
  { username = 'CP01', ...changes }: Partial<StationAuthentication> & { username?: string } = {},
): number | undefined {
  const authentication = {
    securityProfile: 1,
    passwordSha256: sha256(registered),
    anyUsername: false,
    ...changes,
  } as const;
  const credentials = { username: Buffer.from(username), password: Buffer.from(sent) };
  return checkProof(authentication, { stationId: 'CP01', credentials, secure: false })?.status;
}

const key = Buffer.from('0102030405060708090a0b0c0d0e0fff', 'hex');
const digits = key.toString('hex');

describe('a password', () => {
  test.each([
    ['is equal', 'secret', 'secret', undefined],
    ['is another one', 'secret', 'Secret', 401],
    ['is empty', '', 'secret', 401],
    ['is empty, and registered so', '', '', undefined],
    ['is a key, sent and registered as bytes', key, key, undefined],
    ['is a key, sent as bytes and registered as digits', key, digits, undefined],
    ['is a key, sent as bytes and registered as upper-case digits', key, digits.toUpperCase(), undefined],
    ['is a key, sent as digits and registered as bytes', digits, key, undefined],
    ['is a key, sent as upper-case digits and registered as bytes', digits.toUpperCase(), key, undefined],
    ['is a key, sent and registered as digits', digits, digits, undefined],
    ['is another key', Buffer.from(key).fill(7), digits, 401],
    ['is too short for a key', 'ab', Buffer.from('ab', 'hex'), 401],
  ] as const)('%s (A00.FR.207)', (_, sent, registered, expected) => {
    expect(status(sent, registered)).toBe(expected);
  });

  test.each([undefined, '', 'bm90IGEgaGFzaA=='])('never fits the stored hash %s', (passwordSha256) => {
    expect(status('', '', { passwordSha256 })).toBe(401);
    expect(status('secret', 'secret', { passwordSha256 })).toBe(401);
  });
});

describe('a user name', () => {
  test('must be the station id (A00.FR.207)', () => {
    expect(status('secret', 'secret', { username: 'cp01' })).toBe(401);
  });

  test('may be another one where that is allowed', () => {
    expect(status('secret', 'secret', { username: 'cp01', anyUsername: true })).toBeUndefined();
    expect(status('wrong', 'secret', { username: 'cp01', anyUsername: true })).toBe(401);
  });
});

describe('a connection', () => {
  const proof = { stationId: 'CP01', secure: true };

  test('with TLS serves profile 1 as well', () => {
    const authentication = {
      securityProfile: 1,
      passwordSha256: sha256('secret'),
      anyUsername: false,
    } as const;
    const credentials = { username: Buffer.from('CP01'), password: Buffer.from('secret') };
    expect(checkProof(authentication, { ...proof, credentials })).toBeUndefined();
  });

  test('without a client certificate does not serve profile 3', () => {
    expect(checkProof({ securityProfile: 3, anyUsername: true }, proof)?.status).toBe(401);
  });
});
