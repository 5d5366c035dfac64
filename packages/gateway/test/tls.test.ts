import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { type ConnectionOptions, connect, type SecureContextOptions, type TLSSocket } from 'node:tls';
import { createPki, type Identity } from '@csms/test-pki';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { GatewayTls } from '../src/index.js';
import { password, type Rig, startRig } from './rig.js';
import { type TurnedAway, turnedAway } from './station.js';

const pki = createPki();
afterAll(() => pki.remove());

const serverRoot = pki.root({ commonName: 'Server Root' });
const clientRoot = pki.root({ commonName: 'Station Root' });
const clientSub = clientRoot.subordinate({ commonName: 'Station Sub', pathLength: 0 });

const forServer = {
  commonName: 'csms.example',
  extendedKeyUsage: ['serverAuth'],
  extensions: ['subjectAltName=IP:127.0.0.1'],
};
const ecdsa = serverRoot.issue(forServer);
const rsa = serverRoot.issue({
  ...forServer,
  algorithm: 'RSA',
  keyUsage: ['digitalSignature', 'keyEncipherment'],
});

function keyOf({ keyFile }: Identity): string {
  return readFileSync(keyFile, 'utf8');
}

const tls: GatewayTls = {
  cert: [ecdsa.pem, rsa.pem],
  key: [keyOf(ecdsa), keyOf(rsa)],
  clientCa: clientRoot.pem,
};

const forClient = { organization: 'ACME', extendedKeyUsage: ['clientAuth'] };

function aStationCertificate(commonName: string, fields: object = {}): Identity {
  return clientSub.issue({ commonName, ...forClient, ...fields });
}

/** What a station with a certificate connects with. */
function client(identity: Identity | undefined, options: SecureContextOptions = {}) {
  const certificate = identity && { cert: `${identity.pem}${clientSub.pem}`, key: keyOf(identity) };
  return { ca: serverRoot.pem, ...certificate, ...options };
}

function askWith(
  { url }: Rig,
  identity: Identity | undefined,
  options?: ConnectionOptions,
): Promise<TurnedAway> {
  return turnedAway(url, { stationId: 'CP01', password, client: client(identity, options) });
}

test('a station that comes with a higher profile, as it was told to, is told of with that (A05.FR.07)', async () => {
  const rig = await startRig({ tls });
  rig.register('CP01', { securityProfile: 2, nextSecurityProfile: 3 });
  await rig.connect({ client: client(undefined) });
  expect(await rig.events.next()).not.toHaveProperty('securityProfile');
  await rig.connect({ password: 'none', client: client(aStationCertificate('CP01')) });
  expect(await rig.events.next()).toMatchObject({ connected: true, securityProfile: 3 });
});

describe('TLS', () => {
  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'lets a station in over %s with its password (A00.FR.306, A00.FR.307, A00.FR.324)',
    async (version) => {
      const rig = await startRig({ tls });
      rig.register('CP01', { securityProfile: 2 });
      const station = await rig.connect({
        client: client(undefined, { minVersion: version, maxVersion: version }),
      });
      expect(station.socket.protocol).toBe('ocpp1.6');
    },
  );

  test.each([
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'AES128-GCM-SHA256',
    'AES256-GCM-SHA384',
  ])('speaks the suite %s of TLS 1.2 (A00.FR.318, A00.FR.421)', async (ciphers) => {
    const rig = await startRig({ tls });
    const { socket } = await shake(rig, { maxVersion: 'TLSv1.2', ciphers });
    expect(socket.getCipher().name).toBe(ciphers);
  });

  test.each([
    ['TLS 1.1', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    [
      'a suite without authenticated encryption',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA' },
    ],
  ] as const)(
    'does not speak %s (A00.FR.313, A00.FR.315, A00.FR.320, A00.FR.322, A00.FR.416, A00.FR.418, A00.FR.423, A00.FR.425)',
    async (_name, options) => {
      const rig = await startRig({ tls });
      const { failed } = await shake(rig, options);
      expect(failed).toMatchObject({ code: expect.stringMatching(/^ERR_SSL|^ECONNRESET$/) as string });
    },
  );

  test('takes up no session again, since certificates may have been revoked', async () => {
    const rig = await startRig({ tls });
    const first = await shake(rig, { maxVersion: 'TLSv1.2' });
    const second = await shake(rig, { maxVersion: 'TLSv1.2', session: first.socket.getSession() });
    expect(second.socket.isSessionReused()).toBe(false);
  });
});

