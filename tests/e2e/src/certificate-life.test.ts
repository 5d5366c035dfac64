import { readFileSync } from 'node:fs';
import { createPki, type StationRequest } from '@csms/test-pki';
import type { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const pki = createPki();
afterAll(() => pki.remove());

const serverRoot = pki.root({ commonName: 'Server Root' });
const server = serverRoot.issue({
  commonName: 'csms.example',
  extendedKeyUsage: ['serverAuth'],
  extensions: ['subjectAltName=IP:127.0.0.1'],
});
const cso = pki.root({ commonName: 'CSO Root', organization: 'ACME' });

const boots = {
  'ocpp1.6': { chargePointVendor: 'Example', chargePointModel: 'One' },
  'ocpp2.0.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Example', model: 'Two' } },
} as const;

type Protocol = keyof typeof boots;

/** The boot of a station that says which serial number it has. */
function bootOf(protocol: Protocol, serialNumber: string): object {
  if (protocol === 'ocpp1.6') return { ...boots[protocol], chargePointSerialNumber: serialNumber };
  const { reason, chargingStation } = boots[protocol];
  return { reason, chargingStation: { ...chargingStation, serialNumber } };
}

/** How the CSMS asks for a new certificate, and how a station then asks for it. */
const renewals = {
  'ocpp1.6': {
    action: 'ExtendedTriggerMessage',
    request: { requestedMessage: 'SignChargePointCertificate' },
    asking: {},
  },
  'ocpp2.0.1': {
    action: 'TriggerMessage',
    request: { requestedMessage: 'SignChargingStationCertificate' },
    asking: { certificateType: 'ChargingStationCertificate' },
  },
} as const;

const hashes = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab12',
  issuerKeyHash: 'cd34',
  serialNumber: 'ef56',
};

/** How roots are installed, listed and deleted on a station, and what it answers. */
const maintenance = {
  'ocpp1.6': {
    root: 'CentralSystemRootCertificate',
    listed: { certificateHashData: [hashes] },
    list: { certificateType: 'CentralSystemRootCertificate' },
  },
  'ocpp2.0.1': {
    root: 'CSMSRootCertificate',
    listed: {
      certificateHashDataChain: [{ certificateType: 'CSMSRootCertificate', certificateHashData: hashes }],
    },
    list: { certificateType: ['CSMSRootCertificate'] },
  },
} as const;

describe.each(programs)('certificates of stations on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start({
      args: [
        '--gateway-tls-addr=127.0.0.1:0',
        `--gateway-tls-cert=${server.certificateFile}`,
        `--gateway-tls-key=${server.keyFile}`,
        `--gateway-client-ca=${cso.certificateFile}`,
        '--charge-station-cert-provider-type=local',
        '--charge-station-cert-provider-local-cert-type=file',
        `--charge-station-cert-provider-local-cert-file=${cso.certificateFile}`,
        '--charge-station-cert-provider-local-key-type=file',
        `--charge-station-cert-provider-local-key-file=${cso.keyFile}`,
      ],
    });
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  describe.each<Protocol>(['ocpp1.6', 'ocpp2.0.1'])('that speak %s', (protocol) => {
    function connect(stationId: string, password: string, certificate: object = {}): Promise<RPCClient> {
      return connectStation({
        gatewayUrl: system.gatewayTlsUrl ?? '',
        stationId,
        password,
        protocol,
        socket: { ca: serverRoot.pem, ...certificate },
      });
    }

    /** Lets an operator ask the station for a new certificate, and resolves to the chain that it gets. */
    async function renew(
      station: RPCClient,
      stationId: string,
      { pem: csr }: StationRequest,
    ): Promise<string> {
      const { action, request, asking } = renewals[protocol];
      const signed = new Promise<string>((resolve) => {
        station.handle('CertificateSigned', async ({ params }) => {
          resolve((params as { certificateChain: string }).certificateChain);
          return { status: 'Accepted' };
        });
      });
      station.handle(action, async () => {
        void station.call('SignCertificate', { csr, ...asking });
        return { status: 'Accepted' };
      });
      const answer = await operator.callStation(stationId, action, request, 30);
      expect(answer.body).toMatchObject({ status: 'Answered', response: { status: 'Accepted' } });
      return signed;
    }

    it('come when the operator asks for them, let stations in without a password, and are renewed', async () => {
      const stationId = `LIFE-${protocol}`;
      const password = await operator.registerStation(stationId, { securityProfile: 1 });
      const first = await connect(stationId, password);
      await first.call('BootNotification', boots[protocol]);
      const csr = pki.request({ subject: `/O=ACME/CN=${stationId}` });
      const chain = await renew(first, stationId, csr);
      await first.close();

      await operator.registerStation(stationId, { securityProfile: 2 });
      const key = readFileSync(csr.keyFile, 'utf8');
      const second = await connect(stationId, '', { cert: chain, key });
      expect(await second.call('Heartbeat', {})).toHaveProperty('currentTime');
      const next = await renew(second, stationId, pki.request({ subject: `/O=ACME/CN=${stationId}` }));
      expect(next).not.toBe(chain);
      await second.close();
      await expect(connect(stationId, password)).rejects.toMatchObject({ code: 401 });
    });

    it('name no station but the one that asks, whatever serial number it says that it has', async () => {
      const [stationId, later] = [`SERIAL-${protocol}`, `LATER-${protocol}`];
      const password = await operator.registerStation(stationId, { securityProfile: 1 });
      const station = await connect(stationId, password);
      await station.call('BootNotification', bootOf(protocol, later));
      // Nobody is called so yet. Whoever is one day must not meet somebody who has a certificate for that.
      const { pem: csr } = pki.request({ subject: `/O=ACME/CN=${later}` });
      const answer = await station.call('SignCertificate', { csr, ...renewals[protocol].asking });
      expect(answer).toEqual({ status: 'Rejected' });
      await station.close();
    });

    it('roots are installed on the station, listed and deleted', async () => {
      const stationId = `ROOTS-${protocol}`;
      const password = await operator.registerStation(stationId, { securityProfile: 1 });
      const station = await connect(stationId, password);
      await station.call('BootNotification', boots[protocol]);
      const { root, list, listed } = maintenance[protocol];
      station.handle('InstallCertificate', async () => ({ status: 'Accepted' }));
      station.handle('GetInstalledCertificateIds', async () => ({ status: 'Accepted', ...listed }));
      station.handle('DeleteCertificate', async () => ({ status: 'Accepted' }));
      for (const [action, request, response] of [
        ['InstallCertificate', { certificateType: root, certificate: cso.pem }, {}],
        ['GetInstalledCertificateIds', list, listed],
        ['DeleteCertificate', { certificateHashData: hashes }, {}],
      ] as const) {
        const { body } = await operator.callStation(stationId, action, request, 30);
        expect(body).toMatchObject({ status: 'Answered', response: { status: 'Accepted', ...response } });
      }
      await station.close();
    });
  });
});
