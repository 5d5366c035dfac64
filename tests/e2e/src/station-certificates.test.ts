import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPki } from '@csms/test-pki';
import type { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EstServer, startEstServer } from './est-server.js';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const pki = createPki();
afterAll(() => pki.remove());

/** The next message of an action that a station gets, its data read where it is text. */
function nextCall(station: RPCClient, action: string, answer: object): Promise<Record<string, string>> {
  return new Promise((resolve) => {
    station.handle(action, async ({ params }) => {
      const message = params as Record<string, string>;
      const { data } = message;
      resolve(data === undefined ? message : (JSON.parse(data) as Record<string, string>));
      return answer;
    });
  });
}

describe.each(programs)('certificates that are signed for stations, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;
  let est: EstServer;

  const cso = pki.root({ commonName: 'CSO Root', organization: 'ACME' }).subordinate({
    commonName: 'CSO Sub',
    organization: 'ACME',
  });
  const cpo = pki.root({ commonName: 'V2G Root' }).subordinate({ commonName: 'CPO Sub' });

  beforeAll(async () => {
    est = await startEstServer(cpo, 't0ken');
    const file = join(pki.folder, 'csms.toml');
    writeFileSync(
      file,
      `[charge_station_cert_provider]
type = "delegating"
[charge_station_cert_provider.delegating.v2g]
type = "opcp"
opcp.url = "${est.url}"
opcp.auth.type = "env_token"
opcp.auth.env_token.variable = "EST_TOKEN"
[charge_station_cert_provider.delegating.cso]
type = "local"
local.cert.type = "file"
local.cert.file = "${cso.certificateFile}"
local.key.type = "file"
local.key.file = "${cso.keyFile}"
`,
    );
    system = await start({ args: ['--config', file], env: { EST_TOKEN: 't0ken' } });
    operator = createOperator(system.apiUrl);
  });
  afterAll(async () => {
    await system?.close();
    est?.close();
  });

  async function connect(stationId: string, protocol: 'ocpp1.6' | 'ocpp2.0.1') {
    const password = await operator.registerStation(stationId);
    const { gatewayUrl } = system;
    return connectStation({ gatewayUrl, stationId, password, protocol, strict: protocol === 'ocpp2.0.1' });
  }

  const csrOf = (stationId: string) => pki.request({ subject: `/O=ACME/CN=${stationId}` }).pem;
  const issuerOf = (chain: string | undefined) => /CN=.*/.exec(new X509Certificate(chain ?? '').issuer)?.[0];

  it.each([
    ['ChargingStationCertificate', 'CN=CSO Sub'],
    ['V2GCertificate', 'CN=CPO Sub'],
  ])(
    'brings a station of 2.0.1 its %s (A02.FR.04, A02.FR.14, A03.FR.04)',
    async (certificateType, issuer) => {
      const stationId = `CS-${certificateType}`;
      const station = await connect(stationId, 'ocpp2.0.1');
      const signed = nextCall(station, 'CertificateSigned', { status: 'Accepted' });
      const request = { csr: csrOf(stationId), certificateType };
      expect(await station.call('SignCertificate', request)).toEqual({ status: 'Accepted' });
      const message = await signed;
      expect(message.certificateType).toBe(certificateType);
      expect(issuerOf(message.certificateChain)).toBe(issuer);
      await station.close();
    },
  );

  it('brings a station of 1.6 its certificate by the security extension', async () => {
    const station = await connect('CP16', 'ocpp1.6');
    const signed = nextCall(station, 'CertificateSigned', { status: 'Accepted' });
    expect(await station.call('SignCertificate', { csr: csrOf('CP16') })).toEqual({ status: 'Accepted' });
    expect(issuerOf((await signed).certificateChain)).toBe('CN=CSO Sub');
    await station.close();
  });

  it.each([
    ['org.openchargealliance.iso15118pnc', 'certificateChain'],
    ['iso15118', 'cert'],
  ])(
    'brings a station of 1.6 its certificate for ISO 15118 in DataTransfer of %s',
    async (vendorId, field) => {
      const stationId = `CP-${field}`;
      const station = await connect(stationId, 'ocpp1.6');
      const signed = nextCall(station, 'DataTransfer', { status: 'Accepted', data: '{"status":"Accepted"}' });
      const data = JSON.stringify({ csr: csrOf(stationId) });
      const request = { vendorId, messageId: 'SignCertificate', data };
      expect(await station.call('DataTransfer', request)).toEqual({
        status: 'Accepted',
        data: '{"status":"Accepted"}',
      });
      expect(issuerOf((await signed)[field])).toBe('CN=CPO Sub');
      await station.close();
    },
  );

  it('has one certificate signed, however often the station asks for it', async () => {
    const station = await connect('CS-repeats', 'ocpp2.0.1');
    const before = est.signed();
    const signed = nextCall(station, 'CertificateSigned', { status: 'Accepted' });
    const request = { csr: csrOf('CS-repeats'), certificateType: 'V2GCertificate' };
    for (let count = 0; count < 3; count++) {
      expect(await station.call('SignCertificate', request)).toEqual({ status: 'Accepted' });
    }
    await signed;
    expect(est.signed()).toBe(before + 1);
    await station.close();
  });

  it("rejects a CSR for another station's connection (A02.FR.12)", async () => {
    const station = await connect('CS-other', 'ocpp2.0.1');
    const request = { csr: csrOf('CP16'), certificateType: 'ChargingStationCertificate' };
    expect(await station.call('SignCertificate', request)).toEqual({ status: 'Rejected' });
    await station.close();
  });
});