test('a gateway that stops does not wait for a handshake that nobody begins', async () => {
  const rig = await startRig({ tls });
  const socket = connectPlain(Number(new URL(rig.url).port), '127.0.0.1');
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  // Connections are taken in order, so the silent one is among them by now.
  await shake(rig, {});
  await expect(rig.gateway.close()).resolves.toBeUndefined();
  await closed;
});

describe('a client certificate (security profile 3)', () => {
  async function aRig(more: Partial<GatewayTls> = {}, options: Parameters<typeof startRig>[0] = {}) {
    const rig = await startRig({ tls: { ...tls, ...more }, ...options });
    rig.register('CP01', { securityProfile: 3, passwordSha256: undefined });
    return rig;
  }

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'of the station lets it in over %s (A00.FR.409, A00.FR.410)',
    async (version) => {
      const rig = await aRig();
      const options = { minVersion: version, maxVersion: version };
      const station = await rig.connect({
        authorization: '',
        client: client(aStationCertificate('CP01'), options),
      });
      expect(station.socket.protocol).toBe('ocpp1.6');
    },
  );

  test.each<[string, Identity | undefined, string]>([
    ['none', undefined, 'expected a client certificate: the station has security profile 3'],
    [
      'one of another station',
      aStationCertificate('CP02'),
      'the common name of the client certificate is not that of the station',
    ],
    [
      'one that has expired',
      aStationCertificate('CP01', { validFrom: new Date('2020-01-01'), validTo: new Date('2021-01-01') }),
      'the client certificate has expired',
    ],
    [
      'one that is not valid yet',
      aStationCertificate('CP01', { validFrom: new Date('2090-01-01'), validTo: new Date('2091-01-01') }),
      'the client certificate is not valid yet',
    ],
    [
      'one of a server',
      aStationCertificate('CP01', { extendedKeyUsage: ['serverAuth'] }),
      'the client certificate is not one of a client',
    ],
  ])('%s is refused with the reason (A00.FR.403, A00.FR.405, A00.FR.407)', async (_name, identity, text) => {
    const rig = await aRig();
    expect(await askWith(rig, identity)).toMatchObject({ status: 401, text });
  });

  test('of another organization than the trusted one is refused (A00.FR.404)', async () => {
    const rig = await aRig({}, { clientOrganization: 'ACME' });
    await rig.connect({ authorization: '', client: client(aStationCertificate('CP01')) });
    for (const organization of ['Other', undefined]) {
      expect(await askWith(rig, aStationCertificate('CP01', { organization }))).toMatchObject({
        status: 401,
        text: 'the organization of the client certificate is not the one that is trusted here',
      });
    }
  });

  test('of an authority that is not known is refused', async () => {
    const rig = await aRig();
    const stranger = pki.root({ commonName: 'Stranger' }).issue({ commonName: 'CP01', ...forClient });
    expect(await askWith(rig, stranger, { cert: stranger.pem })).toMatchObject({
      status: 401,
      text: 'the client certificate is not from an authority that is known here',
    });
  });

  test.each<[string, (lists: readonly string[]) => string | readonly string[]]>([
    ['a text each', (lists) => lists],
    ['one text', (lists) => lists.join('')],
  ])(
    'that is revoked is refused, from the moment that the gateway is told by lists in %s (A00.FR.705)',
    async (_name, written) => {
      const identity = aStationCertificate('CP01');
      const clientCrl = () => written([clientRoot.revocationList(), clientSub.revocationList()]);
      const rig = await aRig({ clientCrl: clientCrl() });
      await rig.connect({ authorization: '', client: client(identity) });
      clientSub.revoke(identity);
      rig.gateway.renewTls({ ...tls, clientCrl: clientCrl() });
      expect(await askWith(rig, identity)).toMatchObject({
        status: 401,
        text: 'the client certificate is revoked',
      });
    },
  );

  test('is not asked of a station with a password', async () => {
    const rig = await startRig({ tls });
    rig.register('CP01', { securityProfile: 2 });
    const station = await rig.connect({ client: client(aStationCertificate('CP02')) });
    expect(station.socket.protocol).toBe('ocpp1.6');
  });
});

