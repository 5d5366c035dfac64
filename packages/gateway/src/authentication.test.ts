import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkProof, type Proof, type StationAuthentication } from './authentication.js';

const sha256 = (of: string | Uint8Array) => createHash('sha256').update(of).digest('base64');

/** The status with which a station is turned away; `undefined` when it is let in. */
function statusOf(authentication: StationAuthentication, proof: Proof): number | undefined {
  const proven = checkProof(authentication, proof);
  return 'status' in proven ? proven.status : undefined;
}

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
  return statusOf(authentication, { stationId: 'CP01', credentials, secure: false });
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

describe('a password that is being changed', () => {
  const possiblePasswordsSha256 = [sha256('lost'), sha256(key)];

  test.each(['old', 'lost', key, digits])(
    'may be any that the station has or was sent (A01.FR.04)',
    (sent) => {
      expect(status(sent, 'old', { possiblePasswordsSha256 })).toBeUndefined();
    },
  );

  test('is no other one', () => {
    expect(status('other', 'old', { possiblePasswordsSha256 })).toBe(401);
  });

  test('may be the first that a station has', () => {
    expect(status('lost', 'old', { passwordSha256: undefined, possiblePasswordsSha256 })).toBeUndefined();
    expect(status('old', 'old', { passwordSha256: undefined, possiblePasswordsSha256 })).toBe(401);
  });
});

describe('a station that was told to use a higher profile', () => {
  const credentials = { username: Buffer.from('CP01'), password: Buffer.from('secret') };
  const certificate = { commonName: 'CP01', organization: 'ACME' };
  const registered = { securityProfile: 1, passwordSha256: sha256('secret'), anyUsername: false } as const;
  const told = { ...registered, nextSecurityProfile: 3 } as const;
  const plain = { stationId: 'CP01', secure: false, credentials };

  test('may still come as it did (A05.FR.07)', () => {
    expect(checkProof(told, plain)).toEqual({ passwordsSha256: [sha256('secret')] });
  });

  test.each([
    ['with a certificate', { stationId: 'CP01', secure: true, certificate }, 3],
    ['with TLS, on the way there', { ...plain, secure: true }, 2],
  ] as const)('may come %s, which is told (A05.FR.07)', (_, proof, raisedProfile) => {
    expect(checkProof(told, proof)).toMatchObject({ raisedProfile });
  });

  test('may not come with more than it was told to', () => {
    const next = { ...registered, nextSecurityProfile: 2 } as const;
    expect(statusOf(next, { stationId: 'CP01', secure: true, certificate })).toBe(401);
  });

  test('is turned away for what its own profile asks when it fits neither', () => {
    const next = { ...told, securityProfile: 2 } as const;
    expect(checkProof(next, plain)).toMatchObject({ status: 403, fault: 'no_tls' });
    const wrong = { ...certificate, commonName: 'CP02' };
    expect(statusOf(next, { stationId: 'CP01', secure: true, certificate: wrong })).toBe(401);
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
    expect(statusOf(authentication, { ...proof, credentials })).toBeUndefined();
  });

  test('without a client certificate does not serve profile 3', () => {
    expect(statusOf({ securityProfile: 3, anyUsername: true }, proof)).toBe(401);
  });
});
