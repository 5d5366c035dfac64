import { readFileSync } from 'node:fs';
import { createPki, type Identity } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import type { RefusedConnection } from '../src/index.js';
import { createQueue } from './queue.js';
import { type Rig, startRig } from './rig.js';
import { turnedAway } from './station.js';

const pki = createPki();
afterAll(() => pki.remove());

const root = pki.root({ commonName: 'Root' });
const server = root.issue({
  commonName: 'csms.example',
  extendedKeyUsage: ['serverAuth'],
  extensions: ['subjectAltName=IP:127.0.0.1'],
});
const authority = root.subordinate({ commonName: 'Station Authority' });
const keyOf = ({ keyFile }: Identity) => readFileSync(keyFile, 'utf8');
const tls = { cert: server.pem, key: keyOf(server), clientCa: root.pem };

function aStationCertificate(commonName: string): Identity {
  return authority.issue({ commonName, extendedKeyUsage: ['clientAuth'] });
}

/** What a station connects with. */
function client(identity: Identity | undefined, above = authority.pem) {
  return { ca: root.pem, ...(identity && { cert: identity.pem + above, key: keyOf(identity) }) };
}

/** A gateway where a station with a client certificate may connect. */
async function aRig(options: Parameters<typeof startRig>[0] = {}): Promise<Rig> {
  const rig = await startRig({ tls, ...options });
  rig.register('CP01', { securityProfile: 3, passwordSha256: undefined });
  return rig;
}

function askWith({ url }: Rig, identity: Identity, above?: string) {
  return turnedAway(url, { stationId: 'CP01', password: '', client: client(identity, above) });
}

describe('a client certificate (security profile 3)', () => {
  describe('where it has to name the serial number', () => {
    const told = createQueue<readonly RefusedConnection[]>();
    const boot = (serialNumber?: string) => {
      const chargingStation = { model: 'One', vendorName: 'ACME', serialNumber };
      return [2, 'm1', 'BootNotification', { reason: 'PowerUp', chargingStation }];
    };
    const options = {
      matchSerialNumber: true,
      timing: { refusalPauseMs: 1 },
      tellRefused: async (refused: readonly RefusedConnection[]) => told.push(refused),
    };
    const connection = { authorization: '', protocols: ['ocpp2.0.1'] };

    test('a station that boots with another one is hung up on (B01.FR.11, B01.FR.12)', async () => {
      const rig = await aRig(options);
      const station = await rig.connect({ ...connection, client: client(aStationCertificate('CP01')) });
      station.send(boot('SN-2'));
      expect(await station.closed).toMatchObject({ code: 1008 });
      expect(await told.next()).toMatchObject([
        {
          stationId: 'CP01',
          fault: 'wrong_certificate',
          reason: expect.stringContaining('"SN-2"') as string,
        },
      ]);
    });

    test.each([
      ['with it', 'CP01'],
      ['without one', undefined],
    ])('a station that boots %s goes on (B01.FR.11)', async (_name, serialNumber) => {
      const rig = await aRig({ ...options, echo: true });
      const station = await rig.connect({ ...connection, client: client(aStationCertificate('CP01')) });
      station.send(boot(serialNumber));
      expect(await station.frames.next()).toMatchObject([3, 'm1', {}]);
    });

    test('a station with a password may boot with any', async () => {
      const rig = await startRig({ tls, ...options, echo: true });
      rig.register('CP01', { securityProfile: 2 });
      const station = await rig.connect({ protocols: ['ocpp2.0.1'], client: client(undefined) });
      station.send(boot('SN-2'));
      expect(await station.frames.next()).toMatchObject([3, 'm1', {}]);
    });
  });

  test('names no serial number unless it has to', async () => {
    const rig = await aRig({ echo: true });
    const options = {
      authorization: '',
      protocols: ['ocpp2.0.1'],
      client: client(aStationCertificate('CP01')),
    };
    const station = await rig.connect(options);
    const chargingStation = { model: 'One', vendorName: 'ACME', serialNumber: 'SN-2' };
    station.send([2, 'm1', 'BootNotification', { reason: 'PowerUp', chargingStation }]);
    expect(await station.frames.next()).toMatchObject([3, 'm1', {}]);
  });

  test('is refused with what a check says of its chain, or later when that cannot tell (A00.FR.702)', async () => {
    const chains: string[] = [];
    const answers: (() => string | undefined)[] = [
      () => 'is revoked',
      () => {
        throw new Error('no responder');
      },
      () => undefined,
    ];
    const checkCertificate = async (chain: string) => {
      chains.push(chain);
      return answers.shift()?.();
    };
    const rig = await aRig({ checkCertificate });
    const identity = aStationCertificate('CP01');
    expect(await askWith(rig, identity)).toMatchObject({
      status: 401,
      text: 'the client certificate is revoked',
    });
    expect(await askWith(rig, identity)).toMatchObject({ status: 503 });
    await rig.connect({ authorization: '', client: client(identity) });
    const [first = ''] = chains;
    expect(chains).toEqual([first, first, first]);
    expect(first.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(first.startsWith(identity.pem.trim())).toBe(true);
  });

  test('that its handshake refuses is not checked any further', async () => {
    const checkCertificate = async () => 'was checked';
    const rig = await aRig({ checkCertificate });
    const stranger = pki.root({ commonName: 'Stranger' }).issue({ commonName: 'CP01' });
    expect(await askWith(rig, stranger, '')).toMatchObject({
      text: 'the client certificate is not from an authority that is known here',
    });
  });
});