describe('a client certificate that a proxy passes on', () => {
  const identity = aStationCertificate('CP01');
  const hash = '3q2-7w_';

  async function aRig(options: Parameters<typeof startRig>[0] = {}) {
    const asked: string[] = [];
    const rig = await startRig({
      trustedProxies: ['127.0.0.1'],
      async lookUpCertificate(wanted) {
        asked.push(wanted);
        return wanted === hash ? identity.pem : undefined;
      },
      ...options,
    });
    rig.register('CP01', { securityProfile: 3, passwordSha256: undefined });
    rig.register('CP02', { securityProfile: 3, passwordSha256: undefined });
    return { rig, asked };
  }

  const headers = {
    'x-forwarded-proto': 'https',
    'x-client-cert-present': 'true',
    'x-client-cert-chain-verified': 'true',
    'x-client-cert-hash': hash,
  };

  test.each([hash, '3q2+7w/', '3q2+7w/=='])('lets its station in by the hash %s', async (passedOn) => {
    const { rig, asked } = await aRig();
    const passing = { ...headers, 'x-client-cert-hash': passedOn };
    const station = await rig.connect({ authorization: '', client: { headers: passing } });
    expect(station.socket.protocol).toBe('ocpp1.6');
    expect(asked).toEqual([hash]);
  });

  test.each<[string, string, object, string]>([
    [
      "is another station's",
      'CP02',
      {},
      'the common name of the client certificate is not that of the station',
    ],
    ['is not known', 'CP01', { 'x-client-cert-hash': 'AAAA' }, 'the client certificate is not known'],
    [
      'was not verified',
      'CP01',
      { 'x-client-cert-chain-verified': 'false' },
      'the client certificate was not verified by the proxy',
    ],
    [
      'has no hash',
      'CP01',
      { 'x-client-cert-hash': undefined },
      'the client certificate is not passed on by its hash',
    ],
    [
      'is not there',
      'CP01',
      { 'x-client-cert-present': 'false' },
      'expected a client certificate: the station has security profile 3',
    ],
  ])('is refused when it %s', async (_name, stationId, changes, text) => {
    const { rig } = await aRig();
    const passing = Object.fromEntries(
      Object.entries({ ...headers, ...changes }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const options = { stationId, password, authorization: '', client: { headers: passing } };
    expect(await turnedAway(rig.url, options)).toMatchObject({ status: 401, text });
  });

  test('is refused when it has expired', async () => {
    const expired = aStationCertificate('CP01', {
      validFrom: new Date('2020-01-01'),
      validTo: new Date('2021-01-01'),
    });
    const { rig } = await aRig({ lookUpCertificate: async () => expired.pem });
    const options = { stationId: 'CP01', password, authorization: '', client: { headers } };
    expect(await turnedAway(rig.url, options)).toMatchObject({
      status: 401,
      text: 'the client certificate has expired',
    });
  });

  test('is not believed of anybody else', async () => {
    const { rig } = await aRig({ trustedProxies: [] });
    const options = { stationId: 'CP01', password, authorization: '', client: { headers } };
    expect(await turnedAway(rig.url, options)).toMatchObject({ status: 403 });
  });

  test('is looked up again later when that fails', async () => {
    const { rig } = await aRig({ lookUpCertificate: () => Promise.reject(new Error('away')) });
    const options = { stationId: 'CP01', password, authorization: '', client: { headers } };
    expect(await turnedAway(rig.url, options)).toMatchObject({ status: 503 });
  });
});

/** A handshake of TLS alone. */
async function shake(
  { url }: Rig,
  options: ConnectionOptions,
): Promise<{ socket: TLSSocket; failed?: unknown }> {
  const { port } = new URL(url);
  const socket = connect({ host: '127.0.0.1', port: Number(port), ca: serverRoot.pem, ...options });
  onTestFinished(() => void socket.destroy());
  try {
    await once(socket, 'secureConnect');
    return { socket };
  } catch (failed) {
    return { socket, failed };
  }
}
